import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { mmToPoints } from '../../../src-shared/units.ts';
import { FileSink, type FinishedFile } from '../render/file-sink.ts';
import type { Glyph } from '../render/protocol.ts';
import { WritableText } from '../documents/writable-text.ts';
import { openSheetDocument } from '../render/sheet-document.ts';
import { fontResource } from '../render/sheet-font.ts';
import { headText, moment, type ReportOrigin } from './report-document.ts';
import type { TraceRow } from './trace-rows.ts';

/** A4, lying. */
const page = { width: 297, height: 210 };
const marginMm = 10;
const fontSize = 5.5;
const lineHeight = 7.5;
const titleSize = 12;
const subtitleSize = 7;
/** Blank lines above the one to sign, and what stands under it. */
const signatureLines = 6;
/** Where the page's number ends and " of 12" begins, mm. */
const pageNumberEnd = 277;
const pageCount = 'Pages';

interface Column {
  readonly title: string;
  /** Of the page's left edge, mm. */
  readonly x: number;
  readonly width: number;
  readonly text: (row: TraceRow) => string;
}

const columns: readonly Column[] = [
  column('Serial', 10, 31, (row) => row.serial ?? '(lot)'),
  column('Event', 42, 15, (row) => row.type ?? row.state),
  column('Labels', 58, 9, (row) => (row.quantity === null ? '' : String(row.quantity))),
  column('When', 68, 27, (row) => (row.at === null ? '' : moment(row.at))),
  column('By', 96, 23, (row) => row.operator ?? ''),
  column('Printer', 120, 20, (row) => row.printer ?? ''),
  column('Run', 141, 29, (row) => row.run ?? ''),
  column('Sheet, place', 171, 13, (row) => (row.sheet === null ? '' : `${row.sheet}, ${row.cell}`)),
  column('Print file', 185, 19, (row) => row.print_file?.slice(0, 16) ?? ''),
  column('Artifact', 205, 19, (row) => row.artifact?.slice(0, 16) ?? ''),
  column('Evidence', 225, 11, (row) => row.evidence ?? ''),
  column('Reason', 237, 30, (row) => row.reason ?? ''),
  column('Event hash', 268, 19, (row) => row.hash?.slice(0, 16) ?? ''),
];

function column(title: string, x: number, width: number, text: (row: TraceRow) => string): Column {
  return { title, x, width, text };
}

interface TraceReport {
  readonly subject: string;
  readonly origin: ReportOrigin;
  readonly font: Buffer;
  readonly pages: AsyncIterable<readonly TraceRow[]>;
}

/**
 * The trace of a lot on paper. It may have hundreds of thousands of lines, so it is drawn like label sheets are: a
 * page at a time, on the engine inside pdfmake. Hashes show their first 16 digits; the CSV has all of them.
 */
export async function writeTracePdf(path: string, report: TraceReport): Promise<FinishedFile> {
  const sink = new FileSink(path);
  try {
    const document = openSheetDocument(page, report.font, sink);
    const drawPageCount = document.later(pageCount);
    const pen = new Pen(document.takeGlyph);
    let number = 0;
    let room = 0;
    let content: string[] = [];
    const endPage = async (): Promise<void> => {
      document.addPage(await streamOf(content));
      await sink.ready();
    };
    const beginPage = (): void => {
      number++;
      content = headOf(pen, report, number);
      room = pen.rows;
    };
    /** Room for so many lines that stay together. @returns where the first one begins. */
    const take = async (lines: number): Promise<number> => {
      if (room < lines) {
        await endPage();
        beginPage();
      }
      room -= lines;
      return pen.top + (pen.rows - room - lines) * lineHeight;
    };
    const sum = new Map<string, number>();
    beginPage();
    for await (const rows of report.pages) {
      for (const row of rows) {
        const y = await take(1);
        for (const { x, width, text } of columns) content.push(pen.text(text(row), x, y, fontSize, width));
        const what = row.type ?? `serials ${row.state}, never printed`;
        sum.set(what, (sum.get(what) ?? 0) + (row.quantity ?? 1));
      }
    }
    const end = endOf(report, sum, pen.note());
    const y = await take(end.length + signatureLines);
    end.forEach((line, index) =>
      content.push(pen.text(line, marginMm, y + (index + 1) * lineHeight, fontSize, 277)),
    );
    content.push(...signature(pen, y + (end.length + signatureLines - 1) * lineHeight));
    await endPage();
    drawPageCount(await streamOf([pen.text(` of ${number}`, pageNumberEnd, pen.foot, fontSize, 20)]));
    document.end();
    return await sink.commit();
  } catch (caught) {
    await sink.discard();
    throw caught;
  }
}

/** Deflated on a thread of its own: polls come through between two pages. */
function streamOf(content: readonly string[]): Promise<Buffer> {
  return promisify(deflate)(Buffer.from(content.join('\n'), 'latin1'));
}

function ownerOf({ organisation, sample }: ReportOrigin): string {
  return sample ? `${organisation} (SAMPLE)` : organisation;
}

