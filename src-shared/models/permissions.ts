import type { RunQuestion } from '../contract/common.ts';

/** What a person is in the plant. */
export const roles = ['operator', 'shift_leader', 'quality', 'it'] as const;
export type Role = (typeof roles)[number];

/**
 * Who may do what, once people are set up. Looking at things needs no sign-in. The core asks this table at every
 * call, whichever door it comes through; the window and the command line read it too.
 */
export const permissions = {
  /** Jobs, previews, proofs, part-used sheets, the lot of today typed by hand. */
  prepare: { who: ['operator', 'shift_leader', 'quality', 'it'], words: 'prepare jobs' },
  print: { who: ['operator', 'shift_leader'], words: 'print' },
  settle: { who: ['operator', 'shift_leader'], words: 'say which sheets are good' },
  /** Also printing what was printed before, or may have been. */
  reprint: { who: ['shift_leader', 'quality'], words: 'print labels again' },
  account: {
    who: ['shift_leader', 'quality'],
    words: 'record labels as scrapped, sampled, returned or voided',
  },
  hold: { who: ['shift_leader', 'quality'], words: 'hold a lot' },
  /** Also printing labels of a held lot, or past their date. */
  release: { who: ['quality'], words: 'release a lot or print past its date' },
  reconcile: { who: ['shift_leader', 'quality'], words: 'close a reconciliation' },
  stocks: { who: ['quality', 'it'], words: 'change stocks, layouts and presets' },
  calibrate: { who: ['shift_leader', 'it'], words: 'calibrate printers' },
  printers: { who: ['it'], words: 'set up printers' },
  catalog: { who: ['shift_leader', 'quality', 'it'], words: 'change products' },
  import: { who: ['shift_leader', 'it'], words: 'import' },
  /** Passes, conflicts, parked events, alarms. */
  sync: { who: ['shift_leader', 'quality', 'it'], words: 'work on the sync' },
  connect: { who: ['it'], words: 'connect to Closient' },
  settings: { who: ['it'], words: 'change settings' },
  kiosk: { who: ['it'], words: 'set up kiosk mode' },
  keys: { who: ['it'], words: 'manage API keys' },
  people: { who: ['it'], words: 'manage people' },
  backup: { who: ['it'], words: 'make backups' },
  export: { who: ['it'], words: 'export all data' },
} as const satisfies Record<string, { readonly who: readonly Role[]; readonly words: string }>;

export type Act = keyof typeof permissions;

export function mayDo(role: Role, act: Act): boolean {
  return (permissions[act].who as readonly Role[]).includes(role);
}

/** What belongs to the station and not to one of its organisations. */
export const sharedActs: ReadonlySet<Act> = new Set<Act>(['printers', 'calibrate', 'backup', 'kiosk']);

/** What a station in kiosk mode does for nobody but IT: it is used there, not set up. */
export const setUpActs: ReadonlySet<Act> = new Set<Act>([
  'stocks',
  'calibrate',
  'printers',
  'connect',
  'settings',
  'kiosk',
  'keys',
  'people',
  'backup',
  'export',
]);

/** What answering "print" to a question of a run amounts to. */
export const actOfAnswer: Record<RunQuestion['kind'], Act> = {
  already_printed: 'reprint',
  uncertain: 'reprint',
  restored: 'reprint',
  beyond_plan: 'reprint',
  in_other_run: 'print',
  gone: 'print',
  changed: 'print',
  held: 'release',
  expired: 'release',
};
