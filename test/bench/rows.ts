import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { gtinCheckDigit } from '../../src-shared/gs1/index.ts';
import { randomFrom } from '../support/random.ts';

/** `count` GTINs of the prefix GS1 keeps for examples. */
export function exampleGtins(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const body = `0952${String(index + 1).padStart(9, '0')}`;
    return body + gtinCheckDigit(body);
  });
}

/** Writes a CSV file of serials over `gtins`, lots of 500, serials of 8 to 10 characters. */
export async function writeSerials(
  path: string,
  count: number,
  gtins: readonly string[],
  seed: number,
): Promise<void> {
  const random = randomFrom(seed);
  const file = createWriteStream(path);
  file.write('gtin,lot,serial,expiry\n');
  const perGtin = Math.ceil(count / gtins.length);
  let lines: string[] = [];
  for (let index = 0; index < count; index++) {
    const gtin = gtins[Math.floor(index / perGtin)] ?? '';
    const within = index % perGtin;
    const tail = String(Math.floor(random() * 900) + 100).slice(0, 1 + Math.floor(random() * 3));
    lines.push(
      `${gtin},L${String(Math.floor(within / 500)).padStart(4, '0')},${String(within).padStart(7, '0')}${tail},2027-12-31`,
    );
    if (lines.length >= 5_000) {
      if (!file.write(`${lines.join('\n')}\n`)) await once(file, 'drain');
      lines = [];
    }
  }
  file.end(lines.length > 0 ? `${lines.join('\n')}\n` : '');
  await once(file, 'close');
}
