import { expect, test } from 'vitest';
import { settingForms } from '../../../src-main/core/settings/setting-forms.ts';
import { settingDefinitions } from '../../../src-main/core/settings/settings.ts';
import {
  backupFields,
  digitalLinkFields,
  eventFileFields,
  fileFields,
  labelFields,
  settingsElsewhere,
  syncFields,
} from '../../../src-renderer/screens/settings/setting-fields.ts';

const fields = [
  ...digitalLinkFields,
  ...labelFields,
  ...fileFields,
  ...syncFields,
  ...eventFileFields,
  ...backupFields,
];

test('every setting can be changed in the window, once', () => {
  const shown = [...fields.map(({ key }) => key), ...settingsElsewhere];
  expect(shown.toSorted()).toEqual(Object.keys(settingDefinitions).toSorted());
});

test('a number that is typed has limits from the definition', () => {
  const forms = settingForms();
  const numbers = fields.filter(({ kind }) => kind === 'number').map(({ key }) => key);
  expect(numbers.length).toBeGreaterThan(0);
  for (const key of numbers) {
    const form = forms.find((one) => one.key === key);
    expect(form, key).toMatchObject({ minimum: expect.any(Number), maximum: expect.any(Number) });
    const { schema } = settingDefinitions[key as keyof typeof settingDefinitions];
    expect(schema.safeParse(form?.maximum).success).toBe(true);
    expect(schema.safeParse((form?.maximum ?? 0) + 1).success).toBe(false);
  }
});

test('a choice offers every value that the definition takes, and no other', () => {
  for (const field of fields) {
    if (field.kind !== 'choice') continue;
    const { schema, default: usual } = settingDefinitions[field.key as keyof typeof settingDefinitions];
    const offered = field.choices.map(({ value }) => value);
    for (const value of offered) expect(schema.safeParse(value).success, field.key).toBe(true);
    expect(offered).toContain(usual);
  }
});
