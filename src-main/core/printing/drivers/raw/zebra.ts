import type { DeviceReason } from '../../../../../src-shared/states/device-reasons.ts';
import type { DeviceWord } from './device-word.ts';

/**
 * Error bits of `~HQES` (ZPL II Programming Guide, "~HQ", error flags, group 1). Warnings are no reason to stop.
 * What is not listed is `attention`.
 */
const errorBits: readonly (readonly [bit: number, reason: DeviceReason, words: string])[] = [
  [0x1, 'media_empty', 'media out'],
  [0x2, 'marker_empty', 'ribbon out'],
  [0x4, 'cover_open', 'print head open'],
  [0x8, 'attention', 'cutter fault'],
  [0x10, 'attention', 'print head too hot'],
  [0x20, 'attention', 'motor too hot'],
  [0x40, 'attention', 'print head has a bad element'],
  [0x80, 'attention', 'print head not recognised'],
  [0x1000, 'media_jam', 'paper jam'],
  [0x4000, 'media_jam', 'paper feed error'],
  [0x8000, 'media_jam', 'paper path could not be cleared'],
  [0x1_0000, 'paused', 'paused'],
  [0x8_0000, 'media_needed', 'black mark not found'],
];
const knownBits = errorBits.reduce((all, [bit]) => all | bit, 0);

/** Reads the answers to `~HQES` and `~HS`; either may be missing. null where neither is there. */
export function readZebra(text: string): DeviceWord | null {
  const errors = readErrors(text);
  const status = readHostStatus(text);
  if (!errors && !status) return null;
  const found = [...(errors ?? []), ...(status?.found ?? [])];
  return {
    language: 'zebra',
    reasons: [...new Set(found.map(([reason]) => reason))],
    activity: status?.activity ?? 'unknown',
    message: found.length === 0 ? null : [...new Set(found.map(([, words]) => words))].join(', '),
    counter: null,
  };
}

/** What stands between STX and ETX, frame by frame. */
export function framesOf(text: string): string[] {
  return text
    .split('\u0003')
    .slice(0, -1)
    .map((part) => part.slice(part.lastIndexOf('\u0002') + 1));
}

/** The answer to a question for a counter: `"1234"`; null for "?" and everything else. */
export function readZebraCounter(text: string): number | null {
  const [, digits] = /"(\d{1,15})"/.exec(text) ?? [];
  return digits === undefined ? null : Number(digits);
}

type Found = readonly [reason: DeviceReason, words: string];

function readErrors(text: string): Found[] | null {
  const [, present, , group1] = /ERRORS:\s*([01])\s+([\dA-F]{8})\s+([\dA-F]{8})/i.exec(text) ?? [];
  if (present === undefined || group1 === undefined) return null;
  const bits = Number.parseInt(group1, 16);
  const found: Found[] = errorBits.filter(([bit]) => bits & bit).map(([, reason, words]) => [reason, words]);
  const rest = (bits & ~knownBits) >>> 0;
  if (rest !== 0 || (present === '1' && found.length === 0)) found.push(['attention', `error ${group1}`]);
  return found;
}

/**
 * The three strings of `~HS` (ZPL II Programming Guide, "~HS"): `aaa,b,c,dddd,eee,f,g,h,iii,j,k,l`,
 * `mmm,n,o,p,q,r,s,t,uuuuuuuu,v,www`, `xxxx,y`.
 *
 * "Nothing left" is all that an idle answer proves: a PDF that the printer gave up half-way looks the same.
 */
function readHostStatus(text: string): { found: Found[]; activity: DeviceWord['activity'] } | null {
  const strings = framesOf(text).map((frame) => frame.split(',').map(Number));
  const first = strings.find((fields) => fields.length === 12);
  const second = strings.find((fields) => fields.length === 11);
  if (!first || !second) return null;
  const flags: readonly (readonly [set: number | undefined, reason: DeviceReason, words: string])[] = [
    [first[1], 'media_empty', 'media out'],
    [first[2], 'paused', 'paused'],
    [first[9], 'attention', 'settings lost'],
    [first[10], 'attention', 'print head too cold'],
    [first[11], 'attention', 'print head too hot'],
    [second[2], 'cover_open', 'print head open'],
    [second[3], 'marker_empty', 'ribbon out'],
  ];
  const formatsInBuffer = first[4] ?? 0;
  const bufferFull = first[5] === 1;
  const partialFormat = first[7] === 1;
  const labelWaiting = second[7] === 1;
  const labelsRemaining = second[8] ?? 0;
  const busy = formatsInBuffer > 0 || bufferFull || partialFormat || labelWaiting || labelsRemaining > 0;
  return {
    found: flags.filter(([set]) => set === 1).map(([, reason, words]) => [reason, words]),
    activity: busy ? 'busy' : 'idle',
  };
}
