import type { Sentences } from '../translator.ts';

/** Ledger, settling and reports. The order is that of the source. */
export const ledger: Sentences = {
  // src-main/core/ledger/find-entity.ts
  'There is no {key}': 'No existe: {key}',
  'There is no GTIN {value}': 'No existe el GTIN {value}',
  'This is not the lot of {key}': 'Este no es el lote: {key}',
  // src-main/core/ledger/find-obstacles.ts
  'no date': 'sin fecha',
  'best before {today}': 'consumo preferente {today}',
  'use by {today}': 'caducidad {today}',
  'these sheets say {printed}, by now it is {date_kind}': 'estas hojas dicen {printed}, ahora es {date_kind}',
  // src-main/core/ledger/find-scanned.ts
  'The reader sent no separators, so nobody can say where a lot or serial ends: set it to send GS (ASCII 29) for FNC1, or AIM identifiers with it.':
    'El lector no envió separadores, así que no se sabe dónde termina un lote o número de serie: configúrelo para enviar GS (ASCII 29) en lugar de FNC1, o también los identificadores AIM.',
  'There is no serial, lot or GTIN {text}.': 'No existe el número de serie, lote o GTIN {text}.',
  '{text} may be {names}. Scan the symbol, or give the GTIN too.':
    '{text} puede ser: {names}. Escanee el símbolo o indique también el GTIN.',
  // src-main/core/ledger/hold-lot.ts
  'Lot {lot} of GTIN {gtin} is held already.': 'El lote {lot} del GTIN {gtin} ya está retenido.',
  'Lot {lot} of GTIN {gtin} is not held.': 'El lote {lot} del GTIN {gtin} no está retenido.',
  // src-main/core/ledger/label-history.ts
  'It was removed a moment ago.': 'Se acaba de quitar.',
  // src-main/core/ledger/labels-left.ts
  '{entity} in run {run}': '{entity} en la tirada {run}',
  '{count} labels': '{count} etiquetas',
  'No label of {name} is recorded as printed.': 'Ninguna etiqueta de {name} consta como impresa.',
  '{printed} of {name} is recorded as printed and {accounted} scrapped, sampled, returned or voided before; {quantity} more cannot be.':
    'Consta como impresa {printed} de {name}, y {accounted} ya se desechó, se tomó como muestra, se devolvió o se anuló; no pueden ser {quantity} más.',
  '{printed} of {name} are recorded as printed and {accounted} scrapped, sampled, returned or voided before; {quantity} more cannot be.':
    'Constan como impresas {printed} de {name}, y {accounted} ya se desecharon, se tomaron como muestra, se devolvieron o se anularon; no pueden ser {quantity} más.',
  'Label {number} of run {run} ({entity}) is recorded as {toLowerCase} already.':
    'La etiqueta {number} de la tirada {run} ({entity}) ya consta así: {toLowerCase}.',
  // src-main/core/ledger/plan-settlement.ts
  'Run {run} is {status}; only a run that waits for its good sheets or is uncertain can be settled.':
    'Tirada {run}: {status}; solo se puede aclarar una tirada que espera sus hojas buenas o está sin aclarar.',
  'Say how many sheets are good, or which label is the last good one.':
    'Diga cuántas hojas son buenas o cuál es la última etiqueta buena.',
  'The sheet with {name} was not handed to the printer.': 'La hoja con {name} no se entregó a la impresora.',
  '{name} is on sheet {index}; after {goodSheets} good sheets the last good label is on sheet {goodSheets2}. Count again.':
    '{name} está en la hoja {index}; tras {goodSheets} hojas buenas, la última etiqueta buena está en la hoja {goodSheets2}. Cuente otra vez.',
  '{name} is label {count} of sheet {index}, which is not {lastGood} good labels on it. Count again.':
    '{name} es la etiqueta {count} de la hoja {index}, lo que no da {lastGood} etiquetas buenas en ella. Cuente otra vez.',
  '{goodSheets} good sheets are more than the {sheets} that were handed to the printer.':
    '{goodSheets} hojas buenas son más que las {sheets} que se entregaron a la impresora.',
  'All sheets are good, so there is no further sheet with a last good label.':
    'Todas las hojas son buenas, así que no hay otra hoja con una última etiqueta buena.',
  'Sheet {goodSheets} has {count} labels, not {lastGood}.':
    'La hoja {goodSheets} tiene {count} etiquetas, no {lastGood}.',
  'The first {counted} sheets of this run are recorded as printed already. Count from the first sheet of the run, or say 0 where none of the others is good.':
    'Las primeras {counted} hojas de esta tirada ya constan como impresas. Cuente desde la primera hoja de la tirada, o diga 0 si ninguna de las demás es buena.',
  '{label} on sheet {sheet}, place {cell},': '{label} en la hoja {sheet}, lugar {cell},',
  '{where} comes after the last good label, so it is free anyway.':
    '{where} viene después de la última etiqueta buena, así que queda libre de todos modos.',
  'is recorded as printed already; record it as scrapped':
    'ya consta como impresa; regístrela como desechada',
  'was not printed': 'no se imprimió',
  '{where} is named twice.': '{where} se nombra dos veces.',
  // src-main/core/ledger/printed-elsewhere.ts
  '{gone} of these labels are no longer active. Make the sheets anew without them.':
    '{gone} de estas etiquetas ya no están activas. Cree las hojas de nuevo sin ellas.',
  '{open} of these labels went to a printer and nobody knows yet what became of them. Settle them first.':
    '{open} de estas etiquetas fueron a una impresora y nadie sabe aún qué pasó con ellas. Aclárelas primero.',
  '{held} of these labels belong to a lot that is held.':
    '{held} de estas etiquetas pertenecen a un lote retenido.',
  '{expired} of these labels are past their date.': '{expired} de estas etiquetas han pasado su fecha.',
  '{printed} of these {total_items} labels are printed already. A serial is printed once; say that these are printed again.':
    '{printed} de estas {total_items} etiquetas ya están impresas. Un número de serie se imprime una vez; diga que estas se imprimen otra vez.',
  // src-main/core/ledger/receive-events.ts
  'Its id has characters that no id has, or is too long.':
    'Su id tiene caracteres que ningún id tiene, o es demasiado largo.',
  'The event type {event_type} is not known here.': 'El tipo de evento {event_type} no se conoce aquí.',
  '{quantity} is no number of labels.': '{quantity} no es un número de etiquetas.',
  'Its id is that of another event here. Two data folders may be using one identity.':
    'Su id es el de otro evento de aquí. Quizá dos carpetas de datos usan la misma identidad.',
  'This station gave its id, but there is no such event here: the data folder was set back to an earlier day. Make a backup of it and restore that; it then goes on as a new station and takes this event over.':
    'Esta estación dio su id, pero aquí no existe ese evento: la carpeta de datos se devolvió a un día anterior. Haga una copia de ella y restáurela; entonces seguirá como estación nueva y aceptará este evento.',
  'It lies in the future; one of the clocks is wrong.': 'Está en el futuro; uno de los relojes va mal.',
  'Closient, station {event}': 'Closient, estación {event}',
  // src-main/core/ledger/record-events.ts
  '{name} on sheet {sheet}, place {cell}, is not printed.':
    '{name} en la hoja {sheet}, lugar {cell}, no está impresa.',
  '{entity} has no printed label in run {run_id}.':
    '{entity} no tiene ninguna etiqueta impresa en la tirada {run_id}.',
  // src-main/core/ledger/report-events.ts
  'This is in the future': 'Esto está en el futuro',
  'Ids of this form are given by this station': 'Los ids de esta forma los da esta estación',
  'The id {client_event_id} was used for another event. Give every event an id of its own.':
    'El id {client_event_id} se usó para otro evento. Dé a cada evento un id propio.',
  '{name} is printed already': '{name} ya está impresa',
  '{name} is reported as printed again': '{name} se notifica como impresa otra vez',
  '{name} is printed once, not {quantity} times': '{name} se imprime una vez, no {quantity} veces',
  '{fact}; say the reason for a second label.': '{fact}; diga el motivo de una segunda etiqueta.',
  // src-main/core/ledger/run-question.ts
  '{count} in another open run, first {first}. Finish that run first, or leave them out.':
    '{count} en otra tirada abierta, primero {first}. Termine antes esa tirada u omítalas.',
  '{count} in another open run, first {first} in run {run}. Finish that run first, or leave them out.':
    '{count} en otra tirada abierta, primero {first} en la tirada {run}. Termine antes esa tirada u omítalas.',
  '{count} no longer active, first {first}. Leave them out, or cancel.':
    '{count} entre las que ya no están activas, primero {first}. Omítalas o cancele.',
  '{count} of a held lot, first {first}. Release the lot first, leave them out, or cancel.':
    '{count} de un lote retenido, primero {first}. Libere antes el lote, omítalas o cancele.',
  '{count} uncertain, first {first}: nobody confirmed whether they came out of the printer. Settle that run first, or print with a reason.':
    '{count} sin aclarar, primero {first}: nadie confirmó si salieron de la impresora. Aclare antes esa tirada o imprima con un motivo.',
  '{count} uncertain, first {first}: nobody confirmed whether they came out of the printer. Settle run {run} first, or print with a reason.':
    '{count} sin aclarar, primero {first}: nadie confirmó si salieron de la impresora. Aclare antes la tirada {run} o imprima con un motivo.',
  '{count} printed before, first {first}. Print again with a reason, leave them out, or cancel.':
    '{count} entre las ya impresas, primero {first}. Imprima otra vez con un motivo, omítalas o cancele.',
  '{count} beyond the planned quantity, first {first}. Print with a reason, leave them out, or cancel.':
    '{count} por encima de la cantidad prevista, primero {first}. Imprima con un motivo, omítalas o cancele.',
  '{count} made with another date than the record has now, first {first}: {detail}. Make the sheets anew, leave them out, or print the old date with a reason.':
    '{count} con otra fecha que la registrada ahora, primero {first}: {detail}. Cree las hojas de nuevo, omítalas o imprima la fecha antigua con un motivo.',
  '{count} past the date, first {first}: {detail}. Print with a reason, leave them out, or cancel.':
    '{count} con la fecha pasada, primero {first}: {detail}. Imprima con un motivo, omítalas o cancele.',
  '{count} from before this organisation was restored from an archive, first {first}: the original may have printed it since. Print with a reason, leave them out, or confirm the archive in the settings.':
    '{count} de antes de restaurar esta organización desde un archivo, primero {first}: el original puede haberlas impreso desde entonces. Imprima con un motivo, omítalas o confirme el archivo en los ajustes.',
  '1 item is': '1 etiqueta está',
  '{names} items are': '{names} etiquetas están',
  // src-main/core/ledger/run-sheets.ts
  'Run {run} has no label {number} at the printer.':
    'La tirada {run} no tiene la etiqueta {number} en la impresora.',
  'Sheet {sheet} of run {run} has no label in place {cell}.':
    'La hoja {sheet} de la tirada {run} no tiene etiqueta en el lugar {cell}.',
  'This run has {labels} labels of {name}, all alike. Say which one by its place on the sheet.':
    'Esta tirada tiene {labels} etiquetas iguales de {name}. Diga cuál por su lugar en la hoja.',
  'This run has no label of {name}.': 'Esta tirada no tiene ninguna etiqueta de {name}.',
  // src-main/core/ledger/settle-run.ts
  'not printed: the sheets before were not all good': 'no impresa: las hojas anteriores no eran todas buenas',
  // src-main/core/ledger/sheet-picture.ts
  'Run {run} has {sheets} sheet; there is no sheet {sheet}.':
    'La tirada {run} tiene {sheets} hoja; no existe la hoja {sheet}.',
  'Run {run} has {sheets} sheets; there is no sheet {sheet}.':
    'La tirada {run} tiene {sheets} hojas; no existe la hoja {sheet}.',
  ' up to {lastGoodLabel}': ' hasta {lastGoodLabel}',
  '{printed}{until} become printed': '{printed}{until} pasan a impresas',
  '{printed} become printed': '{printed} pasan a impresas',
  '{scrapped} of them scrapped': '{scrapped} de ellas desechadas',
  '{free} become free again': '{free} vuelven a quedar libres',
  'the run prints on': 'la tirada sigue imprimiendo',
  'what has not begun is not printed': 'lo que no ha empezado no está impreso',
  // src-main/core/ledger/verify-chain.ts
  '{sequence} {table}(s) before {where} were removed': 'se quitaron {sequence} {table}(s) antes de {where}',
  '{where} does not follow on the {table} before it': '{where} no sigue a {table} anterior',
  '{where} was changed': '{where} se cambió',
  '{where} was moved': '{where} se movió',
  'record head': 'cabeza de registros',
  'the sealed {which} of station {station} is missing':
    'falta el elemento sellado ({which}) de la estación {station}',
  'the {which} of station {station} carries a wrong seal':
    'el elemento ({which}) de la estación {station} lleva un sello erróneo',
  '{sequence} {table}(s) at the end of station {station} were cut off':
    'se cortaron {sequence} {table}(s) al final de la estación {station}',
  'the last {table} of station {station} is not the sealed one':
    'el último elemento ({table}) de la estación {station} no es el sellado',
  '{row} was added without a seal': '{row} se añadió sin sello',
  'record {station_seq} of station {station} ({kind} of {subject})':
    'registro {station_seq} de la estación {station} ({kind} de {subject})',
  'event {station_seq} of station {station} ({type} of {row})':
    'evento {station_seq} de la estación {station} ({type} de {row})',
  // src-main/core/ledger/verify-places.ts
  '{was}, of which the ledger has events, was removed':
    '{was}, de lo que el libro mayor tiene eventos, se quitó',
  '{was}, of which the ledger has events, is kept under another name ({now})':
    '{was}, de lo que el libro mayor tiene eventos, figura con otro nombre ({now})',
  // src-main/core/ledger/verify-records.ts
  'chunk {chunk} of run {run} was removed': 'la parte {chunk} de la tirada {run} se quitó',
  'run {run} was printed by {printer}, and is kept as printed by {now}':
    'la tirada {run} la imprimió {printer} y figura como impresa por {now}',
  'chunk {chunk} of run {run} has not the sheets and labels of its record':
    'la parte {chunk} de la tirada {run} no tiene las hojas y etiquetas de su registro',
  'record {station_seq} of station {station} ({kind}) was written over event {event_seq}, which is not there as it was':
    'el registro {station_seq} de la estación {station} ({kind}) se escribió sobre el evento {event_seq}, que no está como estaba',
  'settlement {id} of run {run} has no record': 'la aclaración {id} de la tirada {run} no tiene registro',
  'settlement {id} of run {run} is not what its record says':
    'la aclaración {id} de la tirada {run} no es lo que dice su registro',
  'the print file of chunk {chunk} of run {run} is not the one of its record':
    'el archivo de impresión de la parte {chunk} de la tirada {run} no es el de su registro',
  'lot {lot} of GTIN {gtin} is kept as held, the records say not held':
    'el lote {lot} del GTIN {gtin} figura como retenido, los registros dicen no retenido',
  'lot {lot} of GTIN {gtin} is kept as held, the records say held':
    'el lote {lot} del GTIN {gtin} figura como retenido, los registros dicen retenido',
  'lot {lot} of GTIN {gtin} is kept as not held, the records say not held':
    'el lote {lot} del GTIN {gtin} figura como no retenido, los registros dicen no retenido',
  'lot {lot} of GTIN {gtin} is kept as not held, the records say held':
    'el lote {lot} del GTIN {gtin} figura como no retenido, los registros dicen retenido',
  // src-main/core/ledger/verify-states.ts
  'chunk {number} of run {run} says that {said} of its labels are {status}, and {found} are':
    'la parte {number} de la tirada {run} dice {said} etiquetas ({status}); son {found}',
  '{row} is kept as {stored}, the ledger says {derived}':
    '{row} figura como {stored}, el libro mayor dice {derived}',
  'run {run} has {printed} printed label(s) of {row}, the ledger {recorded}':
    'la tirada {run} tiene {printed} etiqueta(s) impresa(s) de {row}, el libro mayor {recorded}',
  'run {run}, of which the ledger has {events} event(s), was removed':
    'la tirada {run}, de la que el libro mayor tiene {events} evento(s), se quitó',
  'label {number} of run {run} is not where it was printed':
    'la etiqueta {number} de la tirada {run} no está donde se imprimió',
  // src-main/core/ledger/witness.ts
  'the file beside the database that witnesses its heads was changed':
    'se cambió el archivo junto a la base de datos que atestigua sus cabezas',
  '{what} {station_seq} of station {station} was here and is not: the database is older than it was, or another one':
    '{what} {station_seq} de la estación {station} estaba aquí y ya no está: la base de datos es más antigua de lo que era, u otra',
  // src-main/core/reports/accounts.ts
  'run {of}': 'tirada {of}',
  // src-main/core/reports/reconcile.ts
  'Labels are being printed or recorded; close the reconciliation of {of} when that has ended.':
    'Se están imprimiendo o registrando etiquetas; cierre la conciliación de {of} cuando eso termine.',
  '{open} of {name} is not confirmed yet. Settle it first.':
    '{open} de {name} aún no está confirmada. Aclárela primero.',
  '{open} of {name} is not confirmed yet. Settle them first.':
    '{open} de {name} aún no está confirmada. Aclárelas primero.',
  '{open} of {name} are not confirmed yet. Settle it first.':
    '{open} de {name} aún no están confirmadas. Aclárela primero.',
  '{open} of {name} are not confirmed yet. Settle them first.':
    '{open} de {name} aún no están confirmadas. Aclárelas primero.',
  'Nothing was printed of {name}.': 'No se imprimió nada de {name}.',
  '{unaccounted} of {name} {verb} unaccounted for, more than {limit_labels} or {limit_percent} % may be. Say why.':
    '{unaccounted} de {name} {verb} sin justificar, más de las {limit_labels} o el {limit_percent} % permitidos. Diga por qué.',
  '{unaccounted} of {name} {verb} accounted for and never issued, more than {limit_labels} or {limit_percent} % may be. Say why.':
    '{unaccounted} de {name} {verb} justificadas pero nunca emitidas, más de las {limit_labels} o el {limit_percent} % permitidos. Diga por qué.',
  // src-main/core/reports/report-files.ts
  'There is no such closed reconciliation.': 'No existe esa conciliación cerrada.',
  'lot {lot} of GTIN {gtin}': 'lote {lot} del GTIN {gtin}',
  'This report is gone; make it again.': 'Este informe ya no está; créelo de nuevo.',
  // src-shared/contract/reports.ts
  '8 to 64 letters, digits and hyphens': 'De 8 a 64 letras, cifras y guiones',
  // src-shared/models/lifecycle-event.ts
  'Printable characters without blanks': 'Caracteres imprimibles sin espacios',
};
