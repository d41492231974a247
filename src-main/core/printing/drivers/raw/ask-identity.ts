import { type DeviceCapabilities, unknownCapabilities } from '../driver.ts';
import type { RawAddress } from './address.ts';
import { type AskLimits, exchange, leave } from './ask-device.ts';
import { connectTo } from './connect.ts';
import { framesOf } from './zebra.ts';

const leaveLanguage = '\u001B%-12345X';
/** Harmless in both languages, as the question for the state. */
const question = [`${leaveLanguage}@PJL COMMENT ~HI`, '@PJL INFO ID', leaveLanguage].join('\r\n');

/** Dots per mm as `~HI` names them. 6 dots per mm are 152 dpi. */
const dpiOf = new Map([
  [6, 152],
  [8, 203],
  [12, 300],
  [24, 600],
]);

/**
 * Model and resolution, where the device tells them: `~HI` (`model,version,dots per mm,memory,...`) or
 * `@PJL INFO ID`. Media it does not tell in these languages.
 * @throws where it cannot be reached.
 */
export async function askIdentity(address: RawAddress, limits: AskLimits): Promise<DeviceCapabilities> {
  const socket = await connectTo(address, limits.connectMs);
  try {
    const answer = await exchange(
      socket,
      question,
      limits.answerMs,
      (text) => framesOf(text).length > 0 || text.includes('\f'),
    );
    return readIdentity(answer);
  } finally {
    await leave(socket);
  }
}

/** The answer as capabilities; all unknown where it is no answer. */
export function readIdentity(answer: string): DeviceCapabilities {
  const [, zebra, dots] = /^([^,]+),[^,]*,(\d+),/.exec(framesOf(answer)[0] ?? '') ?? [];
  if (zebra !== undefined) {
    const dpi = dpiOf.get(Number(dots));
    return { ...unknownCapabilities, model: zebra.trim(), dpi: dpi === undefined ? null : [dpi] };
  }
  const [, model] = /@PJL INFO ID\s*\r?\n"?([^"\r\n]+)"?/.exec(answer) ?? [];
  return { ...unknownCapabilities, model: model?.trim() ?? null };
}
