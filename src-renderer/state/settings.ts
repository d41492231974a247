import type { SettingForm } from '../../src-shared/contract/system.ts';
import type { ApiKey, CreatedApiKey, NewApiKey } from '../../src-shared/models/api-key.ts';
import { client } from '../client/client.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import { ofOrganisation, sameOrganisation, type Slice } from './slice.ts';

export type SettingJson = SettingForm['default'];

export interface SettingsSlice {
  /** By key; null until the host has said them. */
  readonly settings: Readonly<Record<string, SettingJson>> | null;
  /** Limits and defaults; the same for every organisation. */
  readonly settingForms: readonly SettingForm[];
  /** Newest first; null until the host has listed them. */
  readonly apiKeys: readonly ApiKey[] | null;
  readonly loadSettings: () => Promise<Outcome<void>>;
  readonly loadSettingForms: () => Promise<Outcome<void>>;
  readonly saveSetting: (key: string, value: SettingJson) => Promise<Outcome<void>>;
  readonly loadApiKeys: () => Promise<Outcome<void>>;
  /** The key itself goes to the caller only: what is in the store could be read long after. */
  readonly createApiKey: (wanted: NewApiKey) => Promise<Outcome<CreatedApiKey>>;
  readonly revokeApiKey: (id: string) => Promise<Outcome<ApiKey>>;
  readonly forgetSettings: () => void;
}

export const createSettingsSlice: Slice<SettingsSlice> = (set, get) => {
  /** Counts what we changed ourselves: a list asked for before that is older news when it arrives after. */
  let changes = 0;
  return {
    settings: null,
    settingForms: [],
    apiKeys: null,

    loadSettings: () =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const asked = changes;
        const settings = await client.system.settings(ofOrganisation(get()));
        if (here() && asked === changes) set({ settings });
      }),

    loadSettingForms: () => attempt(async () => set({ settingForms: await client.system.settingForms() })),

    saveSetting: (key, value) =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const saved = await client.system.setSetting({ ...ofOrganisation(get()), key, value });
        changes++;
        if (!here()) return;
        set({ settings: { ...get().settings, [key]: saved } });
        // The host of the codes is a fact of the organisation too.
        await get().loadStation();
      }),

    loadApiKeys: () =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const asked = changes;
        const apiKeys = await client.keys.list(ofOrganisation(get()));
        if (here() && asked === changes) set({ apiKeys });
      }),

    createApiKey: (wanted) =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const created = await client.keys.create({ ...ofOrganisation(get()), ...wanted });
        const { key: _shownOnce, ...listed } = created;
        changes++;
        if (here()) set({ apiKeys: [listed, ...(get().apiKeys ?? [])] });
        return created;
      }),

    revokeApiKey: (id) =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const revoked = await client.keys.revoke({ ...ofOrganisation(get()), id });
        changes++;
        if (here()) set({ apiKeys: (get().apiKeys ?? []).map((key) => (key.id === id ? revoked : key)) });
        return revoked;
      }),

    forgetSettings: () => set({ settings: null, apiKeys: null, people: null, me: null, peopleOn: false }),
  };
};
