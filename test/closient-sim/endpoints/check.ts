import type { FieldFault } from '../answer.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Collects what is wrong with a body, field by field. */
export class Checker {
  readonly faults: FieldFault[] = [];
  readonly #at: readonly (string | number)[];

  constructor(...at: readonly (string | number)[]) {
    this.#at = at;
  }

  say(field: string, msg: string, type = 'value_error'): void {
    this.faults.push({ loc: [...this.#at, ...(field === '' ? [] : [field])], msg, type });
  }

  /** @returns the fields of an object; none where it is something else. */
  object(value: unknown, field = ''): Fields {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
    this.say(field, 'Input should be an object', 'dict_type');
    return {};
  }

  required(fields: Fields, names: readonly string[]): void {
    for (const name of names) if (fields[name] == null) this.say(name, 'Field required', 'missing');
  }

  oneOf(fields: Fields, name: string, allowed: readonly string[]): void {
    const value = fields[name];
    if (value == null || (typeof value === 'string' && allowed.includes(value))) return;
    this.say(name, `Input should be one of ${allowed.join(', ')}`, 'enum');
  }

  text(fields: Fields, name: string, pattern: RegExp): void {
    const value = fields[name];
    if (value == null || (typeof value === 'string' && pattern.test(value))) return;
    this.say(name, `String should match ${pattern.source}`, 'string_pattern_mismatch');
  }
}
