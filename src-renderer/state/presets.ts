import type { Preset } from '../../src-shared/contract/presets.ts';
import type { PresetDefinition } from '../../src-shared/models/preset.ts';
import { client } from '../client/client.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import { ofOrganisation, sameOrganisation, type Slice } from './slice.ts';

export interface PresetsSlice {
  /** In the order of the screen; null until the host has said them. */
  readonly presets: readonly Preset[] | null;
  readonly loadPresets: () => Promise<Outcome<void>>;
  /** @param id null: a new one, at the end. @returns the preset as it is kept. */
  readonly savePreset: (id: string | null, preset: PresetDefinition) => Promise<Outcome<Preset | null>>;
  readonly movePreset: (id: string, by: number) => Promise<Outcome<void>>;
  readonly removePreset: (id: string) => Promise<Outcome<void>>;
  readonly forgetPresets: () => void;
}

export const createPresetsSlice: Slice<PresetsSlice> = (set, get) => {
  /** Counts what we changed ourselves: a list asked for before that is older news when it arrives after. */
  let changes = 0;
  const keep = (call: () => Promise<readonly Preset[]>): Promise<Outcome<readonly Preset[]>> =>
    attempt(async () => {
      const here = sameOrganisation(get);
      const presets = await call();
      changes++;
      if (here()) set({ presets });
      return presets;
    });
  const done = async (call: () => Promise<readonly Preset[]>): Promise<Outcome<void>> => {
    const outcome = await keep(call);
    return outcome.ok ? { ok: true, value: undefined } : outcome;
  };
  return {
    presets: null,

    loadPresets: () =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const asked = changes;
        const presets = await client.presets.list(ofOrganisation(get()));
        if (here() && asked === changes) set({ presets });
      }),

    savePreset: async (id, preset) => {
      const outcome = await keep(() => client.presets.save({ ...ofOrganisation(get()), id, preset }));
      if (!outcome.ok) return outcome;
      const kept = id === null ? outcome.value.at(-1) : outcome.value.find((known) => known.id === id);
      return { ok: true, value: kept ?? null };
    },

    movePreset: (id, by) => done(() => client.presets.move({ ...ofOrganisation(get()), id, by })),
    removePreset: (id) => done(() => client.presets.remove({ ...ofOrganisation(get()), id })),

    forgetPresets: () => set({ presets: null }),
  };
};