function headOf(pen: Pen, { subject, origin }: TraceReport, number: number): string[] {
  const { station, events } = origin.heads;
  const owner = ownerOf(origin);
  const top = mmToPoints(marginMm);
  const asOf = origin.asOf === null ? 'nothing recorded yet' : `as of ${moment(origin.asOf)}`;
  const foot = `${owner}   ${subject}   station ${station}, event ${events.station_seq}, SHA-256 ${events.hash}`;
  const lines = [
    pen.text(`Trace of ${subject}`, marginMm, top, titleSize, 270),
    pen.text(`${owner}, ${asOf}`, marginMm, top + 16, subtitleSize, 270),
    pen.text(foot, marginMm, pen.foot, fontSize, 235),
    pen.textBefore(`page ${number}`, pageNumberEnd, pen.foot, fontSize),
    `/${pageCount} Do`,
    pen.line(marginMm, pen.top - 3, 277),
  ];
  for (const { title, x, width } of columns) {
    lines.push(pen.text(title, x, pen.top - lineHeight * 1.5, fontSize, width));
  }
  return lines;
}

/** What all of it comes to, and the ledger it was drawn over. */
function endOf({ origin }: TraceReport, sum: ReadonlyMap<string, number>, note: string | null): string[] {
  const { station, events, records } = origin.heads;
  const counts = [...sum].map(([what, count]) => `${what}: ${count}`).join('   ');
  return [
    counts === '' ? 'No labels' : `Labels   ${counts}`,
    `Ledger   station ${station}`,
    `Last event   ${headText(events)}`,
    `Last record   ${headText(records)}`,
    'Hashes and long texts are cut here; the trace as CSV has them whole.',
    ...(note === null ? [] : [note]),
  ];
}

function signature(pen: Pen, y: number): string[] {
  return [
    pen.line(marginMm, y - 1, 90),
    pen.text('Checked by: name, date, signature', marginMm, y, fontSize, 90),
  ];
}

/** Writes text as operators of a content stream. */
class Pen {
  readonly #glyphs = new Map<string, Glyph | null>();
  readonly #takeGlyph: (codePoint: number) => Glyph | null;
  readonly #text: WritableText;
  /** Where the first row begins, and how many there are, in points from the top. */
  readonly top = mmToPoints(marginMm) + 44;
  readonly foot = mmToPoints(page.height - marginMm) + 2;
  readonly rows = Math.floor((mmToPoints(page.height - marginMm) - 6 - this.top) / lineHeight);

  constructor(takeGlyph: (codePoint: number) => Glyph | null) {
    this.#takeGlyph = takeGlyph;
    this.#text = new WritableText((codePoint) => takeGlyph(codePoint) !== null);
  }

  /** What is to be said of characters that the font does not have; null = none. */
  note(): string | null {
    return this.#text.note();
  }

  /** @param x, widthMm in mm. @param y of the top of the text, in points. What is too long ends with an ellipsis. */
  text(text: string, x: number, y: number, size: number, widthMm: number): string {
    const room = (mmToPoints(widthMm) * 1_000) / size;
    const whole = this.#shape(text, room);
    if (whole.used <= room) return this.#show(whole.hex, mmToPoints(x), y, size);
    const [more, width] = this.#glyph('…') ?? ['', 0];
    return this.#show(this.#shape(text, room - width).hex + more, mmToPoints(x), y, size);
  }

  /** @param end where the text ends, in mm. */
  textBefore(text: string, end: number, y: number, size: number): string {
    const { hex, used } = this.#shape(text, Infinity);
    return this.#show(hex, mmToPoints(end) - (used * size) / 1_000, y, size);
  }

  /** @param x, widthMm in mm. @param y in points from the top. */
  line(x: number, y: number, widthMm: number): string {
    const height = (mmToPoints(page.height) - y).toFixed(2);
    return `0.5 w ${mmToPoints(x).toFixed(2)} ${height} m ${mmToPoints(x + widthMm).toFixed(2)} ${height} l S`;
  }

  /** @param room in thousandths of the font's size. @returns `used` beyond the room where not all of it has room. */
  #shape(text: string, room: number): { hex: string; used: number } {
    let hex = '';
    let used = 0;
    for (const character of this.#text.of(text).replaceAll('\n', ' ')) {
      const glyph = this.#glyph(character);
      if (!glyph) continue;
      used += glyph[1];
      if (used > room) break;
      hex += glyph[0];
    }
    return { hex, used };
  }

  #glyph(character: string): Glyph | null {
    const known = this.#glyphs.get(character);
    if (known !== undefined) return known;
    const glyph = this.#takeGlyph(character.codePointAt(0) ?? 0);
    this.#glyphs.set(character, glyph);
    return glyph;
  }

  #show(hex: string, left: number, y: number, size: number): string {
    if (hex === '') return '';
    const bottom = (mmToPoints(page.height) - y - size * 0.8).toFixed(2);
    return `BT /${fontResource} ${size} Tf ${left.toFixed(2)} ${bottom} Td <${hex}> Tj ET`;
  }
}
