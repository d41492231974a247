import type { StateCreator } from 'zustand';
import type { State } from './store.ts';

/** A part of the store that may read and call the others. */
export type Slice<T> = StateCreator<State, [], [], T>;

/** The input every verb adds, so that nothing crosses between organisations. */
export function ofOrganisation(state: Pick<State, 'organisationId'>): { organization_id?: string } {
  return state.organisationId === null ? {} : { organization_id: state.organisationId };
}

/**
 * Remembers the organisation on screen; the function then says whether it still is. An answer that arrives after a
 * change of organisation must not enter the lists of the other one.
 */
export function sameOrganisation(get: () => Pick<State, 'organisationId'>): () => boolean {
  const asked = get().organisationId;
  return () => get().organisationId === asked;
}
