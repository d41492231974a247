import bwipjs from 'bwip-js/node';
import { describe, expect, test } from 'vitest';
import { type AiComponent, type AiEntry, allAis } from '../../../src-shared/gs1/ai-table.ts';
import { cset39, cset64, cset82 } from '../../../src-shared/gs1/cset.ts';
import { gtinCheckDigit, lint } from '../../../src-shared/gs1/index.ts';
import { RandomText } from './random-text.ts';

/** Material, good and bad, for the linters that random characters would never satisfy or never miss. */
const samples: Readonly<Record<string, readonly string[]>> = {
  couponcode: [
    '0123456123456111101231011012361234567',
    '01234561234561111012332001014200101',
    '0123456123456111101235012345690000',
    '01234561234561111012321101230123456',
    '0123456123456111101239000',
  ],
  couponposoffer: [
    '001234561234560123456',
    '0012345612345601234567',
    '00123456123456',
    '201234561234560123456',
  ],
  hh: ['00', '23', '24'],
  hhmi: ['0000', '2359', '2400', '1260'],
  hyphen: ['-', 'A'],
  iban: ['GB82WEST12345698765432', 'DE89370400440532013000', 'NO9386011117947', 'NO9386011117948', 'GB8'],
  iso3166alpha2: ['DE', 'US', 'GB', 'XX', 'de'],
  latitude: ['0000000000', '1800000000', '1800000001'],
  longitude: ['0000000000', '3600000000', '3600000001'],
  mi: ['00', '59', '60'],
  packagetype: ['1A', 'PX', '200', '8', 'QQQ', 'Q9'],
  pcenc: ['A%20B', 'A%2', 'A%', '%gg', 'abc', '%C3%A9'],
  pieceoftotal: ['0101', '0102', '0201', '0001', '0100'],
  posinseqslash: ['1/3', '3/1', '0/3', '1/0', '123', '9/9'],
  ss: ['00', '59', '60'],
  yymmd0: ['261130', '261100', '260229', '280229', '261301', '260001'],
  yymmdd: ['261130', '261100', '260229', '280229', '261301', '260001'],
  yyyymmdd: ['19000228', '19000229', '20000229', '20261301', '20261100'],
};

const alphabets = { N: '0123456789', X: cset82, Y: cset39, Z: `${cset64}=` } as const;

function component(random: RandomText, { set, minLength, maxLength, linters }: AiComponent): string {
  const sample = linters.map((name) => samples[name]).find((each) => each !== undefined);
  if (sample) return random.pick(sample);
  const length = minLength + random.below(maxLength - minLength + 1);
  const text = random.text(alphabets[set], length);
  if (linters.includes('csum') && random.below(4))
    return text.slice(0, -1) + gtinCheckDigit(text.slice(0, -1));
  // The oracle asks for two digits of a company prefix only, GS1 for four.
  return linters.some((name) => name.startsWith('gcppos')) ? `1234${text.slice(4)}` : text;
}

/** A value that is often right, and now and then has a character too many, too few or another one. */
function randomValue(random: RandomText, entry: AiEntry): string {
  let value = '';
  for (const each of entry.components) {
    if (each.optional && random.below(2)) break;
    value += component(random, each);
  }
  const at = random.below(value.length);
  const mishap = random.below(12);
  if (mishap === 0) return value.slice(0, at) + value.slice(at + 1);
  if (mishap === 1) return value.slice(0, at) + random.pick('0Aa ~-%/') + value.slice(at);
  if (mishap === 2) return value.slice(0, at) + random.pick('0Aa ~-%/') + value.slice(at + 1);
  return value;
}

/**
 * What BWIPP says: `OK` or its message. A composite component checks values but not which AIs stand together.
 */
function bwippVerdict(text: string): string {
  try {
    bwipjs.raw({ bcid: 'gs1-cc', ccversion: 'c', cccolumns: 4, lintype: 'ean13', text } as Parameters<
      typeof bwipjs.raw
    >[0]);
    return 'OK';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Where GS1's dictionary is newer or says otherwise: package type AT, currency 924 (ZWG). */
function isKnownDifference(ai: string, value: string): boolean {
  return (
    (ai === '7041' && (value === 'AT' || value === 'APE')) || (/^39[13]/.test(ai) && value.startsWith('924'))
  );
}

describe('BWIPP, which checks GS1 data on its own', () => {
  test('accepts and refuses the same values, for every AI', () => {
    const random = new RandomText(82);
    const differences: string[] = [];
    let accepted = 0;
    let refused = 0;
    for (let round = 0; round < 8; round++) {
      for (const entry of allAis()) {
        const value = randomValue(random, entry);
        // A bracket would end the value in BWIPP's notation.
        if (value === '' || /[(^\\]/.test(value) || isKnownDifference(entry.ai, value)) continue;
        const text = `(${entry.ai})${value}`;
        const ours = lint(text);
        const theirs = bwippVerdict(text);
        if (ours.ok) accepted++;
        else refused++;
        if (ours.ok !== (theirs === 'OK'))
          differences.push(`${text}: ${ours.ok ? 'OK' : ours.code}, BWIPP: ${theirs}`);
      }
    }
    expect(differences).toEqual([]);
    expect(accepted).toBeGreaterThan(1500);
    expect(refused).toBeGreaterThan(700);
  });
});
