import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import * as problems from '../fixtures/api/problem.ts';
import type { Answer } from './host.ts';

/** JSON Schema 2020-12 with formats, strict: a keyword it does not know is a mistake in a test. */
export function newAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowMatchingProperties: true,
  });
  addFormats.default(ajv);
  for (const format of ['shortuuid', 'media-range']) ajv.addFormat(format, true);
  return ajv;
}

const ajv = newAjv();
const compiled = new Map<object, ValidateFunction>();

/** Where a value is not what a schema says. */
export function shapeErrors(value: unknown, schema: object): readonly unknown[] {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate(value) ? [] : (validate.errors ?? []);
}

/** Whether a value is what a schema says; a test fails with the places where it is not. */
export function expectShape(value: unknown, schema: object): void {
  expect(shapeErrors(value, schema), JSON.stringify(value)?.slice(0, 500)).toEqual([]);
}

const codes = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  409: 'conflict',
  413: 'body_too_large',
  422: 'validation_error',
  429: 'rate_limited',
} as const;

/** A problem document as the pages describe it: fields, types, media type, and what belongs to its status. */
export function expectProblem(
  answer: Answer,
  status: keyof typeof codes,
  code: string = codes[status],
): void {
  expect(answer.status, answer.text).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expectShape(answer.json, problems.errorOut);
  expect(Object.keys(answer.json)).toEqual(expect.arrayContaining(Object.keys(problems.errorOut.properties)));
  expectShape(answer.json['timestamp'], { type: 'string', format: 'date-time' });
  expect(answer.json).toMatchObject({
    status,
    error_code: code,
    type: `https://closient.com/docs/errors/${code}`,
    retryable: status === 429,
  });
  if (status === 422) expectShape(answer.json['details'], problems.validationDetails);
  if (status === 429) {
    expect(answer.json['retry_after']).toBeGreaterThan(0);
    expect(answer.json['retry_after_seconds']).toBe(answer.json['retry_after']);
    expect(answer.headers.get('retry-after')).toBe(String(answer.json['retry_after']));
  } else {
    expect(answer.json['retry_after']).toBeNull();
    expect(answer.json).not.toHaveProperty('retry_after_seconds');
  }
}
