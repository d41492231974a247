/**
 * A print run, its chunks and its labels.
 *
 * A label is `queued` until its chunk's intent is written. `spooled`: the intent is on disk; from here on the
 * spooler may have it. `sent`: the spooler took the whole chunk and is done with it; paper is likely, not known.
 * `printed`: confirmed, with the evidence kept beside it. `failed`: known not to be on paper, free again.
 * `uncertain`: it went to the spooler and nobody knows; only a settlement ends this. A chunk that was `spooled` is
 * `queued` again where the spooler surely has nothing of it; its labels' rows are gone then.
 */
export const labelStates = ['queued', 'spooled', 'sent', 'printed', 'failed', 'uncertain'] as const;
export type LabelState = (typeof labelStates)[number];

/** What may follow on what. A chunk moves like its labels; the core refuses every other move. */
export const labelTransitions: Record<LabelState, readonly LabelState[]> = {
  queued: ['spooled', 'failed'],
  spooled: ['queued', 'sent', 'printed', 'failed', 'uncertain'],
  sent: ['printed', 'failed'],
  printed: [],
  failed: [],
  uncertain: ['printed', 'failed'],
};

/** The states in which a label is neither free nor printed. */
export const openLabelStates = ['spooled', 'sent', 'uncertain'] as const satisfies readonly LabelState[];

/**
 * `queued`: waits for its printer, be it for its turn or because the printer was paused; some of its chunks may be out.
 * `printing`: its chunks go to the spooler; at most one run of a printer. `proof`: its first sheet is out and a person
 * looks at it; released, it queues up again, cancelled, it ends. `paused`: stopped by a person between two chunks,
 * until somebody resumes it; the chunk that was at the printer came to its end first. `asking`: stopped before a chunk,
 * because labels of it need an answer (already printed, uncertain, in another run, held, expired, changed).
 * `confirming`: everything was handed over and the question is "How many good sheets?". `uncertain`: some labels need
 * a settlement. `completed`, `failed`, `cancelled`: ended, no label is open. Of a run that failed or was cancelled
 * some labels may be printed all the same; its counts say how many.
 *
 * A run that goes on after a person's answer is `queued` first: another one may be at the printer. It keeps its place,
 * so it is next. After a crash a run that was `printing` goes on before all others of its printer.
 */
export const runStates = [
  'queued',
  'printing',
  'proof',
  'paused',
  'asking',
  'confirming',
  'uncertain',
  'completed',
  'failed',
  'cancelled',
] as const;
export type RunState = (typeof runStates)[number];

/** What may follow on what; the core refuses every other move. */
export const runTransitions: Record<RunState, readonly RunState[]> = {
  queued: ['printing', 'paused', 'confirming', 'cancelled'],
  printing: [
    'queued',
    'proof',
    'paused',
    'asking',
    'confirming',
    'uncertain',
    'completed',
    'failed',
    'cancelled',
  ],
  proof: ['queued', 'confirming', 'cancelled'],
  paused: ['queued', 'confirming', 'cancelled'],
  asking: ['queued', 'confirming', 'cancelled'],
  confirming: ['completed', 'failed'],
  uncertain: ['queued', 'proof', 'completed', 'failed'],
  completed: [],
  failed: [],
  cancelled: [],
};

export const endedRunStates = ['completed', 'failed', 'cancelled'] as const satisfies readonly RunState[];

/** States in which nothing moves until a person says something, or for ever. */
export const restingRunStates = [
  ...endedRunStates,
  'proof',
  'paused',
  'asking',
  'confirming',
  'uncertain',
] as const satisfies readonly RunState[];

/** How a PRINTED is known, from the strongest to the weakest. */
export const evidences = ['device', 'operator', 'spooler', 'file'] as const;
export type Evidence = (typeof evidences)[number];

/**
 * What the ledger says of a product, lot or serial. `free`: no PRINTED event and no open label, which is what
 * `never_printed` selects. `open`: a label of it is spooled, sent or uncertain. `printed`: a PRINTED event stands.
 */
export const printStates = { free: 0, open: 1, printed: 2 } as const;
export type PrintState = (typeof printStates)[keyof typeof printStates];
