import { Select, Switch } from '@mantine/core';
import { useState } from 'react';
import type { SettingForm } from '../../../src-shared/contract/system.ts';
import { useAction } from '../../components/use-verb.ts';
import type { SettingJson } from '../../state/settings.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { textOf, type SettingField } from './setting-fields.ts';

interface PickProps<K extends SettingField['kind']> {
  readonly field: Extract<SettingField, { readonly kind: K }>;
  readonly form: SettingForm;
  readonly value: SettingJson;
}

export function SwitchSetting({ field, form, value }: PickProps<'switch'>) {
  const { shown, pick, busy } = usePick(field.key, value);
  return (
    <Switch
      label={t(field.label)}
      description={`${t(field.hint)} ${usualOf(t(form.default === true ? 'setting.on' : 'setting.off'))}`}
      checked={shown === true}
      disabled={busy}
      onChange={(event) => pick(event.currentTarget.checked)}
    />
  );
}

export function ChoiceSetting({ field, form, value }: PickProps<'choice'>) {
  const { shown, pick, busy } = usePick(field.key, value);
  const usual = field.choices.find((choice) => choice.value === form.default);
  return (
    <Select
      label={t(field.label)}
      description={`${t(field.hint)}${usual ? ` ${usualOf(t(usual.words))}` : ''}`}
      data={field.choices.map((choice) => ({ value: textOf(choice.value), label: t(choice.words) }))}
      value={textOf(shown)}
      disabled={busy}
      onChange={(text) => {
        const choice = field.choices.find((one) => textOf(one.value) === text);
        if (choice) pick(choice.value);
      }}
    />
  );
}

export function usualOf(words: string): string {
  // A number and its unit stay on one line.
  return t('setting.usual', { value: words.replaceAll(/(?<=\d) (?=\S)/g, '\u{a0}') });
}

/** What was picked is saved at once, shown at once, and goes back if the host refuses. */
function usePick(key: string, value: SettingJson) {
  const { run: save, busy } = useAction(
    t('settings.not_saved'),
    useStore((state) => state.saveSetting),
  );
  const [wanted, setWanted] = useState<{ readonly value: SettingJson } | null>(null);
  const pick = (next: SettingJson): void => {
    setWanted({ value: next });
    void save(key, next).then(() => setWanted(null));
  };
  return { shown: wanted ? wanted.value : value, pick, busy };
}
