import type { Appearance } from '../state/appearance.ts';
import { sounds, type SoundName } from './tones.ts';

/** Share of full loudness. */
const loudness: Record<Appearance['volume'], number> = { quiet: 0.06, usual: 0.2, loud: 0.6 };
/** A tone that begins or ends at once clicks. */
const fadeSeconds = 0.015;
/** A page that nobody has touched yet may not sound; a sound that comes later would tell of nothing. */
const lateMs = 2_000;

let context: AudioContext | null = null;

/** Plays a sound now, or not at all. */
export async function play(name: SoundName, volume: Appearance['volume']): Promise<void> {
  // A browser refuses a page that nobody has touched, and complains.
  if (!navigator.userActivation.hasBeenActive) return;
  const asked = performance.now();
  try {
    context ??= new AudioContext();
    if (context.state !== 'running') await context.resume();
  } catch {
    // A machine without loudspeakers: the window says it in words and colour all the same.
    return;
  }
  if (performance.now() - asked > lateMs) return;
  const begin = context.currentTime + 0.01;
  for (const { pitch, at, length } of sounds[name]) {
    const tone = new OscillatorNode(context, { type: 'triangle', frequency: pitch });
    const gain = new GainNode(context, { gain: 0 });
    const [start, end] = [begin + at, begin + at + length];
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(loudness[volume], start + fadeSeconds);
    gain.gain.setValueAtTime(loudness[volume], end - fadeSeconds);
    gain.gain.linearRampToValueAtTime(0, end);
    tone.connect(gain).connect(context.destination);
    tone.start(start);
    tone.stop(end);
  }
}
