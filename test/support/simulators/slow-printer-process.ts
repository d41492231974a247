import { appendFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { decodeMessage } from '../../../src-main/core/printing/ipp/decode.ts';
import { encodeMessage } from '../../../src-main/core/printing/ipp/encode.ts';
import {
  boolean,
  groupOf,
  groupTags,
  integer,
  keyword,
  mimeType,
  name,
  numberOf,
  textOf,
  type IppAttributes,
  type IppGroup,
  type IppValue,
} from '../../../src-main/core/printing/ipp/values.ts';

/**
 * A slow IPP printer in a process of its own, for tests that kill Print Room while it prints on. Its paper is a file:
 * one line per sheet, `TITLE PAGE`. A document that broke off comes to nothing. Answers `GET /idle` when nothing is
 * left to print. Says its port on stdout. With a DATABASE it looks into that one when the first byte of a document
 * comes, and keeps what it saw as `seen` in its folder. A DEAF one accepts every cancel and prints on.
 *
 * node slow-printer-process.ts FOLDER MS_PER_SHEET [DATABASE [deaf]]
 */
const [folder = '', perSheet = '1', database = '', deaf = ''] = process.argv.slice(2);
const paper = join(folder, 'paper');
writeFileSync(paper, '', { flag: 'a' });

interface Job {
  readonly id: number;
  readonly title: string;
  state: 3 | 4 | 5 | 7 | 8 | 9;
  out: number;
  begun: boolean;
  documents: 0 | 1;
}
const jobs = new Map<number, Job>();
let turn: Promise<void> = Promise.resolve();

async function print(job: Job, pages: number): Promise<void> {
  if (job.state === 7) return;
  job.state = 5;
  job.begun = true;
  for (let page = 1; page <= pages; page++) {
    await wait(Number(perSheet));
    appendFileSync(paper, `${job.title} ${page}\n`);
    job.out = page;
  }
  job.state = 9;
}

function describe(job: Job): IppAttributes {
  const values: [string, IppValue][] = [
    ['job-id', integer(job.id)],
    ['job-name', name(job.title)],
    ['job-state', { kind: 'number', tag: 0x23, value: job.state }],
    ['job-impressions-completed', integer(job.out)],
    ['number-of-documents', integer(job.documents)],
    ['time-at-processing', job.begun ? integer(1) : { kind: 'none', tag: 0x13 }],
  ];
  return new Map(values.map(([key, value]) => [key, [value]]));
}

const printer: IppAttributes = new Map<string, IppValue[]>([
  ['operations-supported', [2, 4, 5, 6, 8, 9, 10, 11].map((value) => ({ kind: 'number', tag: 0x23, value }))],
  ['document-format-supported', [mimeType('application/pdf')]],
  ['printer-is-accepting-jobs', [boolean(true)]],
  ['printer-state', [{ kind: 'number', tag: 0x23, value: 3 }]],
  ['printer-state-reasons', [keyword('none')]],
  ['print-scaling-supported', [keyword('none')]],
]);

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    void turn.then(() => response.end('idle\n'));
    return;
  }
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => {
    // Operation 6 is Send-Document.
    if (pieces.length === 0 && database !== '' && piece.readUInt16BE(2) === 6) look();
    pieces.push(piece);
  });
  // One that broke off says nothing more, and nobody waits for the answer.
  request.on('error', () => undefined);
  request.on('end', () => {
    if (!request.complete) return;
    const body = Buffer.concat(pieces);
    const asked = decodeMessage(body);
    const { code, groups } = answer(asked.code, groupOf(asked, groupTags.operation), body);
    response.setHeader('Content-Type', 'application/ipp');
    response.end(encodeMessage({ version: [2, 0], code, requestId: asked.requestId, groups }));
  });
});

/** What is on disk of the chunk that comes. */
function look(): void {
  const db = new Sqlite(database, { readonly: true });
  const seen = {
    labels: db.prepare('SELECT state, count(*) AS n FROM run_labels GROUP BY state').all(),
    chunk: db.prepare('SELECT status, sha256 FROM chunks').get(),
    free: db.prepare('SELECT count(*) FROM serials WHERE print_state = 0').pluck().get(),
  };
  db.close();
  writeFileSync(join(folder, 'seen'), JSON.stringify(seen));
}

function answer(
  operation: number,
  attributes: IppAttributes,
  body: Buffer,
): { code: number; groups: IppGroup[] } {
  const said = { tag: groupTags.operation, attributes: new Map([['attributes-charset', [charset]]]) };
  const ok = (...groups: IppGroup[]) => ({ code: 0, groups: [said, ...groups] });
  const job = jobs.get(numberOf(attributes, 'job-id') ?? 0);
  const ofJob = (one: Job): IppGroup => ({ tag: groupTags.job, attributes: describe(one) });
  switch (operation) {
    case 0x0b:
      return ok({ tag: groupTags.printer, attributes: printer });
    case 0x04:
      return ok();
    case 0x05: {
      const made: Job = {
        id: jobs.size + 1,
        title: textOf(attributes, 'job-name') ?? '',
        state: 4,
        out: 0,
        begun: false,
        documents: 0,
      };
      jobs.set(made.id, made);
      return ok(ofJob(made));
    }
    case 0x06: {
      if (!job) return { code: 0x0406, groups: [said] };
      const pages = body.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
      job.state = 3;
      job.documents = 1;
      turn = turn.then(() => print(job, pages));
      return ok(ofJob(job));
    }
    case 0x08:
      if (deaf !== '') return ok();
      if (job && !job.begun) job.state = 7;
      return { code: job && !job.begun ? 0 : 0x0404, groups: [said] };
    case 0x09:
      return job ? ok(ofJob(job)) : { code: 0x0406, groups: [said] };
    case 0x0a:
      return ok(...[...jobs.values()].map(ofJob));
    default:
      return { code: 0x0501, groups: [said] };
  }
}

const charset: IppValue = { kind: 'text', tag: 0x47, value: 'utf-8' };

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.stdout.write(`${address.port}\n`);
});
