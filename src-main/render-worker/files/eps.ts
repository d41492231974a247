import { dotInPoints, type Dpi } from '../../../src-shared/units.ts';
import { decimal } from './decimal.ts';
import type { Drawing, TextRun } from './drawing.ts';
import { outlines, unitsPerEm } from './outlines.ts';

/**
 * Every bar is drawn this much narrower at each edge, in dots. PostScript paints each dot that a shape touches, also
 * the one behind an edge that lies exactly between two dots: without this a bar would come out one dot too wide. It
 * is less than half a dot, so no dot is lost.
 */
const inset = 0.02;

/**
 * The drawing as Encapsulated PostScript 3.0, level 2, in dots under one matrix with y upwards. The box counts from
 * 0 and has the quiet zone in it, which is painted white. Text is outlines: the file needs no font.
 */
export function epsOf({ width, height, rectangles, text }: Drawing, dpi: Dpi): string {
  const dot = dotInPoints(dpi);
  const [across, up] = [width * dot, height * dot];
  let eps =
    '%!PS-Adobe-3.0 EPSF-3.0\n' +
    `%%BoundingBox: 0 0 ${Math.ceil(across - 1e-6)} ${Math.ceil(up - 1e-6)}\n` +
    `%%HiResBoundingBox: 0 0 ${decimal(across, 4)} ${decimal(up, 4)}\n` +
    '%%Creator: Print Room\n%%LanguageLevel: 2\n%%Pages: 1\n%%EndComments\n%%BeginProlog\n' +
    '8 dict begin\n' +
    '/r {rectfill} bind def\n/m {moveto} bind def\n/l {lineto} bind def\n/c {curveto} bind def\n' +
    '/h {closepath} bind def\n%%EndProlog\n%%Page: 1 1\ngsave\n' +
    `${decimal(dot, 10)} dup scale\n1 setgray 0 0 ${width} ${height} r\n0 setgray\n`;
  for (let i = 0; i < rectangles.length; i += 4) {
    const wide = rectangles[i + 2] ?? 0;
    const high = rectangles[i + 3] ?? 0;
    const left = (rectangles[i] ?? 0) + inset;
    const bottom = height - (rectangles[i + 1] ?? 0) - high + inset;
    eps += `${left} ${decimal(bottom, 2)} ${decimal(wide - 2 * inset, 2)} ${decimal(high - 2 * inset, 2)} r\n`;
  }
  for (const run of text) eps += textOf(run, height);
  return `${eps}grestore\nend\nshowpage\n%%Trailer\n%%EOF\n`;
}

function textOf({ text, x, baseline, size }: TextRun, height: number): string {
  const at = `${decimal(x, 3)} ${decimal(height - baseline, 3)}`;
  let eps = `gsave ${at} translate ${decimal(size / unitsPerEm, 8)} dup scale\n`;
  for (const character of text) eps += glyphOf(character);
  return `${eps}grestore\n`;
}

const glyphs = new Map<string, string>();

/** Fills a character at the origin and moves the origin behind it. */
function glyphOf(character: string): string {
  const known = glyphs.get(character);
  if (known !== undefined) return known;
  const [advance, path] = outlines[character] ?? [0, ''];
  const glyph = `newpath\n${postScriptOf(path)}fill ${advance} 0 translate\n`;
  glyphs.set(character, glyph);
  return glyph;
}

/** PostScript has cubic curves only; a quadratic one is exactly a cubic. */
function postScriptOf(path: string): string {
  let eps = '';
  let [x, y] = [0, 0];
  for (const [, command, numbers = ''] of path.matchAll(/([MLQZ])([^MLQZ]*)/g)) {
    const [a = 0, b = 0, c = 0, d = 0] = numbers.split(' ').map(Number);
    if (command === 'Z') eps += 'h\n';
    else if (command === 'Q') {
      const third = (from: number, to: number): string => decimal((from + 2 * to) / 3, 2);
      eps += `${third(x, a)} ${third(y, b)} ${third(c, a)} ${third(d, b)} ${c} ${d} c\n`;
      [x, y] = [c, d];
    } else {
      eps += `${a} ${b} ${command === 'M' ? 'm' : 'l'}\n`;
      [x, y] = [a, b];
    }
  }
  return eps;
}
