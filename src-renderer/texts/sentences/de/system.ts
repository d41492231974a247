import type { Sentences } from '../translator.ts';

/** Folder, backups, keys, settings, the contract. The order is that of the source. */
export const system: Sentences = {
  // src-main/core/backups/backup-program.ts
  'There is no folder {folder} for the backup. Is its disk connected?':
    'Den Ordner {folder} für die Sicherung gibt es nicht. Ist sein Laufwerk angeschlossen?',
  '{path} exists already; a backup overwrites nothing.':
    '{path} gibt es schon; eine Sicherung überschreibt nichts.',
  'The backup {path} could not be written': 'Die Sicherung {path} konnte nicht geschrieben werden',
  'Nothing can be written into {folder}': 'In {folder} kann nichts geschrieben werden',
  '{folder} has no file {markerFile}, so its disk or network folder is probably not connected. If it is the right folder, set it once more.':
    'In {folder} fehlt die Datei {markerFile}, also ist das Laufwerk oder der Netzwerkordner vermutlich nicht verbunden. Ist es der richtige Ordner, legen Sie ihn noch einmal fest.',
  'what was written is damaged ({said})': 'was geschrieben wurde, ist beschädigt ({said})',
  // src-main/core/backups/backups.ts
  'There is no folder for backups yet. Set one: `print-room settings set backup_folder FOLDER`.':
    'Es gibt noch keinen Ordner für Sicherungen. Legen Sie einen fest: `print-room settings set backup_folder FOLDER`.',
  '{path} is no whole path; it would mean another folder each time.':
    '{path} ist kein vollständiger Pfad; er wäre jedes Mal ein anderer Ordner.',
  // src-main/core/backups/run-backup.ts
  'The folder {folder} does not answer. Is its disk connected?':
    'Der Ordner {folder} antwortet nicht. Ist sein Laufwerk angeschlossen?',
  'The backup in {folder} was not finished within an hour.':
    'Die Sicherung in {folder} war nach einer Stunde nicht fertig.',
  'Print Room was closed before the folder {folder} had answered.':
    'Print Room wurde geschlossen, bevor der Ordner {folder} geantwortet hatte.',
  // src-main/core/contract/data-export-routes.ts
  '{path} cannot be written: {message}': '{path} kann nicht geschrieben werden: {message}',
  // src-main/core/contract/router.ts
  'Job {row} was made at Closient; save its file to look into it.':
    'Auftrag {row} wurde bei Closient erstellt; speichern Sie seine Datei, um hineinzusehen.',
  'Job {row} has sheets, not an archive of symbols.': 'Auftrag {row} hat Bögen, kein Archiv von Symbolen.',
  // src-main/core/contract/stocks-routes.ts
  'The file is not JSON: {reason}.': 'Die Datei ist kein JSON: {reason}.',
  // src-main/core/contract/sync-routes.ts
  'This organisation is not connected to Closient.': 'Diese Organisation ist nicht mit Closient verbunden.',
  // src-main/core/data-export/data-exports.ts
  'The data export {id} is {status}; it has no file.': 'Der Datenexport {id} hat keine Datei: {status}.',
  'The file of the data export {id} was removed. Request a new one.':
    'Die Datei des Datenexports {id} wurde entfernt. Fordern Sie einen neuen an.',
  'Print Room is closing.': 'Print Room wird geschlossen.',
  // src-main/core/data-export/disk-room.ts
  'The disk is full: this data export needs up to {needed} in {exports}, {free} are free. Free some space and request it again.':
    'Der Datenträger ist voll: Dieser Datenexport braucht bis zu {needed} in {exports}, frei sind {free}. Schaffen Sie Platz und fordern Sie ihn erneut an.',
  // src-main/core/data-export/export-row.ts
  'There is no data export {id}.': 'Den Datenexport {id} gibt es nicht.',
  // src-main/core/db/read-db.ts
  'it was stopped': 'sie wurde angehalten',
  'The database is closed.': 'Die Datenbank ist geschlossen.',
  'The query thread has ended ({reason}). Try again.':
    'Der Abfrage-Thread ist beendet ({reason}). Versuchen Sie es erneut.',
  // src-main/core/folder/secrets-file.ts
  'The file of secrets {path} is damaged. Remove it and enter the keys again.':
    'Die Datei der Geheimnisse {path} ist beschädigt. Entfernen Sie sie und geben Sie die Schlüssel neu ein.',
  // src-main/core/folder/station.ts
  'This data folder was copied, moved to another disk or restored; it goes on as a new station, and what waited in its print queue was taken back. If the original still prints, labels may be printed twice.':
    'Dieser Datenordner wurde kopiert, auf ein anderes Laufwerk verschoben oder wiederhergestellt; er arbeitet als neue Station weiter, und was in seiner Druckwarteschlange stand, wurde zurückgenommen. Wenn das Original noch druckt, können Etiketten doppelt entstehen.',
  'not printed: the data folder was copied or restored':
    'nicht gedruckt: der Datenordner wurde kopiert oder wiederhergestellt',
  // src-main/core/keys/api-keys.ts
  'The key would have expired before its first use':
    'Der Schlüssel wäre vor seiner ersten Verwendung abgelaufen',
  'This API key is mistyped: its checksum does not fit. Copy it again.':
    'Dieser API-Schlüssel ist falsch geschrieben: Seine Prüfsumme passt nicht. Kopieren Sie ihn erneut.',
  'This is no API key of Print Room: they begin with csb_.':
    'Das ist kein API-Schlüssel von Print Room: Die beginnen mit csb_.',
  'This API key is not known here.': 'Dieser API-Schlüssel ist hier nicht bekannt.',
  'This API key was revoked. Ask for a new one.':
    'Dieser API-Schlüssel wurde gesperrt. Bitten Sie um einen neuen.',
  'This API key has expired. Ask for a new one.':
    'Dieser API-Schlüssel ist abgelaufen. Bitten Sie um einen neuen.',
  'There is no API key {id}.': 'Den API-Schlüssel {id} gibt es nicht.',
  // src-main/core/settings/settings.ts
  'A host name such as id.example.com': 'Ein Hostname wie id.example.com',
  'A port is at most 65535': 'Ein Port ist höchstens 65535',
  'A time such as 02:30': 'Eine Uhrzeit wie 02:30',
  'The stored value {value} of the setting {key} cannot be used; set it again.':
    'Der gespeicherte Wert {value} der Einstellung {key} ist nicht verwendbar; setzen Sie ihn neu.',
  'There is no setting {key}. Settings: {settingDefinitions}.':
    'Die Einstellung {key} gibt es nicht. Einstellungen: {settingDefinitions}.',
  'Unknown setting': 'Unbekannte Einstellung',
  '{value} is not a value of {key}: {reason}.': '{value} ist kein Wert für {key}: {reason}.',
  // src-shared/errors.ts
  'The disk is full{path}. Free some space and try again; nothing was printed.':
    'Der Datenträger ist voll{path}. Schaffen Sie Platz und versuchen Sie es erneut; nichts wurde gedruckt.',
  'The folder cannot be written{path}. Check its permissions and try again.':
    'Der Ordner ist nicht beschreibbar{path}. Prüfen Sie seine Rechte und versuchen Sie es erneut.',
  // src-shared/faults.ts
  'Unknown field {key}': 'Unbekanntes Feld {key}',
  'Field required': 'Feld erforderlich',
  // src-shared/models/instant.ts
  'Needs an ISO-8601 date-time with a time zone, such as 2026-11-30T08:00:00Z':
    'Braucht Datum und Uhrzeit nach ISO 8601 mit Zeitzone, wie 2026-11-30T08:00:00Z',
  'There is no such day': 'Diesen Tag gibt es nicht',
  // src-main/core/policy/closient-policy.ts
  'The connection to Closient is switched off by your organisation (Closient in {place}).':
    'Ihre Organisation hat die Verbindung zu Closient abgeschaltet (Closient in {place}).',
  'Your organisation has decided which server this is, but the address cannot be read (ClosientAddress in {place}).':
    'Ihre Organisation hat entschieden, welcher Server das ist, aber die Adresse ist nicht lesbar (ClosientAddress in {place}).',
  'Your organisation allows {only} only (ClosientAddress in {place}).':
    'Ihre Organisation erlaubt nur {only} (ClosientAddress in {place}).',
  // src-main/core/settings/settings.ts, what is managed
  '{key} is managed by your organisation ({policy} in {place}) and cannot be set here.':
    '{key} wird von Ihrer Organisation verwaltet ({policy} in {place}) und lässt sich hier nicht ändern.',
  // src-main/headless/guest.ts
  'The Print Room of another user, which had the data folder open, has ended. This one takes over; try again.':
    'Das Print Room eines anderen Benutzers, das den Datenordner offen hatte, ist beendet. Dieses hier übernimmt; versuchen Sie es noch einmal.',
};
