import type { Page } from 'playwright-core';
import { openBeside, type Shift } from '../browser.ts';
import { lookAt, tongues, wordsOf, type Words } from './look.ts';

/** Brings a page, which was just opened, to what is to be looked at; every button by its words. */
export type Visit = (page: Page, say: Words) => Promise<unknown>;

export interface Tour {
  /** Opens an address in every language, goes on from there, and looks at what is seen then. */
  readonly everywhere: (subject: string, address: string, visit: Visit) => Promise<void>;
  /** Looks at the pages where they are, for what one cannot come back to. */
  readonly stay: (subject: string) => Promise<void>;
  readonly each: readonly { readonly page: Page; readonly say: Words }[];
  /** What any of the pages complained about. @param refused what the host had to say no to */
  readonly complaints: (refused?: RegExp) => string[];
}

/**
 * One host, looked at in all languages by a page of each, so that what takes long to bring about (a jam, a power cut)
 * is brought about once. The page of the shift itself is left alone.
 */
export async function beginTour(shift: Shift): Promise<Tour> {
  const host = new URL('/', shift.url).href;
  const pages = await Promise.all(
    tongues.map(async ({ tongue }) => ({ tongue, each: await openBeside(shift, { locale: tongue }) })),
  );
  for (const { each } of pages) each.page.setDefaultTimeout(20_000);
  return {
    each: pages.map(({ tongue, each }) => ({ page: each.page, say: wordsOf(tongue) })),
    stay: async (subject) => {
      for (const { tongue, each } of pages) await lookAt(each, subject, tongue);
    },
    everywhere: async (subject, address, visit) => {
      for (const { tongue, each } of pages) {
        // A page that is opened anew knows nothing of the subject before.
        await each.page.goto('about:blank');
        await each.page.goto(`${host}${address}`);
        await visit(each.page, wordsOf(tongue));
        await lookAt(each, subject, tongue);
      }
    },
    complaints: (refused = /^$/) =>
      [shift, ...pages.map(({ each }) => each)]
        .flatMap(({ complaints }) => complaints)
        .filter((line) => !refused.test(line)),
  };
}

/** A call of the contract as a page would make it. @returns what the host answered */
export async function call(page: Page, path: string, input: object = {}): Promise<unknown> {
  return page.evaluate(
    async ([to, body]) => {
      const answer = await fetch(`/rpc/${to}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: body ?? '',
      });
      if (answer.status !== 200) throw new Error(`${to}: ${await answer.text()}`);
      return ((await answer.json()) as { json: unknown }).json;
    },
    [path, JSON.stringify({ json: input })],
  );
}
