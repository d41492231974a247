import { z } from 'zod';
import type { SettingForm } from '../../../src-shared/contract/system.ts';
import type { PolicySet } from '../policy/policy-set.ts';
import { settingDefinitions, type SettingKey } from './settings.ts';

/** What a form needs of each setting, taken from the definitions so that there is one place for limits and defaults. */
export function settingForms(policies?: PolicySet): SettingForm[] {
  return Object.entries(settingDefinitions).map(([key, { schema, default: standard }]) => {
    const described = z.toJSONSchema(schema, { io: 'input' });
    const policy = policies?.ofSetting(key as SettingKey);
    return {
      key,
      default: z.json().parse(policy?.level === 'default' ? policy.value : standard),
      managed: policy?.level === 'enforced',
      minimum: typeof described.minimum === 'number' ? described.minimum : null,
      maximum: typeof described.maximum === 'number' ? described.maximum : null,
    };
  });
}
