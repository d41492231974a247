import { createServer, type AddressInfo } from 'node:net';
import { ORPCError } from '@orpc/client';
import { describe, expect, test } from 'vitest';
import { fetchOrNoAnswer } from '../../../src-renderer/client/no-answer.ts';
import {
  attempt,
  isSignedOut,
  noAnswer,
  toProblem,
  wasAborted,
} from '../../../src-renderer/client/problem.ts';
import type { ErrorData } from '../../../src-shared/errors.ts';

function answered(status: number, data: unknown, message = 'from the transport'): ORPCError<string, unknown> {
  return new ORPCError('ANY', { status, message, data });
}

describe('an error as the operator reads it', () => {
  test('is the sentence of the host, with the fields at fault beneath it', () => {
    const data: ErrorData = {
      code: 'validation_error',
      message: 'This lot cannot be made.',
      faults: [
        { loc: ['body', 'lot'], msg: 'A space is not allowed', type: 'x' },
        { loc: ['body', 'date', 0], msg: 'No such day', type: 'x' },
        { loc: [], msg: 'Too much at once', type: 'x' },
      ],
    };
    expect(toProblem(answered(422, data))).toEqual({
      sentence: 'This lot cannot be made.',
      details: ['lot: A space is not allowed', 'date.0: No such day', 'Too much at once'],
      code: 'validation_error',
    });
  });

  test('does not say the same thing twice', () => {
    const fault = { loc: ['body', 'sheets'], msg: 'This run has 2 sheets; there is no sheet 9.', type: 'x' };
    const other = { loc: ['body', 'lot'], msg: 'Too long', type: 'x' };
    const data = { code: 'validation_error', message: fault.msg, faults: [fault, other, other] };
    expect(toProblem(answered(422, data)).details).toEqual(['lot: Too long']);
  });

  test('names the fields that the contract itself refused', () => {
    const data = { issues: [{ path: ['copies'], message: 'Too big' }] };
    expect(toProblem(answered(400, data, 'Input validation failed'))).toEqual({
      sentence: 'Input validation failed',
      details: ['copies: Too big'],
      code: null,
    });
  });

  test.each([null, 'text', 7, { message: 7, faults: 'x', code: 1 }, { faults: [null, 3, { msg: {} }] }])(
    'is still a sentence where something in between answered %o',
    (data) => {
      expect(toProblem(answered(502, data))).toEqual({
        sentence: 'from the transport',
        details: [],
        code: null,
      });
    },
  );

  test.each([401, 403])('%i says that the page is signed out', (status) => {
    const error = answered(status, { code: 'unauthorized', message: 'No cookie.', faults: [] });
    expect(isSignedOut(error)).toBe(true);
    expect(toProblem(error)).toMatchObject({ code: 'unauthorized', details: [] });
    expect(toProblem(error).sentence).toContain('no longer signed in');
  });

  test('is shown even where something was thrown that is no error', () => {
    expect(toProblem('plain words').sentence).toBe('plain words');
    expect(toProblem(new TypeError('x is undefined'))).toEqual({
      sentence: 'x is undefined',
      details: [],
      code: null,
    });
  });
});

describe('a host that does not answer', () => {
  const nobody = async (): Promise<string> => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return `http://127.0.0.1:${port}/`;
  };

  test('is told apart from a defect of the page', async () => {
    const url = await nobody();
    const outcome = await attempt(() => fetchOrNoAnswer(new Request(url), {}));
    expect(outcome).toMatchObject({ ok: false, problem: { code: noAnswer } });
  });

  test('is not blamed for a call that was given up here', async () => {
    const url = await nobody();
    const given = AbortSignal.abort();
    const caught: unknown = await fetchOrNoAnswer(new Request(url, { signal: given }), {}).catch(
      (error: unknown) => error,
    );
    expect(wasAborted(caught)).toBe(true);
    expect(toProblem(caught).code).toBeNull();
  });

  test('is no problem once it answers', async () => {
    expect(await attempt(() => Promise.resolve(7))).toEqual({ ok: true, value: 7 });
  });
});
