import { z } from 'zod';
import type { SettingForm } from '../../../src-shared/contract/system.ts';
import { settingDefinitions } from './settings.ts';

/** What a form needs of each setting, taken from the definitions so that there is one place for limits and defaults. */
export function settingForms(): SettingForm[] {
  return Object.entries(settingDefinitions).map(([key, { schema, default: standard }]) => {
    const described = z.toJSONSchema(schema, { io: 'input' });
    return {
      key,
      default: z.json().parse(standard),
      minimum: typeof described.minimum === 'number' ? described.minimum : null,
      maximum: typeof described.maximum === 'number' ? described.maximum : null,
      // Until an IT department's policies are read.
      managed: false,
    };
  });
}
