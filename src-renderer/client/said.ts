import type { ClientContext, ClientLink } from '@orpc/client';
import { language } from '../texts/language.ts';
import { say } from '../texts/say.ts';

type Link = ClientLink<ClientContext>;

/** Fields of the contract that hold sentences for people, whatever answer they stand in. */
const sentenceFields: ReadonlySet<string> = new Set([
  'sentence',
  'message',
  'error',
  'note',
  'notes',
  'reminders',
  'detail',
  'title',
  'warning',
  'key_warning',
  'clock_warning',
  'forecast',
]);

/** Names that the program itself gave: "serial SN-42 of GTIN 09521234543213", "63 round labels, 1 in, Letter". */
const nameOfOurs =
  /^(?:(?:serial|lot) \S+ of GTIN \d{14}|\d+ (?:round |square )?labels, .+|Roll, \d.+|(?:GS1 DataMatrix|QR code)[ ,].+)$/;

/**
 * A link whose answers speak the language of the window: the host's sentences are translated where they come in, so
 * that no screen can forget it. English needs nothing.
 */
export function inOwnLanguage(link: Link): Link {
  if (language === 'en') return link;
  return {
    call: async (path, input, options) => {
      const answer = await link.call(path, input, options);
      return isStream(answer) ? eachSaid(answer) : said(answer);
    },
  };
}

async function* eachSaid(stream: AsyncIterable<unknown>): AsyncGenerator {
  for await (const piece of stream) yield said(piece);
}

function isStream(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

/** The same answer with its sentences said again. Files and other objects with a life of their own stay. */
export function said(value: unknown, field = ''): unknown {
  if (typeof value === 'string') {
    return sentenceFields.has(field) || nameOfOurs.test(value) ? say(value) : value;
  }
  if (Array.isArray(value)) return value.map((each) => said(each, field));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, said(each, key)]));
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
