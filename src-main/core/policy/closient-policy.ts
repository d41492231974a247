import type { PolicySet } from './policy-set.ts';

/** Why an administrator's decision keeps this program from a server, as a sentence; null = nothing does. */
export function closientProblem(policies: PolicySet | undefined, origin: string): string | null {
  const allowed = policies?.get('Closient');
  if (allowed?.level === 'enforced' && allowed.value !== true) {
    return `The connection to Closient is switched off by your organisation (Closient in ${allowed.place}).`;
  }
  const address = policies?.get('ClosientAddress');
  if (address?.level !== 'enforced') return null;
  if (typeof address.value !== 'string') {
    return `Your organisation has decided which server this is, but the address cannot be read (ClosientAddress in ${address.place}).`;
  }
  const only = new URL(address.value).origin;
  if (only === new URL(origin).origin) return null;
  return `Your organisation allows ${only} only (ClosientAddress in ${address.place}).`;
}
