/** What a render thread may cost before it is given up. A slice of symbols counts as a page. */
export interface RenderLimits {
  /** A page that takes longer hangs: its thread is killed. Milliseconds; a page takes about 30. */
  readonly pageMs: number;
  /** How long a page of a cancelled job may still finish before its thread is killed, milliseconds. */
  readonly cancelGraceMs: number;
  /** Pages after which a thread is replaced by a fresh one, against memory that creeps. */
  readonly pagesPerThread: number;
}

export const defaultRenderLimits: RenderLimits = {
  pageMs: 20_000,
  cancelGraceMs: 500,
  pagesPerThread: 5_000,
};
