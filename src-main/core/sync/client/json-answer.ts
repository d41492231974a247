import type { z } from 'zod';
import { ClosientFailure, portalFailure, statusFailure, type Situation } from './failure.ts';
import { readProblem, type RemoteProblem } from './problem.ts';
import { redact } from './redact.ts';
import type { HttpAnswer } from './request.ts';
import { saidWait } from './waits.ts';

const mostProblemBytes = 256 * 1024;

/**
 * The JSON of a success.
 * @throws ClosientFailure for a failure status, for anything that is not JSON, and for JSON that is not the model's.
 */
export async function readJson<Model extends z.ZodType>(
  answer: HttpAnswer,
  model: Model,
  { path, most, key }: { readonly path: string; readonly most: number; readonly key: string },
): Promise<z.output<Model>> {
  const { status, situation } = answer;
  await refuseFailureStatus(answer, path, key);
  refuseOtherTypes(answer, 'JSON', isJson);
  const body = parse(await collect(answer, most), situation);
  const parsed = model.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = redact(issue?.path.join('.') ?? '', key);
  const sentence = `The answer of ${situation.host} to ${path} is not what Closient sends${where === '' ? '' : ` (at ${where})`}. Nothing was changed.`;
  throw new ClosientFailure('not_closient', sentence, { status });
}

/** @throws ClosientFailure unless the answer is a success (2xx). */
export async function refuseFailureStatus(answer: HttpAnswer, path: string, key: string): Promise<void> {
  const { status, headers, situation } = answer;
  if (status >= 200 && status < 300) return;
  const told = isJson(mediaType(headers)) ? await readProblemOf(answer) : null;
  const problem = told && redactProblem(told, key);
  const waitMs = saidWait(status, headers, problem, situation.now);
  throw statusFailure(situation, path, { status, problem, waitMs }, problem?.detail ?? null);
}

/** A web page where something else was asked for is the login page of a network. */
export function refuseOtherTypes(
  { status, headers, situation }: HttpAnswer,
  wanted: string,
  fits: (type: string) => boolean,
): void {
  const type = mediaType(headers);
  if (fits(type)) return;
  if (type === 'text/html' || type === 'application/xhtml+xml') throw portalFailure({ status });
  const what = /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type.slice(0, 80) : 'nothing that can be told';
  const sentence = `${situation.host} answered with ${what} instead of ${wanted}. Nothing was changed.`;
  throw new ClosientFailure('not_json', sentence, { status });
}

/** The whole body. */
export async function collect(answer: HttpAnswer, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer.chunks(most)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** An error that cannot be read is an error without words; the status stands. */
async function readProblemOf(answer: HttpAnswer): Promise<RemoteProblem | null> {
  try {
    return readProblem(parse(await collect(answer, mostProblemBytes), answer.situation));
  } catch (caught) {
    if (caught instanceof ClosientFailure) return null;
    throw caught;
  }
}

/** Servers repeat what they were sent, in any field. */
function redactProblem(problem: RemoteProblem, key: string): RemoteProblem {
  const clean = (text: string): string => redact(text, key);
  return {
    ...problem,
    code: problem.code && clean(problem.code),
    detail: problem.detail && clean(problem.detail),
    faults: problem.faults.map(({ loc, msg, type }) => ({
      loc: loc.map((step) => (typeof step === 'string' ? clean(step) : step)),
      msg: clean(msg),
      type: clean(type),
    })),
  };
}

function parse(bytes: Buffer, { host }: Situation): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const what = bytes.length === 0 ? 'is empty' : 'is not JSON, or was damaged on the way';
    throw new ClosientFailure('damaged', `The answer of ${host} ${what}. Nothing was changed.`);
  }
}

function isJson(type: string): boolean {
  return type === 'application/json' || (type.startsWith('application/') && type.endsWith('+json'));
}

function mediaType(headers: Headers): string {
  return (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
