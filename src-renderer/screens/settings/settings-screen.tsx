import { t } from '../../texts/t.ts';
import { ApiKeysPanel } from './api-keys-panel.tsx';
import { DataExportPanel } from './data-export-panel.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { backupFields, digitalLinkFields, fileFields, labelFields } from './setting-fields.ts';
import { useSettingForms } from './use-setting-forms.ts';
import classes from './settings.module.css';

/** What holds for the organisation on screen: its API keys, its settings, and its data as a whole. */
export function SettingsScreen() {
  useSettingForms();
  return (
    <div className={`${classes['screen']} pr-scroll`}>
      <div className={classes['column']}>
        <ApiKeysPanel />
        <DataExportPanel />
        <PeoplePanel />
      </div>
      <div className={classes['column']}>
        <SettingsPanel title={t('settings.link')} fields={digitalLinkFields} />
        <SettingsPanel title={t('settings.labels')} fields={labelFields} />
        <SettingsPanel title={t('settings.files')} fields={fileFields} />
        <SettingsPanel title={t('settings.backups')} fields={backupFields} />
      </div>
    </div>
  );
}
