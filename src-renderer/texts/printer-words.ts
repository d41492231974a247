import type { Printer } from '../../src-shared/contract/printing.ts';
import { stoppingReasons } from '../../src-shared/states/device-reasons.ts';
import type { Tone } from '../theme.ts';
import { t } from './t.ts';

interface StateWords {
  readonly tone: Tone;
  readonly text: string;
  /** What else the device says. */
  readonly more: readonly string[];
}

/** A printer's state in words. What stops paper comes before everything else. */
export function printerStateWords({ state, reasons, notes }: Printer): StateWords {
  const stops = reasons.find((reason) => stoppingReasons.includes(reason));
  const others = reasons.filter((reason) => reason !== stops).map((reason) => t(`reason.${reason}`));
  const more = [...others, ...notes];
  if (stops) return { tone: 'trouble', text: t(`reason.${stops}`), more };
  return { ...wordsOfState(state), more };
}

/** `unknown` is not bad: many queues say nothing. */
function wordsOfState(state: Printer['state']): Pick<StateWords, 'tone' | 'text'> {
  switch (state) {
    case 'idle':
      return { tone: 'good', text: t('printer.idle') };
    case 'printing':
      return { tone: 'working', text: t('printer.printing') };
    case 'stopped':
      return { tone: 'trouble', text: t('printer.stopped') };
    case 'unknown':
      return { tone: 'calm', text: t('printer.unknown') };
  }
}

/** State, reasons and what the device says, on one line. */
export function printerLine(printer: Printer): string {
  const { text, more } = printerStateWords(printer);
  return [text, ...more].join(' · ');
}
