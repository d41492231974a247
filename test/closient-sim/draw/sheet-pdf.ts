import type { Identity } from '../catalog/rows.ts';
import { dataMatrix, elementString } from './modules.ts';
import { runs } from './pictures.ts';

const inch = 72;
const columns = 7;
const perPage = 63;

/** A plain PDF on Letter, 63 labels a page, for whoever downloads a sheet. @param pause called between pages. */
export async function sheetPdf(labels: readonly Identity[], pause: () => Promise<void>): Promise<Buffer> {
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>', '', fontObject];
  const pages: number[] = [];
  for (let first = 0; first < labels.length; first += perPage) {
    const content = labels
      .slice(first, first + perPage)
      .map(drawLabel)
      .join('\n');
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F 3 0 R >> >> /Contents ${objects.length} 0 R >>`,
    );
    pages.push(objects.length);
    await pause();
  }
  objects[1] = `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((n) => `${n} 0 R`).join(' ')}] >>`;
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
}

const fontObject = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

function drawLabel(label: Identity, i: number): string {
  const x = 0.375 * inch + (i % columns) * 1.125 * inch + 18;
  const y = 792 - 0.5 * inch - Math.floor(i / columns) * 1.125 * inch - 52;
  const symbol = dataMatrix(elementString(label));
  const ink = runs(symbol).map(
    ({ x: column, y: row, length }) => `${column} ${symbol.height - row} ${length} 1 re`,
  );
  const text = `${label.lot ?? ''} ${label.serial ?? ''}`
    .replace(/[\\()]/g, '\\$&')
    .replace(/[^\x20-\x7e]/g, '?');
  return `q 1.5 0 0 1.5 ${x.toFixed(2)} ${y.toFixed(2)} cm ${ink.join(' ')} f Q BT /F 4 Tf ${x.toFixed(2)} ${(y - 6).toFixed(2)} Td (${text}) Tj ET`;
}
