import type { StateCreator } from 'zustand';
import type { State } from './store.ts';

/** A part of the store that may read and call the others. */
export type Slice<T> = StateCreator<State, [], [], T>;

/** The input every verb adds, so that nothing crosses between organisations. */
export function ofOrganisation(state: Pick<State, 'organisationId'>): { organization_id?: string } {
  return state.organisationId === null ? {} : { organization_id: state.organisationId };
}
