import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { SettingForm } from '../../../src-shared/contract/system.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import type { SettingJson } from '../../state/settings.ts';
import { useStore } from '../../state/store.ts';
import { formatNumber, wholeNumberOf } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import { usualOf } from './pick-setting.tsx';
import { textOf, type SettingField } from './setting-fields.ts';
import classes from './settings.module.css';

export interface TypedSettingProps {
  readonly field: Extract<SettingField, { readonly kind: 'text' | 'number' }>;
  readonly form: SettingForm;
  readonly value: SettingJson;
}

/** A setting that is typed. It holds when it is saved, not while somebody types. */
export function TypedSetting({ field, form, value }: TypedSettingProps) {
  const { run: save, busy, problem } = useVerb(useStore((state) => state.saveSetting));
  // null: shows what holds, also when that changes elsewhere.
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const held = value === null ? '' : textOf(value);
  const shown = typed ?? held;
  const store = async (text: string): Promise<void> => {
    const entered = field.kind === 'number' ? wholeNumber(text, form) : text.trim();
    const isNone = field.kind === 'text' && field.optional === true && entered === '';
    setWrong(null);
    if (entered === null) return setWrong(rangeOf(form));
    const outcome = await save(field.key, isNone ? null : entered);
    if (outcome.ok) return setTyped(null);
    if (field.kind === 'text' && outcome.problem.code === 'validation_error') setWrong(t(field.wrong));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void store(shown);
  };
  return (
    <form className={classes['typed']} onSubmit={submit}>
      <TextInput
        className={classes['grow'] ?? ''}
        label={t(field.label)}
        description={`${t(field.hint)} ${usualOf(usual(field, form))}`}
        value={shown}
        error={wrong}
        inputMode={field.kind === 'number' ? 'numeric' : 'text'}
        maxLength={field.kind === 'number' ? 12 : 300}
        autoComplete="off"
        spellCheck={false}
        rightSection={
          field.kind === 'number' ? <span className={classes['unit']}>{t(field.unit)}</span> : null
        }
        rightSectionWidth={field.kind === 'number' ? 90 : 0}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setWrong(null);
        }}
      />
      {typed !== null && typed !== held && (
        <div className={classes['save']}>
          <Button
            variant="default"
            onClick={() => {
              setTyped(null);
              setWrong(null);
            }}
          >
            {t('settings.discard')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('settings.save')}
          </Button>
        </div>
      )}
      <ProblemBox problem={wrong === null ? problem : null} />
    </form>
  );
}

function usual(field: TypedSettingProps['field'], form: SettingForm): string {
  if (form.default === null) return t('setting.none');
  if (field.kind === 'text' || typeof form.default !== 'number') return textOf(form.default);
  // A number and its unit stay on one line.
  return `${formatNumber(form.default)}\u{a0}${t(field.unit)}`;
}

/** null where it is no whole number, or not within the limits of the setting. */
function wholeNumber(text: string, { minimum, maximum }: SettingForm): number | null {
  const value = wholeNumberOf(text);
  return value !== null && value >= (minimum ?? 0) && value <= (maximum ?? Infinity) ? value : null;
}

function rangeOf({ minimum, maximum }: SettingForm): string {
  return t('setting.range', { minimum: minimum ?? 0, maximum: maximum ?? Number.MAX_SAFE_INTEGER });
}
