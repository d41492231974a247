import type { Content } from '../documents/pdf-content.ts';
import { composePdf } from '../documents/pdf-document.ts';
import type { LedgerHeads } from '../ledger/ledger.ts';
import { mmToPoints } from '../../../src-shared/units.ts';

/** A4, upright. */
const page = { width: mmToPoints(210), height: mmToPoints(297) };
const margin = mmToPoints(15);
const small = 7;

/** What every report says of where it comes from. */
export interface ReportOrigin {
  readonly organisation: string;
  readonly sample: boolean;
  readonly heads: LedgerHeads;
  /** When those heads were written, epoch milliseconds; null = nothing was yet. */
  readonly asOf: number | null;
}

/**
 * A report: title, what it is about, its parts, the ledger's heads and a line to sign. No clock in it: the same facts
 * give the same bytes.
 */
export function composeReport(
  report: {
    readonly title: string;
    readonly subject: string;
    readonly origin: ReportOrigin;
    readonly parts: readonly Content[];
    /** Whose names stand under the lines. */
    readonly signatures: readonly string[];
  },
  resources: string,
): Promise<Buffer> {
  const { title, subject, origin, parts, signatures } = report;
  const owner = origin.sample ? `${origin.organisation} (SAMPLE)` : origin.organisation;
  const { station, events, records } = origin.heads;
  return composePdf(
    {
      info: { title: `${title}: ${subject}` },
      pageSize: page,
      pageMargins: margin,
      defaultStyle: { fontSize: 9 },
      footer: (current, pages) => ({
        table: {
          widths: ['*', 80],
          body: [
            [
              { ...text(footOf(owner, subject, events)), fontSize: 6 },
              { text: `page ${current} of ${pages}`, fontSize: 6, alignment: 'right' },
            ],
          ],
        },
        layout: 'noBorders',
        margin: [margin, 8, margin, 0],
      }),
      content: [
        { text: title, fontSize: 16 },
        { ...text(`${owner}, ${subject}`), fontSize: 11, margin: [0, 2, 0, 8] },
        ...parts,
      ],
      end: (note) =>
        together(
          ...(note === null ? [] : [{ text: note, fontSize: small, margin: [0, 10, 0, 0] as const }]),
          heading('Ledger'),
          facts([
            ['As of', origin.asOf === null ? 'nothing recorded yet' : moment(origin.asOf)],
            ['Station', station],
            ['Last event', headText(events)],
            ['Last record', headText(records)],
          ]),
          ...signatures.flatMap(signatureLine),
        ),
    },
    resources,
  );
}

export function heading(text: string): Content {
  return { text, fontSize: 11, margin: [0, 10, 0, 3], headlineLevel: 1 };
}

/** Parts that belong on one page. */
export function together(...stack: readonly Content[]): Content {
  return { stack, unbreakable: true };
}

/** Terms and what they are. */
export function facts(lines: readonly (readonly [term: string, value: string])[]): Content {
  return {
    table: { widths: [130, '*'], body: lines.map(([term, value]) => [{ text: term }, text(value)]) },
    layout: 'noBorders',
  };
}

/** A table with a head that comes again on every page; "none" where it has no rows. @param widths in points, or `*`. */
export function rows(
  widths: readonly (number | '*')[],
  head: readonly string[],
  body: readonly (readonly string[])[],
): Content {
  if (body.length === 0) return { text: 'none' };
  return {
    table: {
      widths,
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      body: [head, ...body].map((line) => line.map((words) => ({ ...text(words), fontSize: small }))),
    },
    layout: 'lightHorizontalLines',
  };
}

/** "2026-11-22 06:13:20 UTC": the same wherever it is read. */
export function moment(at: number | string): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

export function headText({
  station_seq,
  hash,
}: {
  readonly station_seq: number;
  readonly hash: string;
}): string {
  return station_seq === 0 ? 'none' : `${station_seq}, SHA-256 ${hash}`;
}

/** Words that some column would not hold, such as hashes, are broken where its lines end. */
function text(words: string): { readonly text: string | readonly { readonly text: string }[] } {
  const parts = words.split(/(\S{19,})/);
  if (parts.length === 1) return { text: words };
  return {
    text: parts.flatMap((part, index) => {
      if (part === '') return [];
      return index % 2 === 1 ? [{ text: part, wordBreak: 'break-all' as const }] : [{ text: part }];
    }),
  };
}

function footOf(owner: string, subject: string, events: LedgerHeads['events']): string {
  return `${owner}   ${subject}   event ${events.station_seq} ${events.hash.slice(0, 16)}`;
}

function signatureLine(who: string): Content[] {
  const width = 300;
  return [
    {
      canvas: [{ type: 'line', x1: 0, y1: 30, x2: width, y2: 30, lineWidth: 0.5 }],
      margin: [0, 10, 0, 2],
    },
    { text: who, fontSize: small },
  ];
}
