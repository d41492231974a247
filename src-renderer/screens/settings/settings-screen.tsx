import { TwoColumns } from '../../components/two-columns.tsx';
import { t } from '../../texts/t.ts';
import { ScannerPanel } from '../../scanner/scanner-panel.tsx';
import { ApiKeysPanel } from './api-keys-panel.tsx';
import { DataExportPanel } from './data-export-panel.tsx';
import { KioskPanel } from './kiosk-panel.tsx';
import { OrganisationPanel } from './organisation-panel.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { backupFields, digitalLinkFields, fileFields, labelFields } from './setting-fields.ts';
import { WindowPanel } from './window-panel.tsx';
import { useSettingForms } from './use-setting-forms.ts';

/** What holds for this window, and for the organisation on screen: its mark, keys, people, settings, and its data as a whole. */
export function SettingsScreen() {
  useSettingForms();
  return (
    <TwoColumns
      left={
        <>
          <OrganisationPanel />
          <WindowPanel />
          <ScannerPanel />
          <KioskPanel />
          <ApiKeysPanel />
          <DataExportPanel />
          <PeoplePanel />
        </>
      }
      right={
        <>
          <SettingsPanel title={t('settings.link')} fields={digitalLinkFields} />
          <SettingsPanel title={t('settings.labels')} fields={labelFields} />
          <SettingsPanel title={t('settings.files')} fields={fileFields} />
          <SettingsPanel title={t('settings.backups')} fields={backupFields} />
        </>
      }
    />
  );
}
