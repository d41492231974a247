/** What a policy's value is, so that one description makes the check, the ADMX element and the page of documentation. */
export type PolicyForm =
  | { readonly kind: 'switch' }
  | { readonly kind: 'number'; readonly minimum: number; readonly maximum: number; readonly unit: string }
  | { readonly kind: 'choice'; readonly choices: readonly PolicyChoice[] }
  | { readonly kind: 'text'; readonly longest: number; readonly rule: TextRule };

export interface PolicyChoice {
  readonly value: string | number;
  readonly words: string;
  /** What it means to a setting that has no such value, such as null for "automatic". */
  readonly means?: null;
}

/** `none`: an empty text is a value too, "there is none". */
export type TextRule = 'address' | 'folder' | 'folder or none' | 'host' | 'time';

export type PolicyValue = boolean | number | string | null;

export const onOff = { kind: 'switch' } as const;

export function wholeNumber(minimum: number, maximum: number, unit: string) {
  return { kind: 'number', minimum, maximum, unit } as const;
}

export function oneOf(...choices: readonly PolicyChoice[]) {
  return { kind: 'choice', choices } as const;
}

export function text(rule: TextRule, longest = 1_000) {
  return { kind: 'text', longest, rule } as const;
}

/**
 * A value as a system's own store holds it, as the program uses it.
 * @param stored the registry has 0 and 1 for off and on; others have their own words for it.
 * @returns a problem, as the end of a sentence that begins with the value, where it is none.
 */
export function readValue(
  form: PolicyForm,
  stored: unknown,
): { readonly ok: true; readonly value: PolicyValue } | { readonly ok: false; readonly problem: string } {
  switch (form.kind) {
    case 'switch':
      if (stored === true || stored === 1) return { ok: true, value: true };
      if (stored === false || stored === 0) return { ok: true, value: false };
      return { ok: false, problem: 'is neither on (1) nor off (0)' };
    case 'number':
      return Number.isInteger(stored) && Number(stored) >= form.minimum && Number(stored) <= form.maximum
        ? { ok: true, value: Number(stored) }
        : { ok: false, problem: `is no whole number from ${form.minimum} to ${form.maximum}` };
    case 'choice': {
      const choice = form.choices.find(({ value }) => value === stored);
      if (choice) return { ok: true, value: choice.means === null ? null : choice.value };
      const values = form.choices.map(({ value }) => JSON.stringify(value)).join(', ');
      return { ok: false, problem: `is none of ${values}` };
    }
    case 'text':
      return readText(form.rule, form.longest, stored);
  }
}

function readText(rule: TextRule, longest: number, stored: unknown): ReturnType<typeof readValue> {
  if (typeof stored !== 'string') return { ok: false, problem: 'is no text' };
  const value = stored.trim();
  if (value.length > longest) return { ok: false, problem: `is longer than ${longest} characters` };
  if (value === '' && rule === 'folder or none') return { ok: true, value: null };
  const problem = problemOf(rule, value);
  return problem === null ? { ok: true, value } : { ok: false, problem };
}

function problemOf(rule: TextRule, value: string): string | null {
  switch (rule) {
    case 'address':
      return isAddress(value) ? null : 'is no address such as https://updates.example.com/print-room';
    // Paths of every system, since a file of policies may be looked at on another one.
    case 'folder':
      // SQLite's log does not work on a network share.
      return /^(?:\/(?!\/)|[A-Za-z]:[\\/])/.test(value)
        ? null
        : 'is no whole path of a folder on a local disk';
    case 'folder or none':
      return /^(?:\/|[A-Za-z]:[\\/]|\\\\[^\\])/.test(value) ? null : 'is no whole path of a folder';
    case 'host':
      return /^[a-z0-9.-]+(?::\d{1,5})?$/i.test(value) ? null : 'is no host name such as id.example.com';
    case 'time':
      return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value) ? null : 'is no time such as 02:30';
  }
}

/** Only https, but for this machine; nothing that carries a name or a password. */
function isAddress(value: string): boolean {
  try {
    const { protocol, hostname, username, password } = new URL(value);
    const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
    return (protocol === 'https:' || (protocol === 'http:' && isHere)) && username === '' && password === '';
  } catch {
    return false;
  }
}
