import type { Sentences } from '../translator.ts';

/** Folder, backups, keys, settings, the contract. The order is that of the source. */
export const system: Sentences = {
  // src-main/core/backups/backup-program.ts
  'There is no folder {folder} for the backup. Is its disk connected?':
    'No existe la carpeta {folder} para la copia. ¿Está conectado su disco?',
  '{path} exists already; a backup overwrites nothing.':
    '{path} ya existe; una copia de seguridad no sobrescribe nada.',
  'The backup {path} could not be written': 'No se pudo escribir la copia {path}',
  'Nothing can be written into {folder}': 'No se puede escribir nada en {folder}',
  '{folder} has no file {markerFile}, so its disk or network folder is probably not connected. If it is the right folder, set it once more.':
    'En {folder} falta el archivo {markerFile}, así que su disco o carpeta de red probablemente no está conectado. Si es la carpeta correcta, defínala otra vez.',
  'what was written is damaged ({said})': 'lo que se escribió está dañado ({said})',
  // src-main/core/backups/backups.ts
  'There is no folder for backups yet. Set one: `print-room settings set backup_folder FOLDER`.':
    'Todavía no hay carpeta para copias. Defina una: `print-room settings set backup_folder FOLDER`.',
  '{path} is no whole path; it would mean another folder each time.':
    '{path} no es una ruta completa; sería cada vez otra carpeta.',
  // src-main/core/backups/run-backup.ts
  'The folder {folder} does not answer. Is its disk connected?':
    'La carpeta {folder} no responde. ¿Está conectado su disco?',
  'The backup in {folder} was not finished within an hour.': 'La copia en {folder} no terminó en una hora.',
  'Print Room was closed before the folder {folder} had answered.':
    'Print Room se cerró antes de que respondiera la carpeta {folder}.',
  // src-main/core/contract/data-export-routes.ts
  '{path} cannot be written: {message}': 'No se puede escribir {path}: {message}',
  // src-main/core/contract/router.ts
  'Job {row} was made at Closient; save its file to look into it.':
    'El trabajo {row} se creó en Closient; guarde su archivo para ver su contenido.',
  'Job {row} has sheets, not an archive of symbols.': 'El trabajo {row} tiene hojas, no un ZIP de símbolos.',
  // src-main/core/contract/stocks-routes.ts
  'The file is not JSON: {reason}.': 'El archivo no es JSON: {reason}.',
  // src-main/core/contract/sync-routes.ts
  'This organisation is not connected to Closient.': 'Esta organización no está conectada con Closient.',
  // src-main/core/data-export/data-exports.ts
  'The data export {id} is {status}; it has no file.':
    'La exportación de datos {id} no tiene archivo: {status}.',
  'The file of the data export {id} was removed. Request a new one.':
    'El archivo de la exportación de datos {id} se eliminó. Solicite una nueva.',
  'Print Room is closing.': 'Print Room se está cerrando.',
  // src-main/core/data-export/disk-room.ts
  'The disk is full: this data export needs up to {needed} in {exports}, {free} are free. Free some space and request it again.':
    'El disco está lleno: esta exportación necesita hasta {needed} en {exports}, hay {free} libres. Libere espacio y solicítela de nuevo.',
  // src-main/core/data-export/export-row.ts
  'There is no data export {id}.': 'No existe la exportación de datos {id}.',
  // src-main/core/db/read-db.ts
  'it was stopped': 'se detuvo',
  'The database is closed.': 'La base de datos está cerrada.',
  'The query thread has ended ({reason}). Try again.':
    'El hilo de consultas terminó ({reason}). Inténtelo de nuevo.',
  // src-main/core/folder/secrets-file.ts
  'The file of secrets {path} is damaged. Remove it and enter the keys again.':
    'El archivo de secretos {path} está dañado. Quítelo e introduzca de nuevo las claves.',
  // src-main/core/folder/station.ts
  'This data folder was copied, moved to another disk or restored; it goes on as a new station, and what waited in its print queue was taken back. If the original still prints, labels may be printed twice.':
    'Esta carpeta de datos se copió, se movió a otro disco o se restauró; sigue como estación nueva, y lo que esperaba en su cola de impresión se retiró. Si el original sigue imprimiendo, puede haber etiquetas duplicadas.',
  'not printed: the data folder was copied or restored':
    'no impresa: la carpeta de datos se copió o se restauró',
  // src-main/core/keys/api-keys.ts
  'The key would have expired before its first use': 'La clave habría caducado antes de su primer uso',
  'This API key is mistyped: its checksum does not fit. Copy it again.':
    'Esta clave de API está mal escrita: su suma de control no coincide. Cópiela de nuevo.',
  'This is no API key of Print Room: they begin with csb_.':
    'Esta no es una clave de API de Print Room: empiezan por csb_.',
  'This API key is not known here.': 'Esta clave de API no se conoce aquí.',
  'This API key was revoked. Ask for a new one.': 'Esta clave de API se revocó. Pida una nueva.',
  'This API key has expired. Ask for a new one.': 'Esta clave de API ha caducado. Pida una nueva.',
  'There is no API key {id}.': 'No existe la clave de API {id}.',
  // src-main/core/settings/settings.ts
  'A host name such as id.example.com': 'Un nombre de host como id.example.com',
  'A port is at most 65535': 'Un puerto es como máximo 65535',
  'A time such as 02:30': 'Una hora como 02:30',
  'The stored value {value} of the setting {key} cannot be used; set it again.':
    'El valor guardado {value} del ajuste {key} no se puede usar; defínalo de nuevo.',
  'There is no setting {key}. Settings: {settingDefinitions}.':
    'No existe el ajuste {key}. Ajustes: {settingDefinitions}.',
  'Unknown setting': 'Ajuste desconocido',
  '{value} is not a value of {key}: {reason}.': '{value} no es un valor de {key}: {reason}.',
  // src-shared/errors.ts
  'The disk is full{path}. Free some space and try again; nothing was printed.':
    'El disco está lleno{path}. Libere espacio e inténtelo de nuevo; no se imprimió nada.',
  'The folder cannot be written{path}. Check its permissions and try again.':
    'No se puede escribir en la carpeta{path}. Revise sus permisos e inténtelo de nuevo.',
  // src-shared/faults.ts
  'Unknown field {key}': 'Campo desconocido {key}',
  'Field required': 'Campo obligatorio',
  // src-shared/models/instant.ts
  'Needs an ISO-8601 date-time with a time zone, such as 2026-11-30T08:00:00Z':
    'Necesita fecha y hora ISO 8601 con zona horaria, como 2026-11-30T08:00:00Z',
  'There is no such day': 'No existe ese día',
  // src-main/core/policy/closient-policy.ts
  'The connection to Closient is switched off by your organisation (Closient in {place}).':
    'Su organización ha desactivado la conexión con Closient (Closient en {place}).',
  'Your organisation has decided which server this is, but the address cannot be read (ClosientAddress in {place}).':
    'Su organización ha decidido qué servidor es, pero la dirección no se puede leer (ClosientAddress en {place}).',
  'Your organisation allows {only} only (ClosientAddress in {place}).':
    'Su organización solo permite {only} (ClosientAddress en {place}).',
  // src-main/core/settings/settings.ts, what is managed
  '{key} is managed by your organisation ({policy} in {place}) and cannot be set here.':
    '{key} lo administra su organización ({policy} en {place}) y no se puede cambiar aquí.',
  // src-main/headless/guest.ts
  'The Print Room of another user, which had the data folder open, has ended. This one takes over; try again.':
    'El Print Room de otro usuario, que tenía abierta la carpeta de datos, ha terminado. Este toma el relevo; inténtelo de nuevo.',
};
