import type { Sentences } from '../translator.ts';

/** Sync: sources, outbox, conflicts. The order is that of the source. */
export const sync: Sentences = {
  // src-main/core/sync/conflicts.ts
  'Say who decides.': 'Diga quién decide.',
  'There is no conflict {id}.': 'No existe el conflicto {id}.',
  'This conflict was decided before, or has ended by itself.':
    'Este conflicto ya se decidió o terminó por sí solo.',
  'Labels of {name} exist, and Closient does not list it any more.':
    'Existen etiquetas de {name}, y Closient ya no lo incluye.',
  'A label of {name} exists with the lot {ours}; Closient now says {theirs}.':
    'Existe una etiqueta de {name} con el lote {ours}; Closient dice ahora {theirs}.',
  'Labels of {name} exist with the date {ours}; Closient now says {theirs}.':
    'Existen etiquetas de {name} con la fecha {ours}; Closient dice ahora {theirs}.',
  // src-main/core/sync/organisation-sync.ts
  'The sync was stopped.': 'La sincronización se detuvo.',
  'Print Room was closed.': 'Print Room se cerró.',
  // src-main/core/sync/outbox/capture-sink.ts
  'This server has no EPCIS capture; kept and counted.':
    'Este servidor no tiene captura EPCIS; se conserva y se cuenta.',
  '{message} EPCIS capture needs the key of an owner or manager.':
    '{message} La captura EPCIS necesita la clave de un propietario o administrador.',
  // src-main/core/sync/outbox/double-prints.ts
  'Printed at two stations that did not know of each other.':
    'Impresa en dos estaciones que no sabían la una de la otra.',
  'There is no alarm {id}.': 'No existe la alarma {id}.',
  'Say who acknowledges the alarm.': 'Diga quién toma nota de la alarma.',
  ' {more} more label likewise.': ' {more} etiqueta más igual.',
  ' {more} more labels likewise.': ' {more} etiquetas más igual.',
  'Printed twice: {first}, here (station {own}) on {own_at} and at station {other} on {other_at}.{rest}':
    'Impresa dos veces: {first}, aquí (estación {own}) el {own_at} y en la estación {other} el {other_at}.{rest}',
  'Labels were printed twice, here (station {own}) and at station {other}.':
    'Se imprimieron etiquetas dos veces, aquí (estación {own}) y en la estación {other}.',
  // src-main/core/sync/outbox/event-files.ts
  'The events could not be written into {folder}: {message}':
    'No se pudieron escribir los eventos en {folder}: {message}',
  // src-main/core/sync/outbox/held-events.ts
  '{type} of GTIN {gtin}': '{type} del GTIN {gtin}',
  'lot {lot}': 'lote {lot}',
  'serial {serial}': 'n.º de serie {serial}',
  // src-main/core/sync/outbox/inbox.ts
  'Something unexpected happened in Print Room.': 'Ocurrió algo inesperado en Print Room.',
  // src-main/core/sync/outbox/lifecycle-sink.ts
  'Closient has no documented way to take this; kept and counted.':
    'Closient no tiene forma documentada de recibir esto; se conserva y se cuenta.',
  'Lifecycle events': 'Eventos del ciclo de vida',
  '{host} accepted the events, but its answer does not name all of them. They are sent again.':
    '{host} aceptó los eventos, pero su respuesta no los nombra todos. Se envían de nuevo.',
  // src-main/core/sync/outbox/outbox-status.ts
  'Files in a folder': 'Archivos en una carpeta',
  'Switched off. It needs the key of an owner or manager and one request per event, and it takes nothing out of the list of what Closient counts as never printed.':
    'Desactivado. Necesita la clave de un propietario o administrador y una solicitud por evento, y no quita nada de la lista de lo que Closient cuenta como nunca impreso.',
  'Switched off; kept and counted.': 'Desactivado; se conserva y se cuenta.',
  'There is no connection to Closient now; kept and counted.':
    'Ahora no hay conexión con Closient; se conserva y se cuenta.',
  // src-main/core/sync/outbox/outbox.ts
  'None of these is a parked event.': 'Ninguno de estos es un evento aparcado.',
  'There is no connection to Closient yet. Connect first.':
    'Todavía no hay conexión con Closient. Conecte primero.',
  // src-main/core/sync/outbox/verdict.ts
  'Something unexpected happened in Print Room. Its log has the details.':
    'Ocurrió algo inesperado en Print Room. Los detalles están en su registro.',
  event: 'evento',
  // src-main/core/sync/pass/list-pass.ts
  "Closient's list has no page {next_page} any more":
    'La lista de Closient ya no tiene la página {next_page}',
  'Closient changed the size of its pages from {size} to {pageSize}':
    'Closient cambió el tamaño de sus páginas de {size} a {pageSize}',
  'Closient gave the same rows for page {page} and for page {page2} of a list. Nothing was changed.':
    'Closient dio las mismas filas para la página {page} y la página {page2} de una lista. No se cambió nada.',
  '{why}; the list is read again from its beginning.': '{why}; la lista se lee de nuevo desde el principio.',
  // src-main/core/sync/pass/remote-row.ts
  'it has no serial': 'no tiene número de serie',
  'it cannot be read: {reason}': 'no se puede leer: {reason}',
  // src-main/core/sync/pass/remote-store.ts
  'there is no product with the GTIN {gtin} here; it comes with the list of products or a file':
    'aquí no existe un producto con el GTIN {gtin}; llega con la lista de productos o un archivo',
  'Closient lists {row} twice': 'Closient incluye {row} dos veces',
  'GTIN {gtin} has {kinds} dates here, and Closient gives a {kinds2} date; change the product here or there':
    'las fechas del GTIN {gtin} son aquí de {kinds}, y Closient da una de {kinds2}; cambie el producto aquí o allí',
  'another serial gives lot {lot} the date {date}, this one {date2}':
    'otro número de serie da al lote {lot} la fecha {date}, y este {date2}',
  // src-main/core/sync/pass/store-product.ts
  'Closient lists GTIN {gtin} twice': 'Closient incluye el GTIN {gtin} dos veces',
  // src-main/core/sync/remote/calibrate-host.ts
  'There is no product yet. The host in the links of Closient can be read as soon as there is one.':
    'Todavía no hay productos. El host de los enlaces de Closient se puede leer en cuanto haya uno.',
  'The QR code that {host} drew cannot be read.': 'No se puede leer el código QR que dibujó {host}.',
  'The QR code that {host} drew for {gtin} holds no Digital Link of it.':
    'El código QR que dibujó {host} para {gtin} no contiene un Digital Link suyo.',
  'Labels of this organisation and of Closient carry the same host, {host}.':
    'Las etiquetas de esta organización y de Closient llevan el mismo host, {host}.',
  'Closient puts {host}{prefix} into its links, a host with a path; labels made here carry {ownHost} and can carry a host only.':
    'Closient pone {host}{prefix} en sus enlaces, un host con ruta; las etiquetas creadas aquí llevan {ownHost} y solo pueden llevar un host.',
  'Closient puts {host} into its links; labels made here carry {ownHost}.':
    'Closient pone {host} en sus enlaces; las etiquetas creadas aquí llevan {ownHost}.',
  // src-main/core/sync/remote/closient-filters.ts
  "Closient's id of the {kind} {missing} is not known here; sync first, or choose by GTIN":
    'el id de Closient de {kind} {missing} no se conoce aquí; sincronice primero o elija por GTIN',
  "Closient's id of {missing} {kind}s, first {missing2} is not known here; sync first, or choose by GTIN":
    'los ids de Closient de {missing} elementos ({kind}), primero {missing2}, no se conocen aquí; sincronice primero o elija por GTIN',
  'Closient selects serials by product or by serial, not by lot; render these labels here':
    'Closient elige números de serie por producto o por número, no por lote; cree estas etiquetas aquí',
  'This lot run is known here only; choose its lots':
    'Esta serie de lotes solo se conoce aquí; elija sus lotes',
  'Closient cannot be asked for this: {reasons}.': 'No se puede pedir esto a Closient: {reasons}.',
  // src-main/core/sync/remote/follow.ts
  'Closient could not make it: {error}': 'Closient no pudo crearlo: {error}',
  'it does not say why': 'no dice por qué',
  'Closient says that the file is ready, but gives no link to it.':
    'Closient dice que el archivo está listo, pero no da ningún enlace.',
  'There is no connection to {host} now; it goes on with the connection.':
    'Ahora no hay conexión con {host}; continúa cuando la haya.',
  'It was submitted at {host}, and the connection is to {host2} now.':
    'Se envió a {host}, y la conexión es ahora con {host2}.',
  // src-main/core/sync/remote/followers.ts
  'It is not followed any more.': 'Ya no se sigue.',
  // src-main/core/sync/remote/judge.ts
  'Closient does not have this job any more.': 'Closient ya no tiene este trabajo.',
  // src-main/core/sync/remote/received-file.ts
  'Closient gave a file that is no {kind}. It was not kept.':
    'Closient dio un archivo que no es {kind}. No se conservó.',
  // src-main/core/sync/remote/remote-data-exports.ts
  "There is no data export {id} of Closient's.": 'No existe la exportación de datos {id} de Closient.',
  'The data export {id} has no file here.': 'La exportación de datos {id} no tiene archivo aquí.',
  'data export {row}': 'exportación de datos {row}',
  'Print Room ended before Closient answered. Request it again; that changes nothing there.':
    'Print Room terminó antes de que Closient respondiera. Solicítela de nuevo; eso no cambia nada allí.',
  // src-main/core/sync/remote/remote-jobs.ts
  'Print Room ended before the answer came.': 'Print Room terminó antes de que llegara la respuesta.',
  'The answer could not be used.': 'La respuesta no se pudo usar.',
  'Job {id} is followed already, or has ended.': 'El trabajo {id} ya se sigue, o ha terminado.',
  'Job {id} was submitted at {remote_origin}.': 'El trabajo {id} se envió a {remote_origin}.',
  'Job {id} has no file at Closient.': 'El trabajo {id} no tiene archivo en Closient.',
  ' Closient has no way to cancel: the job may go on there.':
    ' Closient no permite cancelar: el trabajo puede seguir allí.',
  'cancelled by {by}.{goesOn}': 'cancelado por {by}.{goesOn}',
  'Job {id} is made here, not at Closient.': 'El trabajo {id} se crea aquí, no en Closient.',
  'job {id}': 'trabajo {id}',
  'Nobody knows whether Closient took this job: {why} It was not sent again, because what is exported twice may count twice. Look for it at Closient: enter its id to follow it, or cancel this one and submit again.':
    'Nadie sabe si Closient aceptó este trabajo: {why} No se envió de nuevo, porque lo que se exporta dos veces puede contar dos veces. Búsquelo en Closient: introduzca su id para seguirlo, o cancele este y envíelo otra vez.',
  // src-main/core/sync/sources/exported-labels.ts
  'The archive of labels that Closient exported is damaged.':
    'El archivo de etiquetas que exportó Closient está dañado.',
  'file {name}': 'archivo {name}',
  'it has no GS1 DataMatrix that could be read': 'no tiene ningún GS1 DataMatrix que se pueda leer',
  // src-main/core/sync/sources/folder-watch.ts
  'Watched folder': 'Carpeta vigilada',
  'No folder is set.': 'No hay ninguna carpeta definida.',
  'Imports {file}.': 'Importando {file}.',
  'it is not there': 'no está',
  'The folder {folder} cannot be used: {why}. It is tried again by itself.':
    'La carpeta {folder} no se puede usar: {why}. Se reintenta automáticamente.',
  '{name} is not imported yet: {message} It is tried again by itself.':
    '{name} aún no se ha importado: {message} Se reintenta automáticamente.',
  '{name} cannot be taken out of {folder} ({code}): another program has it open, or the folder may not be written to. It is tried again by itself.':
    '{name} no se puede sacar de {folder} ({code}): otro programa lo tiene abierto o no se puede escribir en la carpeta. Se reintenta automáticamente.',
  '{first} and {others} more': '{first} y {others} más',
  '{which} may still be written; a file is imported when it stays the same for some seconds.':
    '{which}: quizá aún se esté escribiendo; un archivo se importa cuando no cambia durante unos segundos.',
  'it was written on while it was read.': 'se escribió en él mientras se leía.',
  // src-main/core/sync/sources/label-export.ts
  'Exported labels, read back': 'Etiquetas exportadas, leídas de nuevo',
  'Closient does not say whether exporting labels counts as printing them. One lot is tried first; it may be counted as printed there.':
    'Closient no dice si exportar etiquetas cuenta como imprimirlas. Primero se prueba un lote; allí puede contar como impreso.',
  'An order for an export was on its way when Print Room ended; whether it arrived is not known. Start this source again to order anew.':
    'Un pedido de exportación estaba en camino cuando Print Room terminó; no se sabe si llegó. Inicie de nuevo esta fuente para pedirlo otra vez.',
  'Exporting labels counts as printing them at Closient: after the export of one lot, {lot} was not among the never printed ones any more. This source is closed; nothing else was exported.':
    'Exportar etiquetas cuenta en Closient como imprimirlas: tras exportar un lote, {lot} ya no estaba entre los nunca impresos. Esta fuente está cerrada; no se exportó nada más.',
  'Exporting labels counts as printing them at Closient: after the export of the {exported} lots of one product, {lot} was not among the never printed ones any more. This source is closed; nothing else was exported.':
    'Exportar etiquetas cuenta en Closient como imprimirlas: tras exportar los {exported} lotes de un producto, {lot} ya no estaba entre los nunca impresos. Esta fuente está cerrada; no se exportó nada más.',
  'It could not be tried whether an export counts as printed at Closient: there is no lot to try it with that was never printed there.':
    'No se pudo probar si una exportación cuenta como impresa en Closient: no hay ningún lote nunca impreso allí con que probarlo.',
  'Whether Closient took the order for an export is not known: {message} Start this source again to order anew.':
    'No se sabe si Closient aceptó el pedido de exportación: {message} Inicie de nuevo esta fuente para pedirlo otra vez.',
  'Closient could not export the labels: {error}': 'Closient no pudo exportar las etiquetas: {error}',
  'Closient gave no link to the exported labels.':
    'Closient no dio ningún enlace a las etiquetas exportadas.',
  '{message} Start this source again to order the labels anew.':
    '{message} Inicie de nuevo esta fuente para pedir las etiquetas otra vez.',
  // src-main/core/sync/sources/lists.ts
  '{host} does not say that it has a list of {list}. They come from files, or by reading exported labels back.':
    '{host} no dice tener una lista de {list}. Llegan por archivos o leyendo etiquetas exportadas.',
  // src-main/core/sync/sync-service.ts
  'The sample organisation is not connected: its labels are no real ones, and Closient must not hear that they were printed. Open a data folder of your own organisation.':
    'La organización de muestra no se conecta: sus etiquetas no son reales, y Closient no debe saber que se imprimieron. Abra una carpeta de datos de su propia organización.',
  'There is no sync source {source}.': 'No existe la fuente {source}.',
  'This key belongs to several organisations ({names}); choose the one that fills this print room.':
    'Esta clave pertenece a varias organizaciones ({names}); elija la que alimenta esta sala de impresión.',
  'This key does not belong to the organisation that was chosen; it belongs to {names}.':
    'Esta clave no pertenece a la organización elegida; pertenece a {names}.',
  // src-main/core/sync/sync-status.ts
  'Nothing usable from {host} since {since}; Print Room works on and tries again by itself. {sentence}':
    'Nada utilizable de {host} desde {since}; Print Room sigue trabajando y reintenta solo. {sentence}',
  'a while': 'hace un rato',
  "Closient's quota for this key is used up for now; it goes on {now}.":
    'La cuota de Closient para esta clave está agotada por ahora; continúa {now}.',
  'It goes on where it was as soon as the key is accepted.':
    'Continúa donde estaba en cuanto se acepte la clave.',
  'It goes on where it was as soon as Closient answers.':
    'Continúa donde estaba en cuanto Closient responda.',
  '{toLocaleString} pages are left; at this speed the last one comes {now}.':
    'Quedan {toLocaleString} páginas; a este ritmo la última llega {now}.',
};
