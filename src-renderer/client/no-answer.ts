import { t } from '../texts/t.ts';

/** The host could not be reached at all; what a call said before is not known to have happened or not. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';

  constructor(cause: unknown) {
    super(t('error.no_answer'), { cause });
  }
}

/**
 * `fetch`, except that a host that does not answer is told apart from a defect of this page: browsers throw a bare
 * TypeError for both.
 */
export async function fetchOrNoAnswer(request: Request, init: RequestInit): Promise<Response> {
  try {
    return await fetch(request, init);
  } catch (caught) {
    if (request.signal.aborted || init.signal?.aborted) throw caught;
    throw new NoAnswerError(caught);
  }
}
