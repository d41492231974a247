import { basename, dirname } from 'node:path';
import { PrintRoomError } from '../../../../src-shared/errors.ts';
import { readDownloadUrl } from './api-address.ts';
import type { ApiCaller } from './api-caller.ts';
import { ClosientFailure } from './failure.ts';
import { refuseFailureStatus, refuseOtherTypes } from './json-answer.ts';
import { sizeText } from './limits.ts';
import { PartFile } from './part-file.ts';
import type { HttpAnswer } from './request.ts';
import { backoffMs } from './waits.ts';

export interface DownloadOptions {
  /** As the poll said; 0, null and absent mean that it is not known. */
  readonly expectedBytes?: number | null;
  readonly signal?: AbortSignal;
  /** Polls again and gives a new link; asked when the old one has expired. */
  readonly freshUrl?: (signal: AbortSignal) => Promise<string>;
  readonly onProgress?: (progress: { readonly bytes: number; readonly total: number | null }) => void;
}

export interface Downloaded {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface DownloadTools {
  readonly api: Pick<ApiCaller, 'requester' | 'origin' | 'limits' | 'key' | 'wait' | 'random'>;
  readonly freeDisk: (folder: string) => Promise<number>;
}

/** Links are renewed this often at most, and a connection that brings less than this is a failed attempt. */
const mostFreshUrls = 5;
const worthwhileBytes = 256 * 1024;
/** What a disk needs beside the file itself. */
const spareDisk = 1024 * 1024;
const expiredStatuses = [400, 401, 403, 404, 410];

/**
 * Fetches a signed link into `path`: without key and cookies, from whatever host. Grows in `<path>.part`, which stays
 * when it fails, and goes on there; appears under its name when it is whole.
 * @throws ClosientFailure; PrintRoomError `disk_full`; the signal's reason.
 */
export async function download(
  firstUrl: string,
  path: string,
  { expectedBytes, freshUrl, onProgress }: DownloadOptions,
  signal: AbortSignal,
  tools: DownloadTools,
): Promise<Downloaded> {
  const expected = expectedBytes == null || expectedBytes === 0 ? null : expectedBytes;
  const { requester, origin, limits, wait, random } = tools.api;
  const part = await PartFile.open(path);
  try {
    await refuseWithoutRoom(path, (expected ?? 0) - part.bytes, tools);
    let url = readDownloadUrl(firstUrl, origin);
    let freshUrls = 0;
    let failures = 0;
    for (;;) {
      const before = part.bytes;
      try {
        await requester.exchange(
          {
            method: 'GET',
            url,
            accept: '*/*',
            headers: headersFor(part),
            withKey: false,
            totalMs: limits.downloadMs,
            signal,
          },
          (answer) => receive(answer, part, { expected, path, tools, onProgress }),
        );
        return { path, bytes: part.bytes, sha256: await part.finish() };
      } catch (caught) {
        signal.throwIfAborted();
        if (!(caught instanceof ClosientFailure)) throw asDiskFull(caught, path);
        if (caught.kind === 'link_expired' && freshUrl && freshUrls < mostFreshUrls) {
          freshUrls += 1;
          url = readDownloadUrl(await freshUrl(signal), origin);
          continue;
        }
        failures = part.bytes - before >= worthwhileBytes ? 1 : failures + 1;
        if (!(caught.isPassing || caught.kind === 'too_slow') || failures >= limits.attempts) throw caught;
        await wait(caught.waitMs ?? backoffMs(failures - 1, random), signal);
      }
    }
  } finally {
    await part.close();
  }
}

/** As it is, not compressed: sizes and ranges are those of the file. */
function headersFor(part: PartFile): Record<string, string> {
  const { validator, bytes } = part;
  if (validator === null) return { 'Accept-Encoding': 'identity' };
  return { 'Accept-Encoding': 'identity', Range: `bytes=${bytes}-`, 'If-Range': validator };
}

interface Receiving {
  readonly expected: number | null;
  readonly path: string;
  readonly tools: DownloadTools;
  readonly onProgress: DownloadOptions['onProgress'];
}

async function receive(answer: HttpAnswer, part: PartFile, receiving: Receiving): Promise<void> {
  const { expected, tools, onProgress } = receiving;
  const { host } = answer.situation;
  const total = await placeOf(answer, part, tools.api.key);
  const wrongSize = (bytes: number): ClosientFailure =>
    new ClosientFailure(
      'wrong_file',
      `The file at ${host} has ${sizeExact(bytes)}; Closient announced ${sizeExact(expected ?? 0)}. It was not kept.`,
    );
  if (expected !== null && total !== null && total !== expected) {
    await part.beginAnew(null);
    throw wrongSize(total);
  }
  const most = expected ?? tools.api.limits.downloadBytes;
  try {
    for await (const chunk of answer.chunks(most - part.bytes)) {
      await part.append(chunk);
      onProgress?.({ bytes: part.bytes, total: expected ?? total });
    }
  } catch (caught) {
    // Too much of it: not the file that was announced, nothing to go on with.
    if (caught instanceof ClosientFailure && caught.kind === 'too_large') await part.beginAnew(null);
    throw caught;
  }
  const whole = total ?? expected;
  if (whole === null || part.bytes === whole) return;
  if (total !== null)
    throw new ClosientFailure('cut', `The connection to ${host} was cut before the file was complete.`);
  const { bytes } = part;
  await part.beginAnew(null);
  throw wrongSize(bytes);
}

/** Makes the part ready for what comes. @returns bytes of the whole file, or null where nobody says. */
async function placeOf(answer: HttpAnswer, part: PartFile, key: string): Promise<number | null> {
  const { status, headers, situation } = answer;
  if (expiredStatuses.includes(status))
    throw new ClosientFailure(
      'link_expired',
      `The download link at ${situation.host} does not work any more (${status}). Ask for the job again to get a new one.`,
      { status },
    );
  if (status === 416) {
    await part.beginAnew(null);
    throw new ClosientFailure(
      'cut',
      `The file at ${situation.host} has changed; it is fetched from its beginning.`,
    );
  }
  await refuseFailureStatus(answer, 'the file', key);
  refuseOtherTypes(answer, 'the file', (type) => type !== 'text/html' && type !== 'application/xhtml+xml');
  if (status === 206) {
    const [, from, total] = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? [];
    if (Number(from) === part.bytes && total !== undefined) return Number(total);
    await part.beginAnew(null);
    throw new ClosientFailure(
      'cut',
      `${situation.host} went on at another place of the file than was asked for.`,
    );
  }
  await part.beginAnew(validatorOf(headers));
  const length = headers.get('content-encoding') === null ? headers.get('content-length') : null;
  return length === null ? null : Number(length);
}

/** If-Range takes a strong ETag or a date (RFC 9110, 13.1.5). */
function validatorOf(headers: Headers): string | null {
  const etag = headers.get('etag');
  if (etag !== null && etag.startsWith('"')) return etag;
  return headers.get('last-modified');
}

async function refuseWithoutRoom(path: string, missing: number, { freeDisk }: DownloadTools): Promise<void> {
  if (missing <= 0) return;
  const free = await freeDisk(dirname(path));
  if (free >= missing + spareDisk) return;
  throw diskFull(path, `it needs ${sizeText(missing)} more, ${sizeText(free)} are free`);
}

function asDiskFull(caught: unknown, path: string): unknown {
  const code = caught instanceof Error && 'code' in caught ? caught.code : null;
  return code === 'ENOSPC' || code === 'EDQUOT' ? diskFull(path, 'it stopped half-way') : caught;
}

function diskFull(path: string, why: string): PrintRoomError {
  return new PrintRoomError(
    'disk_full',
    `The disk has no room for ${basename(path)} in ${dirname(path)}: ${why}. Free some space and download it again; it goes on where it was.`,
  );
}

function sizeExact(bytes: number): string {
  return `${bytes.toLocaleString('en')} bytes`;
}
