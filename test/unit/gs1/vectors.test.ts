import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as gs1 from '../../../src-shared/gs1/index.ts';

/** GS1's own cases; see the NOTICE beside the file. `^` is FNC1. */
interface Vectors {
  readonly parseAIdata: readonly {
    line: number;
    ok: boolean;
    bracketed: string;
    unbracketed_caret: string;
  }[];
  readonly processAIdata: readonly { line: number; ok: boolean; unbracketed_caret: string }[];
  readonly validateAIs: readonly { line: number; ok: boolean; fn: gs1.AiRule; data: string }[];
  readonly parseDLuri: readonly { line: number; ok: boolean; uri: string; unbracketed_caret: string }[];
  readonly generateDLuri: readonly {
    line: number;
    ok: boolean;
    stem: string | null;
    bracketed: string;
    uri: string;
  }[];
  readonly URIunescape: readonly { in: string; expect: string; query: string }[];
  readonly URIescape: readonly { in: string; expect_path: string; expect_query: string }[];
  readonly generateScanData: readonly {
    line: number;
    sym: string;
    data_caret: string;
    scan: string | null;
  }[];
  readonly processScanData: readonly {
    line: number;
    ok: boolean;
    scan: string;
    sym: string;
    data_caret: string;
  }[];
  readonly linters: readonly { bracketed: string; err: string }[];
}

const fixture = new URL('../../fixtures/gs1/gs1-syntax-engine-half.json', import.meta.url);
const vectors = JSON.parse(readFileSync(fixture, 'utf8')) as Vectors;

/**
 * Lines that were extracted with the name of a C variable instead of its content: nothing can be said of
 * them.
 */
const contentLost = new Set([1815, 1851]);

/**
 * Lines before which the engine's test turns a reader's tolerance on. 1757 has the URI of 1767 without it.
 */
const tolerances = new Map<number, gs1.DigitalLinkReading>([
  [1438, { permitConvenienceAlphas: true }],
  [1767, { permitUnknownAis: true }],
]);

function valueOf(result: gs1.Gs1Result<unknown>): unknown {
  return result.ok ? result.value : result.code;
}

describe('GS1 Syntax Engine, every second case', () => {
  test.each(vectors.parseAIdata)('bracketed text of line $line: $bracketed', (vector) => {
    const result = gs1.parseBracketed(vector.bracketed);
    expect(result.ok, valueOf(result) as string).toBe(vector.ok);
    if (result.ok) expect(result.value).toBe(vector.unbracketed_caret);
  });

  test.each(vectors.processAIdata.filter(({ line }) => !contentLost.has(line)))(
    'element string of line $line: $unbracketed_caret',
    (vector) => {
      const result = gs1.parseElementString(vector.unbracketed_caret);
      expect(result.ok, valueOf(result) as string).toBe(vector.ok);
    },
  );

  test.each(vectors.validateAIs)('$fn of line $line: $data', (vector) => {
    const result = gs1.validateAis(vector.fn, vector.data);
    expect(result.ok, valueOf(result) as string).toBe(vector.ok);
  });

  test.each(vectors.parseDLuri)('Digital Link of line $line: $uri', (vector) => {
    const result = gs1.parseDigitalLink(vector.uri, tolerances.get(vector.line));
    expect(result.ok, valueOf(result) as string).toBe(vector.ok);
    if (result.ok) expect(result.value).toBe(vector.unbracketed_caret);
  });

  test.each(vectors.generateDLuri)('Digital Link from $bracketed, line $line', (vector) => {
    const result = gs1.generateDigitalLink(vector.bracketed, vector.stem);
    expect(result.ok, valueOf(result) as string).toBe(vector.ok);
    if (result.ok) expect(result.value).toBe(vector.uri);
  });

  test.each(vectors.URIunescape)('unescapes "$in"', (vector) => {
    expect(valueOf(gs1.unescapePath(vector.in))).toBe(vector.expect);
    expect(valueOf(gs1.unescapeQuery(vector.in))).toBe(vector.query);
  });

  test.each(vectors.URIescape)('escapes "$in"', (vector) => {
    expect(valueOf(gs1.escapePath(vector.in))).toBe(vector.expect_path);
    expect(valueOf(gs1.escapeQuery(vector.in))).toBe(vector.expect_query);
  });

  test.each(vectors.generateScanData)('a reader sends a $sym of line $line: $data_caret', (vector) => {
    const result = gs1.generateScanData(vector.sym, vector.data_caret);
    expect(result.ok ? result.value : null).toBe(vector.scan);
  });

  test.each(vectors.processScanData)('reads the scan of line $line: $scan', (vector) => {
    const result = gs1.parseScanData(vector.scan);
    expect(result.ok, valueOf(result) as string).toBe(vector.ok);
    if (result.ok) expect(result.value).toEqual({ sym: vector.sym, data_caret: vector.data_caret });
  });

  test.each(vectors.linters)('lints $bracketed: $err', (vector) => {
    const result = gs1.lint(vector.bracketed);
    expect(result.ok ? 'GS1_LINTER_OK' : result.code).toBe(vector.err);
  });
});
