import { widthsOf, type Bars } from './bars.ts';

/** Bar and space widths of the values 0 to 105 (ISO/IEC 15417 table 1), six digits each. */
const patterns =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222' +
  '123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321' +
  '232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121' +
  '313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224' +
  '111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111' +
  '111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113' +
  '114311411113411311113141114131311141411131211412211214211232';
const stop = '2331112';

const startB = 104;
const startC = 105;
const toC = 99;
const toB = 100;
const fnc1 = 102;

type CodeSet = 'B' | 'C';

/**
 * A GS1-128 symbol: Code 128 with FNC1 behind the start character (ISO/IEC 15417, GenSpecs 5.4).
 *
 * @param caretText element strings with `^` for FNC1, one of them in front. GS1 knows no control characters, so the
 *   code sets B and C are enough; where to change between them is searched for, so no symbol is shorter.
 * @throws RangeError for a character outside of space to `~`, or no FNC1 in front
 */
export function encodeGs1128(caretText: string): Bars {
  if (!caretText.startsWith('^')) throw new RangeError('A GS1-128 symbol begins with FNC1, written as ^.');
  const values = shortestValues(caretText);
  const check = values.reduce((sum, value, index) => sum + value * Math.max(1, index), 0) % 103;
  const widths = [...values, check].map((value) => patterns.slice(value * 6, value * 6 + 6)).join('');
  return { widths: widthsOf(widths + stop), guards: [] };
}

/** Symbol characters without check and stop: the fewest there are, digits rather in code set C where it is the same. */
function shortestValues(text: string): number[] {
  // How many symbol characters the text from `at` on needs when `at` is met in this code set.
  const needB = new Uint16Array(text.length + 2);
  const needC = new Uint16Array(text.length + 2);
  for (let at = text.length - 1; at >= 0; at--) {
    const stayB = 1 + (needB[at + 1] ?? 0);
    const stayC = stayingInC(text, at, needC);
    needB[at] = Math.min(stayB, 1 + stayC);
    needC[at] = Math.min(stayC, 1 + stayB);
  }
  let set: CodeSet = (needC[0] ?? 0) <= (needB[0] ?? 0) ? 'C' : 'B';
  const values = [set === 'C' ? startC : startB];
  let at = 0;
  while (at < text.length) {
    const stayB = 1 + (needB[at + 1] ?? 0);
    const stayC = stayingInC(text, at, needC);
    if (set === 'B' && 1 + stayC < stayB) {
      values.push(toC);
      set = 'C';
    } else if (set === 'C' && 1 + stayB <= stayC) {
      values.push(toB);
      set = 'B';
    }
    at += writeNext(text, at, set, values);
  }
  return values;
}

/** What staying in code set C costs from `at` on; out of reach where the next character is not of that set. */
function stayingInC(text: string, at: number, needC: Uint16Array): number {
  if (text[at] === '^') return 1 + (needC[at + 1] ?? 0);
  return isDigit(text, at) && isDigit(text, at + 1) ? 1 + (needC[at + 2] ?? 0) : 10_000;
}

/** @returns how many characters of the text were taken. */
function writeNext(text: string, at: number, set: CodeSet, values: number[]): number {
  if (text[at] === '^') {
    values.push(fnc1);
    return 1;
  }
  if (set === 'C') {
    values.push(Number(text.slice(at, at + 2)));
    return 2;
  }
  const code = text.charCodeAt(at);
  if (code < 0x20 || code > 0x7e) {
    throw new RangeError(`Character ${at + 1}, U+${code.toString(16)}, cannot be part of a GS1-128 symbol.`);
  }
  values.push(code - 0x20);
  return 1;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}
