import type { Sentences } from '../translator.ts';

/** Sync: sources, outbox, conflicts. The order is that of the source. */
export const sync: Sentences = {
  // src-main/core/sync/conflicts.ts
  'Say who decides.': 'Geben Sie an, wer entscheidet.',
  'There is no conflict {id}.': 'Den Widerspruch {id} gibt es nicht.',
  'This conflict was decided before, or has ended by itself.':
    'Dieser Widerspruch wurde schon entschieden oder hat sich von selbst erledigt.',
  'Labels of {name} exist, and Closient does not list it any more.':
    'Es gibt Etiketten für {name}, und Closient führt es nicht mehr.',
  'A label of {name} exists with the lot {ours}; Closient now says {theirs}.':
    'Es gibt ein Etikett für {name} mit der Charge {ours}; Closient sagt jetzt {theirs}.',
  'Labels of {name} exist with the date {ours}; Closient now says {theirs}.':
    'Es gibt Etiketten für {name} mit dem Datum {ours}; Closient sagt jetzt {theirs}.',
  // src-main/core/sync/organisation-sync.ts
  'The sync was stopped.': 'Der Abgleich wurde angehalten.',
  'Print Room was closed.': 'Print Room wurde geschlossen.',
  // src-main/core/sync/outbox/capture-sink.ts
  'This server has no EPCIS capture; kept and counted.':
    'Dieser Server hat keine EPCIS-Erfassung; aufbewahrt und gezählt.',
  '{message} EPCIS capture needs the key of an owner or manager.':
    '{message} Die EPCIS-Erfassung braucht den Schlüssel eines Inhabers oder Managers.',
  // src-main/core/sync/outbox/double-prints.ts
  'Printed at two stations that did not know of each other.':
    'An zwei Stationen gedruckt, die nichts voneinander wussten.',
  'There is no alarm {id}.': 'Den Alarm {id} gibt es nicht.',
  'Say who acknowledges the alarm.': 'Geben Sie an, wer den Alarm zur Kenntnis nimmt.',
  ' {more} more label likewise.': ' {more} weiteres Etikett ebenso.',
  ' {more} more labels likewise.': ' {more} weitere Etiketten ebenso.',
  'Printed twice: {first}, here (station {own}) on {own_at} and at station {other} on {other_at}.{rest}':
    'Doppelt gedruckt: {first}, hier (Station {own}) am {own_at} und an Station {other} am {other_at}.{rest}',
  'Labels were printed twice, here (station {own}) and at station {other}.':
    'Etiketten wurden doppelt gedruckt, hier (Station {own}) und an Station {other}.',
  // src-main/core/sync/outbox/event-files.ts
  'The events could not be written into {folder}: {message}':
    'Die Ereignisse konnten nicht in {folder} geschrieben werden: {message}',
  // src-main/core/sync/outbox/held-events.ts
  '{type} of GTIN {gtin}': '{type} von GTIN {gtin}',
  'lot {lot}': 'Charge {lot}',
  'serial {serial}': 'Seriennummer {serial}',
  // src-main/core/sync/outbox/inbox.ts
  'Something unexpected happened in Print Room.': 'In Print Room ist etwas Unerwartetes passiert.',
  // src-main/core/sync/outbox/lifecycle-sink.ts
  'Closient has no documented way to take this; kept and counted.':
    'Closient hat keinen dokumentierten Weg, das anzunehmen; aufbewahrt und gezählt.',
  'Lifecycle events': 'Lebenslaufereignisse',
  '{host} accepted the events, but its answer does not name all of them. They are sent again.':
    '{host} hat die Ereignisse angenommen, aber seine Antwort nennt nicht alle. Sie werden erneut gesendet.',
  // src-main/core/sync/outbox/outbox-status.ts
  'Files in a folder': 'Dateien in einem Ordner',
  'Switched off. It needs the key of an owner or manager and one request per event, and it takes nothing out of the list of what Closient counts as never printed.':
    'Ausgeschaltet. Es braucht den Schlüssel eines Inhabers oder Managers und eine Anfrage je Ereignis, und es nimmt nichts aus der Liste dessen, was bei Closient als nie gedruckt zählt.',
  'Switched off; kept and counted.': 'Ausgeschaltet; aufbewahrt und gezählt.',
  'There is no connection to Closient now; kept and counted.':
    'Zurzeit keine Verbindung zu Closient; aufbewahrt und gezählt.',
  // src-main/core/sync/outbox/outbox.ts
  'None of these is a parked event.': 'Keines davon ist ein zurückgestelltes Ereignis.',
  'There is no connection to Closient yet. Connect first.':
    'Noch keine Verbindung zu Closient. Verbinden Sie zuerst.',
  // src-main/core/sync/outbox/verdict.ts
  'Something unexpected happened in Print Room. Its log has the details.':
    'In Print Room ist etwas Unerwartetes passiert. Einzelheiten stehen im Protokoll.',
  event: 'Ereignis',
  // src-main/core/sync/pass/list-pass.ts
  "Closient's list has no page {next_page} any more":
    'Die Liste von Closient hat keine Seite {next_page} mehr',
  'Closient changed the size of its pages from {size} to {pageSize}':
    'Closient hat die Größe seiner Seiten von {size} auf {pageSize} geändert',
  'Closient gave the same rows for page {page} and for page {page2} of a list. Nothing was changed.':
    'Closient gab für Seite {page} und für Seite {page2} einer Liste dieselben Zeilen. Nichts wurde geändert.',
  '{why}; the list is read again from its beginning.': '{why}; die Liste wird von Anfang an neu gelesen.',
  // src-main/core/sync/pass/remote-row.ts
  'it has no serial': 'es hat keine Seriennummer',
  'it cannot be read: {reason}': 'es kann nicht gelesen werden: {reason}',
  // src-main/core/sync/pass/remote-store.ts
  'there is no product with the GTIN {gtin} here; it comes with the list of products or a file':
    'ein Produkt mit der GTIN {gtin} gibt es hier nicht; es kommt mit der Produktliste oder einer Datei',
  'Closient lists {row} twice': 'Closient führt {row} zweimal',
  'GTIN {gtin} has {kinds} dates here, and Closient gives a {kinds2} date; change the product here or there':
    'die Daten von GTIN {gtin} sind hier von der Art {kinds}, und Closient gibt ein Datum der Art {kinds2}; ändern Sie das Produkt hier oder dort',
  'another serial gives lot {lot} the date {date}, this one {date2}':
    'eine andere Seriennummer gibt Charge {lot} das Datum {date}, diese {date2}',
  // src-main/core/sync/pass/store-product.ts
  'Closient lists GTIN {gtin} twice': 'Closient führt GTIN {gtin} zweimal',
  // src-main/core/sync/remote/calibrate-host.ts
  'There is no product yet. The host in the links of Closient can be read as soon as there is one.':
    'Es gibt noch kein Produkt. Der Host in den Links von Closient kann gelesen werden, sobald es eines gibt.',
  'The QR code that {host} drew cannot be read.':
    'Der QR-Code, den {host} gezeichnet hat, kann nicht gelesen werden.',
  'The QR code that {host} drew for {gtin} holds no Digital Link of it.':
    'Der QR-Code, den {host} für {gtin} gezeichnet hat, enthält keinen Digital Link dazu.',
  'Labels of this organisation and of Closient carry the same host, {host}.':
    'Etiketten dieser Organisation und von Closient tragen denselben Host, {host}.',
  'Closient puts {host}{prefix} into its links, a host with a path; labels made here carry {ownHost} and can carry a host only.':
    'Closient setzt {host}{prefix} in seine Links, einen Host mit Pfad; hier erstellte Etiketten tragen {ownHost} und können nur einen Host tragen.',
  'Closient puts {host} into its links; labels made here carry {ownHost}.':
    'Closient setzt {host} in seine Links; hier erstellte Etiketten tragen {ownHost}.',
  // src-main/core/sync/remote/closient-filters.ts
  "Closient's id of the {kind} {missing} is not known here; sync first, or choose by GTIN":
    'die Kennung von {kind} {missing} bei Closient ist hier nicht bekannt; erst abgleichen, oder über GTIN wählen',
  "Closient's id of {missing} {kind}s, first {missing2} is not known here; sync first, or choose by GTIN":
    'die Kennungen bei Closient von {missing} Einträgen ({kind}), zuerst {missing2}, sind hier nicht bekannt; erst abgleichen, oder über GTIN wählen',
  'Closient selects serials by product or by serial, not by lot; render these labels here':
    'Closient wählt Seriennummern nach Produkt oder Seriennummer, nicht nach Charge; erstellen Sie diese Etiketten hier',
  'This lot run is known here only; choose its lots':
    'Dieser Chargenlauf ist nur hier bekannt; wählen Sie seine Chargen',
  'Closient cannot be asked for this: {reasons}.':
    'Das kann bei Closient nicht angefordert werden: {reasons}.',
  // src-main/core/sync/remote/follow.ts
  'Closient could not make it: {error}': 'Closient konnte es nicht erstellen: {error}',
  'it does not say why': 'es sagt nicht, warum',
  'Closient says that the file is ready, but gives no link to it.':
    'Closient sagt, dass die Datei bereit ist, gibt aber keinen Link dazu.',
  'There is no connection to {host} now; it goes on with the connection.':
    'Zurzeit keine Verbindung zu {host}; es geht weiter, sobald sie besteht.',
  'It was submitted at {host}, and the connection is to {host2} now.':
    'Er wurde bei {host} gestellt, und die Verbindung besteht jetzt zu {host2}.',
  // src-main/core/sync/remote/followers.ts
  'It is not followed any more.': 'Ihm wird nicht mehr gefolgt.',
  // src-main/core/sync/remote/judge.ts
  'Closient does not have this job any more.': 'Closient hat diesen Auftrag nicht mehr.',
  // src-main/core/sync/remote/received-file.ts
  'Closient gave a file that is no {kind}. It was not kept.':
    'Closient gab eine Datei, die keine {kind}-Datei ist. Sie wurde nicht behalten.',
  // src-main/core/sync/remote/remote-data-exports.ts
  "There is no data export {id} of Closient's.": 'Einen Datenexport {id} von Closient gibt es nicht.',
  'The data export {id} has no file here.': 'Der Datenexport {id} hat hier keine Datei.',
  'data export {row}': 'Datenexport {row}',
  'Print Room ended before Closient answered. Request it again; that changes nothing there.':
    'Print Room wurde beendet, bevor Closient antwortete. Fordern Sie ihn erneut an; dort ändert das nichts.',
  // src-main/core/sync/remote/remote-jobs.ts
  'Print Room ended before the answer came.': 'Print Room wurde beendet, bevor die Antwort kam.',
  'The answer could not be used.': 'Die Antwort war nicht verwendbar.',
  'Job {id} is followed already, or has ended.': 'Auftrag {id} wird schon verfolgt oder ist beendet.',
  'Job {id} was submitted at {remote_origin}.': 'Auftrag {id} wurde bei {remote_origin} gestellt.',
  'Job {id} has no file at Closient.': 'Auftrag {id} hat bei Closient keine Datei.',
  ' Closient has no way to cancel: the job may go on there.':
    ' Closient kann nicht abbrechen: Der Auftrag läuft dort vielleicht weiter.',
  'cancelled by {by}.{goesOn}': 'abgebrochen von {by}.{goesOn}',
  'Job {id} is made here, not at Closient.': 'Auftrag {id} wird hier erstellt, nicht bei Closient.',
  'job {id}': 'Auftrag {id}',
  'Nobody knows whether Closient took this job: {why} It was not sent again, because what is exported twice may count twice. Look for it at Closient: enter its id to follow it, or cancel this one and submit again.':
    'Niemand weiß, ob Closient diesen Auftrag angenommen hat: {why} Er wurde nicht noch einmal gesendet, weil zweimal Exportiertes zweimal zählen kann. Suchen Sie ihn bei Closient: Geben Sie seine Kennung ein, um ihm zu folgen, oder brechen Sie diesen ab und stellen Sie ihn neu.',
  // src-main/core/sync/sources/exported-labels.ts
  'The archive of labels that Closient exported is damaged.':
    'Das Archiv der Etiketten, das Closient exportiert hat, ist beschädigt.',
  'file {name}': 'Datei {name}',
  'it has no GS1 DataMatrix that could be read': 'sie hat keinen lesbaren GS1 DataMatrix',
  // src-main/core/sync/sources/folder-watch.ts
  'Watched folder': 'Überwachter Ordner',
  'No folder is set.': 'Kein Ordner ist gesetzt.',
  'Imports {file}.': 'Importiert {file}.',
  'it is not there': 'er ist nicht da',
  'The folder {folder} cannot be used: {why}. It is tried again by itself.':
    'Der Ordner {folder} ist nicht verwendbar: {why}. Es wird von selbst erneut versucht.',
  '{name} is not imported yet: {message} It is tried again by itself.':
    '{name} ist noch nicht importiert: {message} Es wird von selbst erneut versucht.',
  '{name} cannot be taken out of {folder} ({code}): another program has it open, or the folder may not be written to. It is tried again by itself.':
    '{name} kann nicht aus {folder} genommen werden ({code}): Ein anderes Programm hat die Datei offen, oder der Ordner ist schreibgeschützt. Es wird von selbst erneut versucht.',
  '{first} and {others} more': '{first} und {others} weitere',
  '{which} may still be written; a file is imported when it stays the same for some seconds.':
    '{which}: wird vielleicht noch geschrieben; eine Datei wird importiert, wenn sie einige Sekunden gleich bleibt.',
  'it was written on while it was read.': 'sie wurde beschrieben, während sie gelesen wurde.',
  // src-main/core/sync/sources/label-export.ts
  'Exported labels, read back': 'Exportierte Etiketten, zurückgelesen',
  'Closient does not say whether exporting labels counts as printing them. One lot is tried first; it may be counted as printed there.':
    'Closient sagt nicht, ob das Exportieren von Etiketten als Drucken zählt. Zuerst wird eine Charge probiert; sie zählt dort vielleicht als gedruckt.',
  'An order for an export was on its way when Print Room ended; whether it arrived is not known. Start this source again to order anew.':
    'Eine Bestellung für einen Export war unterwegs, als Print Room endete; ob sie ankam, ist nicht bekannt. Starten Sie diese Quelle erneut, um neu zu bestellen.',
  'Exporting labels counts as printing them at Closient: after the export of one lot, {lot} was not among the never printed ones any more. This source is closed; nothing else was exported.':
    'Das Exportieren von Etiketten zählt bei Closient als Drucken: Nach dem Export einer Charge war {lot} nicht mehr unter den nie gedruckten. Diese Quelle ist geschlossen; sonst wurde nichts exportiert.',
  'Exporting labels counts as printing them at Closient: after the export of the {exported} lots of one product, {lot} was not among the never printed ones any more. This source is closed; nothing else was exported.':
    'Das Exportieren von Etiketten zählt bei Closient als Drucken: Nach dem Export der {exported} Chargen eines Produkts war {lot} nicht mehr unter den nie gedruckten. Diese Quelle ist geschlossen; sonst wurde nichts exportiert.',
  'It could not be tried whether an export counts as printed at Closient: there is no lot to try it with that was never printed there.':
    'Ob ein Export bei Closient als gedruckt zählt, ließ sich nicht probieren: Es gibt dafür keine dort nie gedruckte Charge.',
  'Whether Closient took the order for an export is not known: {message} Start this source again to order anew.':
    'Ob Closient die Bestellung für einen Export angenommen hat, ist nicht bekannt: {message} Starten Sie diese Quelle erneut, um neu zu bestellen.',
  'Closient could not export the labels: {error}': 'Closient konnte die Etiketten nicht exportieren: {error}',
  'Closient gave no link to the exported labels.': 'Closient gab keinen Link zu den exportierten Etiketten.',
  '{message} Start this source again to order the labels anew.':
    '{message} Starten Sie diese Quelle erneut, um die Etiketten neu zu bestellen.',
  // src-main/core/sync/sources/lists.ts
  '{host} does not say that it has a list of {list}. They come from files, or by reading exported labels back.':
    '{host} führt keine Liste: {list}. Sie kommen aus Dateien oder durch das Zurücklesen exportierter Etiketten.',
  // src-main/core/sync/sync-service.ts
  'The sample organisation is not connected: its labels are no real ones, and Closient must not hear that they were printed. Open a data folder of your own organisation.':
    'Die Musterorganisation wird nicht verbunden: Ihre Etiketten sind keine echten, und Closient darf nicht erfahren, dass sie gedruckt wurden. Öffnen Sie einen Datenordner Ihrer eigenen Organisation.',
  'There is no sync source {source}.': 'Die Quelle {source} gibt es nicht.',
  'This key belongs to several organisations ({names}); choose the one that fills this print room.':
    'Dieser Schlüssel gehört zu mehreren Organisationen ({names}); wählen Sie die, mit der dieser Druckraum arbeitet.',
  'This key does not belong to the organisation that was chosen; it belongs to {names}.':
    'Dieser Schlüssel gehört nicht zur gewählten Organisation, sondern zu {names}.',
  // src-main/core/sync/sync-status.ts
  'Nothing usable from {host} since {since}; Print Room works on and tries again by itself. {sentence}':
    'Nichts Brauchbares von {host} seit {since}; Print Room arbeitet weiter und versucht es von selbst erneut. {sentence}',
  'a while': 'einer Weile',
  "Closient's quota for this key is used up for now; it goes on {now}.":
    'Das Kontingent von Closient für diesen Schlüssel ist vorerst verbraucht; es geht weiter {now}.',
  'It goes on where it was as soon as the key is accepted.':
    'Es geht weiter, wo es war, sobald der Schlüssel angenommen wird.',
  'It goes on where it was as soon as Closient answers.':
    'Es geht weiter, wo es war, sobald Closient antwortet.',
  '{toLocaleString} pages are left; at this speed the last one comes {now}.':
    'Es fehlen noch {toLocaleString} Seiten; bei diesem Tempo kommt die letzte {now}.',
};
