import { useStore } from '../../state/store.ts';
import { ChoiceSetting, SwitchSetting } from './pick-setting.tsx';
import type { SettingField } from './setting-fields.ts';
import { TypedSetting } from './typed-setting.tsx';
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
    <section className={classes['card']} aria-label={title}>
      <h2>{title}</h2>
      {settings !== null &&
        fields.map((field) => {
          const form = forms.find(({ key }) => key === field.key);
          const value = settings[field.key];
          if (!form || value === undefined) return null;
          if (field.kind === 'switch') return <SwitchSetting key={field.key} {...{ field, form, value }} />;
          if (field.kind === 'choice') return <ChoiceSetting key={field.key} {...{ field, form, value }} />;
          return <TypedSetting key={field.key} {...{ field, form, value }} />;
        })}
    </section>
  );
}
