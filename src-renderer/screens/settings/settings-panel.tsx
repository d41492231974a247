import { Fragment, type ReactNode } from 'react';
import type { SettingForm } from '../../../src-shared/contract/system.ts';
import { Icon } from '../../components/icons.tsx';
import type { SettingJson } from '../../state/settings.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { ChoiceSetting, SwitchSetting } from './pick-setting.tsx';
import type { SettingField } from './setting-fields.ts';
import { TypedSetting } from './typed-setting.tsx';
import frame from '../../components/two-columns.module.css';
import classes from './settings.module.css';

/** Some settings under one heading. Empty until the host has said what holds. */
export function SettingsPanel({
  title,
  fields,
}: {
  readonly title: string;
  readonly fields: readonly SettingField[];
}) {
  const settings = useStore((state) => state.settings);
  const forms = useStore((state) => state.settingForms);
  return (
    <section className={frame['card']} aria-label={title}>
      <h2>{title}</h2>
      {settings !== null &&
        fields.map((field) => {
          const form = forms.find(({ key }) => key === field.key);
          const value = settings[field.key];
          if (!form || value === undefined) return null;
          const shown = <SettingRow {...{ field, form, value }} />;
          return form.managed ? (
            <Managed key={field.key}>{shown}</Managed>
          ) : (
            <Fragment key={field.key}>{shown}</Fragment>
          );
        })}
    </section>
  );
}

interface SettingRowProps {
  readonly field: SettingField;
  readonly form: SettingForm;
  readonly value: SettingJson;
}

function SettingRow({ field, form, value }: SettingRowProps) {
  if (field.kind === 'switch') return <SwitchSetting {...{ field, form, value }} />;
  if (field.kind === 'choice') return <ChoiceSetting {...{ field, form, value }} />;
  return <TypedSetting {...{ field, form, value }} />;
}

/** What the IT department has set for this machine: it is shown, with a lock, and cannot be changed here. */
function Managed({ children }: { readonly children: ReactNode }) {
  return (
    <fieldset disabled className={classes['managed']}>
      {children}
      <span className={classes['locked']}>
        <Icon name="lock" size={18} />
        {t('settings.managed')}
      </span>
    </fieldset>
  );
}
