import type { Sentences } from '../translator.ts';

/** Ledger, settling and reports. The order is that of the source. */
export const ledger: Sentences = {
  // src-main/core/ledger/find-entity.ts
  'There is no {key}': 'Nicht vorhanden: {key}',
  'There is no GTIN {value}': 'Die GTIN {value} gibt es nicht',
  'This is not the lot of {key}': 'Das ist nicht die Charge: {key}',
  // src-main/core/ledger/find-obstacles.ts
  'no date': 'kein Datum',
  'best before {today}': 'mindestens haltbar bis {today}',
  'use by {today}': 'zu verbrauchen bis {today}',
  'these sheets say {printed}, by now it is {date_kind}':
    'auf diesen Bögen steht {printed}, inzwischen gilt {date_kind}',
  // src-main/core/ledger/find-scanned.ts
  'The reader sent no separators, so nobody can say where a lot or serial ends: set it to send GS (ASCII 29) for FNC1, or AIM identifiers with it.':
    'Der Scanner hat keine Trennzeichen gesendet, daher ist nicht zu erkennen, wo eine Charge oder Seriennummer endet: Stellen Sie ihn so ein, dass er GS (ASCII 29) für FNC1 sendet, oder AIM-Kennungen dazu.',
  'There is no serial, lot or GTIN {text}.': 'Eine Seriennummer, Charge oder GTIN {text} gibt es nicht.',
  '{text} may be {names}. Scan the symbol, or give the GTIN too.':
    '{text} kann mehreres sein: {names}. Scannen Sie das Symbol oder geben Sie die GTIN dazu.',
  // src-main/core/ledger/hold-lot.ts
  'Lot {lot} of GTIN {gtin} is held already.': 'Charge {lot} von GTIN {gtin} ist schon gesperrt.',
  'Lot {lot} of GTIN {gtin} is not held.': 'Charge {lot} von GTIN {gtin} ist nicht gesperrt.',
  // src-main/core/ledger/label-history.ts
  'It was removed a moment ago.': 'Es wurde gerade eben entfernt.',
  // src-main/core/ledger/labels-left.ts
  '{entity} in run {run}': '{entity} in Drucklauf {run}',
  '{count} labels': '{count} Etiketten',
  'No label of {name} is recorded as printed.': 'Von {name} ist kein Etikett als gedruckt erfasst.',
  '{printed} of {name} is recorded as printed and {accounted} scrapped, sampled, returned or voided before; {quantity} more cannot be.':
    '{printed} von {name} ist als gedruckt erfasst, davon {accounted} schon Ausschuss, Muster, Rückgabe oder ungültig; {quantity} mehr gehen nicht.',
  '{printed} of {name} are recorded as printed and {accounted} scrapped, sampled, returned or voided before; {quantity} more cannot be.':
    '{printed} von {name} sind als gedruckt erfasst, davon {accounted} schon Ausschuss, Muster, Rückgabe oder ungültig; {quantity} mehr gehen nicht.',
  'Label {number} of run {run} ({entity}) is recorded as {toLowerCase} already.':
    'Etikett {number} von Drucklauf {run} ({entity}) ist schon so erfasst: {toLowerCase}.',
  // src-main/core/ledger/plan-settlement.ts
  'Run {run} is {status}; only a run that waits for its good sheets or is uncertain can be settled.':
    'Drucklauf {run}: {status}; nur ein Drucklauf, der auf seine guten Bögen wartet oder ungeklärt ist, kann geklärt werden.',
  'Say how many sheets are good, or which label is the last good one.':
    'Geben Sie an, wie viele Bögen gut sind oder welches das letzte gute Etikett ist.',
  'The sheet with {name} was not handed to the printer.':
    'Der Bogen mit {name} wurde dem Drucker nicht übergeben.',
  '{name} is on sheet {index}; after {goodSheets} good sheets the last good label is on sheet {goodSheets2}. Count again.':
    '{name} ist auf Bogen {index}; nach {goodSheets} guten Bögen ist das letzte gute Etikett auf Bogen {goodSheets2}. Zählen Sie noch einmal.',
  '{name} is label {count} of sheet {index}, which is not {lastGood} good labels on it. Count again.':
    '{name} ist Etikett {count} von Bogen {index}, das passt nicht zu {lastGood} guten Etiketten darauf. Zählen Sie noch einmal.',
  '{goodSheets} good sheets are more than the {sheets} that were handed to the printer.':
    '{goodSheets} gute Bögen sind mehr als die {sheets}, die dem Drucker übergeben wurden.',
  'All sheets are good, so there is no further sheet with a last good label.':
    'Alle Bögen sind gut, daher gibt es keinen weiteren Bogen mit einem letzten guten Etikett.',
  'Sheet {goodSheets} has {count} labels, not {lastGood}.':
    'Bogen {goodSheets} hat {count} Etiketten, nicht {lastGood}.',
  'The first {counted} sheets of this run are recorded as printed already. Count from the first sheet of the run, or say 0 where none of the others is good.':
    'Die ersten {counted} Bögen dieses Drucklaufs sind schon als gedruckt erfasst. Zählen Sie vom ersten Bogen des Drucklaufs an, oder sagen Sie 0, wenn von den anderen keiner gut ist.',
  '{label} on sheet {sheet}, place {cell},': '{label} auf Bogen {sheet}, Platz {cell},',
  '{where} comes after the last good label, so it is free anyway.':
    '{where} kommt nach dem letzten guten Etikett und ist ohnehin frei.',
  'is recorded as printed already; record it as scrapped':
    'ist schon als gedruckt erfasst; erfassen Sie es als Ausschuss',
  'was not printed': 'wurde nicht gedruckt',
  '{where} is named twice.': '{where} ist zweimal genannt.',
  // src-main/core/ledger/printed-elsewhere.ts
  '{gone} of these labels are no longer active. Make the sheets anew without them.':
    '{gone} dieser Etiketten sind nicht mehr aktiv. Erstellen Sie die Bögen ohne sie neu.',
  '{open} of these labels went to a printer and nobody knows yet what became of them. Settle them first.':
    '{open} dieser Etiketten gingen an einen Drucker, und noch weiß niemand, was daraus wurde. Klären Sie sie zuerst.',
  '{held} of these labels belong to a lot that is held.':
    '{held} dieser Etiketten gehören zu einer gesperrten Charge.',
  '{expired} of these labels are past their date.': '{expired} dieser Etiketten sind über ihrem Datum.',
  '{printed} of these {total_items} labels are printed already. A serial is printed once; say that these are printed again.':
    '{printed} dieser {total_items} Etiketten sind schon gedruckt. Eine Seriennummer wird einmal gedruckt; sagen Sie, dass diese noch einmal gedruckt werden.',
  // src-main/core/ledger/receive-events.ts
  'Its id has characters that no id has, or is too long.':
    'Seine Kennung hat Zeichen, die keine Kennung hat, oder ist zu lang.',
  'The event type {event_type} is not known here.': 'Die Ereignisart {event_type} ist hier nicht bekannt.',
  '{quantity} is no number of labels.': '{quantity} ist keine Anzahl von Etiketten.',
  'Its id is that of another event here. Two data folders may be using one identity.':
    'Seine Kennung ist die eines anderen Ereignisses hier. Zwei Datenordner benutzen vielleicht dieselbe Identität.',
  'This station gave its id, but there is no such event here: the data folder was set back to an earlier day. Make a backup of it and restore that; it then goes on as a new station and takes this event over.':
    'Diese Station hat seine Kennung vergeben, aber hier gibt es kein solches Ereignis: Der Datenordner wurde auf einen früheren Tag zurückgesetzt. Sichern Sie ihn und stellen Sie diese Sicherung wieder her; er arbeitet dann als neue Station weiter und übernimmt dieses Ereignis.',
  'It lies in the future; one of the clocks is wrong.':
    'Es liegt in der Zukunft; eine der Uhren geht falsch.',
  'Closient, station {event}': 'Closient, Station {event}',
  // src-main/core/ledger/record-events.ts
  '{name} on sheet {sheet}, place {cell}, is not printed.':
    '{name} auf Bogen {sheet}, Platz {cell}, ist nicht gedruckt.',
  '{entity} has no printed label in run {run_id}.':
    '{entity} hat kein gedrucktes Etikett in Drucklauf {run_id}.',
  // src-main/core/ledger/report-events.ts
  'This is in the future': 'Das liegt in der Zukunft',
  'Ids of this form are given by this station': 'Kennungen dieser Form vergibt diese Station',
  'The id {client_event_id} was used for another event. Give every event an id of its own.':
    'Die Kennung {client_event_id} wurde für ein anderes Ereignis verwendet. Geben Sie jedem Ereignis eine eigene Kennung.',
  '{name} is printed already': '{name} ist schon gedruckt',
  '{name} is reported as printed again': '{name} wird als erneut gedruckt gemeldet',
  '{name} is printed once, not {quantity} times': '{name} wird einmal gedruckt, nicht {quantity} Mal',
  '{fact}; say the reason for a second label.': '{fact}; nennen Sie den Grund für ein zweites Etikett.',
  // src-main/core/ledger/run-question.ts
  '{count} in another open run, first {first}. Finish that run first, or leave them out.':
    '{count} in einem anderen offenen Drucklauf, zuerst {first}. Beenden Sie zuerst jenen Drucklauf oder lassen Sie sie aus.',
  '{count} in another open run, first {first} in run {run}. Finish that run first, or leave them out.':
    '{count} in einem anderen offenen Drucklauf, zuerst {first} in Drucklauf {run}. Beenden Sie zuerst jenen Drucklauf oder lassen Sie sie aus.',
  '{count} no longer active, first {first}. Leave them out, or cancel.':
    '{count} nicht mehr aktiv, zuerst {first}. Lassen Sie sie aus oder brechen Sie ab.',
  '{count} of a held lot, first {first}. Release the lot first, leave them out, or cancel.':
    '{count} Teil einer gesperrten Charge, zuerst {first}. Geben Sie zuerst die Charge frei, lassen Sie sie aus oder brechen Sie ab.',
  '{count} uncertain, first {first}: nobody confirmed whether they came out of the printer. Settle that run first, or print with a reason.':
    '{count} ungeklärt, zuerst {first}: Niemand hat bestätigt, ob sie aus dem Drucker kamen. Klären Sie zuerst jenen Drucklauf oder drucken Sie mit einem Grund.',
  '{count} uncertain, first {first}: nobody confirmed whether they came out of the printer. Settle run {run} first, or print with a reason.':
    '{count} ungeklärt, zuerst {first}: Niemand hat bestätigt, ob sie aus dem Drucker kamen. Klären Sie zuerst Drucklauf {run} oder drucken Sie mit einem Grund.',
  '{count} printed before, first {first}. Print again with a reason, leave them out, or cancel.':
    '{count} schon gedruckt, zuerst {first}. Drucken Sie mit einem Grund erneut, lassen Sie sie aus oder brechen Sie ab.',
  '{count} beyond the planned quantity, first {first}. Print with a reason, leave them out, or cancel.':
    '{count} über der geplanten Menge, zuerst {first}. Drucken Sie mit einem Grund, lassen Sie sie aus oder brechen Sie ab.',
  '{count} made with another date than the record has now, first {first}: {detail}. Make the sheets anew, leave them out, or print the old date with a reason.':
    '{count} mit einem anderen Datum erstellt, als jetzt erfasst ist, zuerst {first}: {detail}. Erstellen Sie die Bögen neu, lassen Sie sie aus oder drucken Sie das alte Datum mit einem Grund.',
  '{count} past the date, first {first}: {detail}. Print with a reason, leave them out, or cancel.':
    '{count} über dem Datum, zuerst {first}: {detail}. Drucken Sie mit einem Grund, lassen Sie sie aus oder brechen Sie ab.',
  '{count} from before this organisation was restored from an archive, first {first}: the original may have printed it since. Print with a reason, leave them out, or confirm the archive in the settings.':
    '{count} aus der Zeit, bevor diese Organisation aus einem Archiv wiederhergestellt wurde, zuerst {first}: Das Original kann sie seitdem gedruckt haben. Drucken Sie mit einem Grund, lassen Sie sie aus oder bestätigen Sie das Archiv in den Einstellungen.',
  '1 item is': '1 Etikett ist',
  '{names} items are': '{names} Etiketten sind',
  // src-main/core/ledger/run-sheets.ts
  'Run {run} has no label {number} at the printer.': 'Drucklauf {run} hat kein Etikett {number} am Drucker.',
  'Sheet {sheet} of run {run} has no label in place {cell}.':
    'Bogen {sheet} von Drucklauf {run} hat an Platz {cell} kein Etikett.',
  'This run has {labels} labels of {name}, all alike. Say which one by its place on the sheet.':
    'Dieser Drucklauf hat {labels} gleiche Etiketten von {name}. Geben Sie mit dem Platz auf dem Bogen an, welches.',
  'This run has no label of {name}.': 'Dieser Drucklauf hat kein Etikett von {name}.',
  // src-main/core/ledger/settle-run.ts
  'not printed: the sheets before were not all good': 'nicht gedruckt: die Bögen davor waren nicht alle gut',
  // src-main/core/ledger/sheet-picture.ts
  'Run {run} has {sheets} sheet; there is no sheet {sheet}.':
    'Drucklauf {run} hat {sheets} Bogen; einen Bogen {sheet} gibt es nicht.',
  'Run {run} has {sheets} sheets; there is no sheet {sheet}.':
    'Drucklauf {run} hat {sheets} Bögen; einen Bogen {sheet} gibt es nicht.',
  ' up to {lastGoodLabel}': ' bis {lastGoodLabel}',
  '{printed}{until} become printed': '{printed}{until} gelten als gedruckt',
  '{printed} become printed': '{printed} gelten als gedruckt',
  '{scrapped} of them scrapped': '{scrapped} davon Ausschuss',
  '{free} become free again': '{free} werden wieder frei',
  'the run prints on': 'der Drucklauf druckt weiter',
  'what has not begun is not printed': 'was nicht begonnen hat, ist nicht gedruckt',
  // src-main/core/ledger/verify-chain.ts
  '{sequence} {table}(s) before {where} were removed': '{sequence} {table}(s) vor {where} wurden entfernt',
  '{where} does not follow on the {table} before it': '{where} schließt nicht an {table} davor an',
  '{where} was changed': '{where} wurde geändert',
  '{where} was moved': '{where} wurde verschoben',
  'record head': 'Kopf der Aufzeichnungen',
  'the sealed {which} of station {station} is missing':
    'das versiegelte Element ({which}) der Station {station} fehlt',
  'the {which} of station {station} carries a wrong seal':
    'das Element ({which}) der Station {station} trägt ein falsches Siegel',
  '{sequence} {table}(s) at the end of station {station} were cut off':
    '{sequence} {table}(s) am Ende der Station {station} wurden abgeschnitten',
  'the last {table} of station {station} is not the sealed one':
    'das letzte Element ({table}) der Station {station} ist nicht das versiegelte',
  '{row} was added without a seal': '{row} wurde ohne Siegel hinzugefügt',
  'record {station_seq} of station {station} ({kind} of {subject})':
    'Aufzeichnung {station_seq} der Station {station} ({kind} von {subject})',
  'event {station_seq} of station {station} ({type} of {row})':
    'Ereignis {station_seq} der Station {station} ({type} von {row})',
  // src-main/core/ledger/verify-places.ts
  '{was}, of which the ledger has events, was removed':
    '{was}, wovon das Hauptbuch Ereignisse hat, wurde entfernt',
  '{was}, of which the ledger has events, is kept under another name ({now})':
    '{was}, wovon das Hauptbuch Ereignisse hat, steht unter anderem Namen ({now})',
  // src-main/core/ledger/verify-records.ts
  'chunk {chunk} of run {run} was removed': 'Teil {chunk} von Drucklauf {run} wurde entfernt',
  'run {run} was printed by {printer}, and is kept as printed by {now}':
    'Drucklauf {run} wurde von {printer} gedruckt und steht als von {now} gedruckt',
  'chunk {chunk} of run {run} has not the sheets and labels of its record':
    'Teil {chunk} von Drucklauf {run} hat nicht die Bögen und Etiketten seiner Aufzeichnung',
  'record {station_seq} of station {station} ({kind}) was written over event {event_seq}, which is not there as it was':
    'Aufzeichnung {station_seq} der Station {station} ({kind}) wurde über Ereignis {event_seq} geschrieben, das nicht mehr so da ist',
  'settlement {id} of run {run} has no record': 'Klärung {id} von Drucklauf {run} hat keine Aufzeichnung',
  'settlement {id} of run {run} is not what its record says':
    'Klärung {id} von Drucklauf {run} ist nicht, was ihre Aufzeichnung sagt',
  'the print file of chunk {chunk} of run {run} is not the one of its record':
    'die Druckdatei von Teil {chunk} des Drucklaufs {run} ist nicht die ihrer Aufzeichnung',
  'lot {lot} of GTIN {gtin} is kept as held, the records say not held':
    'Charge {lot} von GTIN {gtin} steht als gesperrt, die Aufzeichnungen sagen nicht gesperrt',
  'lot {lot} of GTIN {gtin} is kept as held, the records say held':
    'Charge {lot} von GTIN {gtin} steht als gesperrt, die Aufzeichnungen sagen gesperrt',
  'lot {lot} of GTIN {gtin} is kept as not held, the records say not held':
    'Charge {lot} von GTIN {gtin} steht als nicht gesperrt, die Aufzeichnungen sagen nicht gesperrt',
  'lot {lot} of GTIN {gtin} is kept as not held, the records say held':
    'Charge {lot} von GTIN {gtin} steht als nicht gesperrt, die Aufzeichnungen sagen gesperrt',
  // src-main/core/ledger/verify-states.ts
  'chunk {number} of run {run} says that {said} of its labels are {status}, and {found} are':
    'Teil {number} von Drucklauf {run} sagt {said} Etiketten ({status}); es sind {found}',
  '{row} is kept as {stored}, the ledger says {derived}':
    '{row} steht als {stored}, das Hauptbuch sagt {derived}',
  'run {run} has {printed} printed label(s) of {row}, the ledger {recorded}':
    'Drucklauf {run} hat {printed} gedruckte Etikett(en) von {row}, das Hauptbuch {recorded}',
  'run {run}, of which the ledger has {events} event(s), was removed':
    'Drucklauf {run}, von dem das Hauptbuch {events} Ereignis(se) hat, wurde entfernt',
  'label {number} of run {run} is not where it was printed':
    'Etikett {number} von Drucklauf {run} ist nicht, wo es gedruckt wurde',
  // src-main/core/ledger/witness.ts
  'the file beside the database that witnesses its heads was changed':
    'die Datei neben der Datenbank, die ihre Köpfe bezeugt, wurde geändert',
  '{what} {station_seq} of station {station} was here and is not: the database is older than it was, or another one':
    '{what} {station_seq} der Station {station} war hier und ist es nicht mehr: Die Datenbank ist älter, als sie war, oder eine andere',
  // src-main/core/reports/accounts.ts
  'run {of}': 'Drucklauf {of}',
  // src-main/core/reports/reconcile.ts
  'Labels are being printed or recorded; close the reconciliation of {of} when that has ended.':
    'Etiketten werden gerade gedruckt oder erfasst; schließen Sie die Bilanzierung von {of} ab, wenn das beendet ist.',
  '{open} of {name} is not confirmed yet. Settle it first.':
    '{open} von {name} ist noch nicht bestätigt. Klären Sie es zuerst.',
  '{open} of {name} is not confirmed yet. Settle them first.':
    '{open} von {name} ist noch nicht bestätigt. Klären Sie sie zuerst.',
  '{open} of {name} are not confirmed yet. Settle it first.':
    '{open} von {name} sind noch nicht bestätigt. Klären Sie es zuerst.',
  '{open} of {name} are not confirmed yet. Settle them first.':
    '{open} von {name} sind noch nicht bestätigt. Klären Sie sie zuerst.',
  'Nothing was printed of {name}.': 'Von {name} wurde nichts gedruckt.',
  '{unaccounted} of {name} {verb} unaccounted for, more than {limit_labels} or {limit_percent} % may be. Say why.':
    '{unaccounted} von {name} {verb} ohne Nachweis, mehr als die erlaubten {limit_labels} oder {limit_percent} %. Geben Sie den Grund an.',
  '{unaccounted} of {name} {verb} accounted for and never issued, more than {limit_labels} or {limit_percent} % may be. Say why.':
    '{unaccounted} von {name} {verb} nachgewiesen, aber nie ausgegeben, mehr als die erlaubten {limit_labels} oder {limit_percent} %. Geben Sie den Grund an.',
  // src-main/core/reports/report-files.ts
  'There is no such closed reconciliation.': 'Eine solche abgeschlossene Bilanzierung gibt es nicht.',
  'lot {lot} of GTIN {gtin}': 'Charge {lot} von GTIN {gtin}',
  'This report is gone; make it again.': 'Dieser Bericht ist nicht mehr da; erstellen Sie ihn neu.',
  // src-shared/contract/reports.ts
  '8 to 64 letters, digits and hyphens': '8 bis 64 Buchstaben, Ziffern und Bindestriche',
  // src-shared/models/lifecycle-event.ts
  'Printable characters without blanks': 'Druckbare Zeichen ohne Leerzeichen',
};
