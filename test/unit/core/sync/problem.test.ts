import { expect, test } from 'vitest';
import { readProblem } from '../../../../src-main/core/sync/client/problem.ts';

test('RFC 9457 and the old envelope come out as one', () => {
  const details = [{ loc: ['body', 'name'], msg: 'Field required', type: 'missing' }];
  const current = readProblem({
    type: 'https://closient.com/docs/errors/validation_error',
    title: 'Validation Error',
    status: 422,
    detail: 'Validation error.',
    error_code: 'validation_error',
    timestamp: '2026-03-31T12:00:00+00:00',
    details,
    brand_new_field: 1,
  });
  const old = readProblem({
    error: {
      code: 'VALIDATION_ERROR',
      message: 'Validation error.',
      status: 422,
      details: [{ field: 'name', message: 'Field required' }],
    },
  });
  expect(current).toEqual({
    code: 'validation_error',
    detail: 'Validation error.',
    retryAfterSeconds: null,
    ownerActionRequired: false,
    faults: details,
  });
  expect(old).toMatchObject({
    code: 'validation_error',
    detail: 'Validation error.',
    faults: [{ loc: ['name'], msg: 'Field required', type: 'invalid' }],
  });
});

test('a badly told error is told all the same', () => {
  expect(readProblem({ error_code: 'forbidden', detail: 12, details: 'x', retry_after: '5' })).toEqual({
    code: 'forbidden',
    detail: null,
    retryAfterSeconds: null,
    ownerActionRequired: false,
    faults: [],
  });
  expect(readProblem({ message: 'gateway says no' })).toMatchObject({
    code: null,
    detail: 'gateway says no',
  });
});

test.each([[null], ['x'], [[]], [{}], [{ error: 'x' }], [{ data: [] }]])(
  '%j is no error of Closient',
  (body) => {
    expect(readProblem(body)).toBeNull();
  },
);
