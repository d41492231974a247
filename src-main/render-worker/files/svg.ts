import { dotInMm, type Dpi } from '../../../src-shared/units.ts';
import { decimal } from './decimal.ts';
import type { Drawing, TextRun } from './drawing.ts';
import { outlines, unitsPerEm } from './outlines.ts';

/**
 * The drawing as SVG: its size in mm, its coordinates in dots of the job's resolution, the quiet zone as white
 * ground, all dark rectangles as one path. `crispEdges`: a viewer must not smooth the edges of modules. Text is
 * outlines: the file needs no font.
 */
export function svgOf({ width, height, rectangles, text }: Drawing, dpi: Dpi): string {
  const dot = dotInMm(dpi);
  let path = '';
  for (let i = 0; i < rectangles.length; i += 4) {
    const across = rectangles[i + 2];
    path += `M${rectangles[i]} ${rectangles[i + 1]}h${across}v${rectangles[i + 3]}h-${across}z`;
  }
  let svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${decimal(width * dot, 4)}mm" ` +
    `height="${decimal(height * dot, 4)}mm" viewBox="0 0 ${width} ${height}">` +
    `<path fill="#fff" d="M0 0h${width}v${height}H0z"/><path shape-rendering="crispEdges" d="${path}"/>`;
  for (const run of text) svg += textOf(run);
  return `${svg}</svg>\n`;
}

function textOf({ text, x, baseline, size }: TextRun): string {
  const scale = decimal(size / unitsPerEm, 8);
  let svg = `<g transform="matrix(${scale} 0 0 -${scale} ${decimal(x, 3)} ${decimal(baseline, 3)})">`;
  let pen = 0;
  for (const character of text) {
    const [advance, path] = outlines[character] ?? [0, ''];
    svg += pen === 0 ? `<path d="${path}"/>` : `<path transform="translate(${pen})" d="${path}"/>`;
    pen += advance;
  }
  return `${svg}</g>`;
}
