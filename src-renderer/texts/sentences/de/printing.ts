import type { Sentences } from '../translator.ts';

/** Print runs. The order is that of the source. */
export const printing: Sentences = {
  // src-main/core/printing/answer-run.ts
  '{run}; it asks nothing.': '{run}; er fragt nichts.',
  'Printing these labels needs a reason.': 'Für den Druck dieser Etiketten ist ein Grund nötig.',
  // src-main/core/printing/discover.ts
  'Looking for {name} printers took longer than {limitMs} s.':
    'Die Suche nach Druckern ({name}) dauerte länger als {limitMs} s.',
  '{name} printers cannot be looked for: {message}':
    'Drucker ({name}) können nicht gesucht werden: {message}',
  // src-main/core/printing/dot-grid.ts
  "These symbols are drawn in dots of {drawn} dpi; {printer} prints {dpi} dpi, and bars between its dots come out uneven. Make the job again at {dpi} dpi; a new job takes the printer's resolution.":
    'Diese Symbole sind in Punkten von {drawn} dpi gezeichnet; {printer} druckt {dpi} dpi, und Balken zwischen seinen Punkten werden ungleichmäßig. Erstellen Sie den Auftrag mit {dpi} dpi neu; ein neuer Auftrag übernimmt die Auflösung des Druckers.',
  // src-main/core/printing/finish-run.ts
  'nobody saw its end': 'niemand hat sein Ende gesehen',
  // src-main/core/printing/lanes.ts
  '{printer} is at work; a page in between would be taken for one of its sheets. Wait until it is done.':
    '{printer} arbeitet; eine Seite dazwischen würde für einen seiner Bögen gehalten. Warten Sie, bis er fertig ist.',
  // src-main/core/printing/media.ts
  'has {other} loaded ({page})': 'hat {other} eingelegt ({page})',
  'has {loaded} loaded': 'hat {loaded} eingelegt',
  'takes {page}': 'nimmt {page}',
  ' It is the same size turned by a quarter; nothing is turned here, so choose a stock with the sides that way.':
    ' Es ist dieselbe Größe um ein Viertel gedreht; hier wird nichts gedreht, wählen Sie also ein Material mit den Seiten in dieser Richtung.',
  '{printer} {has}; these sheets are {sheets}.{way}': '{printer} {has}; diese Bögen sind {sheets}.{way}',
  '{sizes} other sizes': '{sizes} weitere Größen',
  'sizes from {least} to {most}': 'Größen von {least} bis {most}',
  'no size at all': 'gar keine Größe',
  // src-main/core/printing/move-run.ts
  '{run}; only a run that waits can go to another printer.':
    '{run}; nur ein wartender Drucklauf kann zu einem anderen Drucker.',
  'Sheets of run {run} went to {printer} already. Cancel it and print the rest there.':
    'Bögen von Drucklauf {run} gingen schon an {printer}. Brechen Sie ihn ab und drucken Sie dort den Rest.',
  // src-main/core/printing/operators.ts
  'operator {number} (erased)': 'Bediener {number} (gelöscht)',
  'first sheet released': 'erster Bogen freigegeben',
  // src-main/core/printing/order-quantities.ts
  'A product has no planned quantity; only lots have one.':
    'Ein Produkt hat keine geplante Menge; nur Chargen haben eine.',
  'A serial is printed once; {copies} copies of each need a reason.':
    'Eine Seriennummer wird einmal gedruckt; je {copies} Exemplare brauchen einen Grund.',
  'A serial is printed once; it has no spare labels.':
    'Eine Seriennummer wird einmal gedruckt; Reserveetiketten gibt es nicht.',
  'A serial is printed once; only lots have a planned quantity.':
    'Eine Seriennummer wird einmal gedruckt; nur Chargen haben eine geplante Menge.',
  'A serial is printed once; its last sheet cannot be filled up with it.':
    'Eine Seriennummer wird einmal gedruckt; der letzte Bogen kann damit nicht aufgefüllt werden.',
  ', and {unplanned} more': ' und {unplanned} weitere',
  'No planned quantity: {name}{others}. Say how many copies to print.':
    'Keine geplante Menge: {name}{others}. Geben Sie an, wie viele Exemplare gedruckt werden.',
  'Nothing is missing: every lot of this job has its planned quantity.':
    'Nichts fehlt: Jede Charge dieses Auftrags hat ihre geplante Menge.',
  // src-main/core/printing/part-sheets.ts
  '{stock} is a roll; a roll has no part-used sheets.':
    '{stock} ist eine Rolle; eine Rolle hat keine angebrochenen Bögen.',
  'A sheet of {stock} has {perSheet} label; it has no position {position}.':
    'Ein Bogen {stock} hat {perSheet} Etikett; eine Position {position} gibt es nicht.',
  'A sheet of {stock} has {perSheet} labels; it has no position {position}.':
    'Ein Bogen {stock} hat {perSheet} Etiketten; eine Position {position} gibt es nicht.',
  'There is no part-used sheet {name} of {stock}. None of this stock is known.':
    'Einen angebrochenen Bogen {name} von {stock} gibt es nicht. Von diesem Material ist keiner bekannt.',
  'There is no part-used sheet {name} of {stock}. Known: {names}.':
    'Einen angebrochenen Bogen {name} von {stock} gibt es nicht. Bekannt: {names}.',
  'The part-used sheet {name} of {stock} is in use by run {run}; what is left of it is known when that run has ended.':
    'Der angebrochene Bogen {name} von {stock} wird von Drucklauf {run} benutzt; was davon übrig bleibt, ist nach dessen Ende bekannt.',
  // src-main/core/printing/pause-run.ts
  '{run}; there is nothing to pause.': '{run}; es gibt nichts anzuhalten.',
  'paused by {by}': 'angehalten von {by}',
  '{run}; it is not paused.': '{run}; er ist nicht angehalten.',
  '{run}; only a run whose first sheet is out waits for release.':
    '{run}; nur ein Drucklauf, dessen erster Bogen da ist, wartet auf Freigabe.',
  'first sheet released by {by}': 'erster Bogen freigegeben von {by}',
  // src-main/core/printing/print-chunk.ts
  'every label of it was left out': 'jedes Etikett davon wurde ausgelassen',
  'the printer got nothing of it': 'der Drucker hat nichts davon bekommen',
  'The printer may have this; its number for it was not kept.':
    'Der Drucker hat das vielleicht; seine Nummer dafür wurde nicht festgehalten.',
  'the printer does not say what became of it': 'der Drucker meldet nicht, was daraus wurde',
  'Print Room stopped while this was at the printer; {said}':
    'Print Room wurde angehalten, während das am Drucker war; {said}',
  // src-main/core/printing/print-engine.ts
  'Say where the run goes: a place in the queue, or a printer.':
    'Geben Sie an, wohin der Drucklauf soll: ein Platz in der Warteschlange oder ein Drucker.',
  'Settling uncertain labels needs a reason: what was seen at the printer?':
    'Zum Klären ungeklärter Etiketten ist ein Grund nötig: Was war am Drucker zu sehen?',
  'Labels that are not good need a reason: what is wrong with them?':
    'Für nicht gute Etiketten ist ein Grund nötig: Was stimmt mit ihnen nicht?',
  // src-main/core/printing/print-orders.ts
  'Only label sheets can be printed; symbols as files are saved.':
    'Nur Etikettenbögen können gedruckt werden; Symbole als Dateien werden gespeichert.',
  // src-main/core/printing/printable-area.ts
  ' and {namedCells} more': ' und {namedCells} weitere',
  'The label': 'Das Etikett',
  'Label {positions}': 'Etikett {positions}',
  'Labels {positions}{more}': 'Etiketten {positions}{more}',
  '{printer} cannot print the outermost {edge} mm at the {edge2}. {labels} of {geometry} with the layout {layout} would lose up to {mm} mm there. Use a printer that prints to the edge, or a stock or layout that keeps clear of it.':
    '{printer} kann die äußersten {edge} mm nicht bedrucken (Seite: {edge2}). {labels} auf {geometry} mit dem Layout {layout}: bis zu {mm} mm gingen dort verloren. Verwenden Sie einen Drucker, der bis zur Kante druckt, oder ein Material oder Layout, das davon frei bleibt.',
  // src-main/core/printing/printer-names.ts
  'not in': 'nicht in',
  'run {first} is': 'Drucklauf {first} ist',
  '{open} runs are': '{open} Druckläufe sind',
  '{printer} {what}: {runs} not finished there. Finish or cancel first.':
    '{printer} {what}: {runs} dort nicht beendet. Erst beenden oder abbrechen.',
  // src-main/core/printing/printers.ts
  'There is no printer {name}. Printers: {names}.': 'Den Drucker {name} gibt es nicht. Drucker: {names}.',
  '{name} is not a folder; its labels are confirmed after printing.':
    '{name} ist kein Ordner; seine Etiketten werden nach dem Druck bestätigt.',
  'cannot get another address': 'kann keine andere Adresse bekommen',
  '{name} has no tray {tray}. Its trays: {known}.': '{name} hat kein Fach {tray}. Seine Fächer: {known}.',
  'cannot be renamed': 'kann nicht umbenannt werden',
  'cannot be removed': 'kann nicht entfernt werden',
  '{uri} is no address for a printer of the kind {driver}: {problem}.':
    '{uri} ist keine Adresse für einen Drucker der Art {driver}: {problem}.',
  'There is a printer {name} already.': 'Einen Drucker {name} gibt es schon.',
  'The printer {builtInPrinter} belongs to the data folder; it keeps its name and place.':
    'Der Drucker {builtInPrinter} gehört zum Datenordner; er behält Namen und Ort.',
  // src-main/core/printing/queue.ts
  '{run}; only a run that waits for its printer has a place in its queue.':
    '{run}; nur ein Drucklauf, der auf seinen Drucker wartet, hat einen Platz in dessen Warteschlange.',
  // src-main/core/printing/record-outcome.ts
  '{message} Resume the run when the printer is back.':
    '{message} Setzen Sie den Drucklauf fort, wenn der Drucker zurück ist.',
  // src-main/core/printing/recover-runs.ts
  'Print Room stopped while this was at the printer':
    'Print Room wurde angehalten, während das am Drucker war',
  // src-main/core/printing/refuse-order.ts
  'This order is not valid.': 'Diese Bestellung ist ungültig.',
  // src-main/core/printing/reprint.ts
  'The labels could not be drawn again.': 'Die Etiketten konnten nicht neu gezeichnet werden.',
  'A place on a sheet needs the run it is of.': 'Ein Platz auf einem Bogen braucht den Drucklauf dazu.',
  '{label} on sheet {sheet}, place {cell}, is not recorded as printed. Settle its run, or print it in the ordinary way.':
    '{label} auf Bogen {sheet}, Platz {cell}, ist nicht als gedruckt erfasst. Klären Sie den Drucklauf, oder drucken Sie es auf dem gewöhnlichen Weg.',
  '{entity} was never printed in run {run}; there is no label to make again.':
    '{entity} wurde in Drucklauf {run} nie gedruckt; es gibt kein Etikett neu zu erstellen.',
  '{entity} was never printed here; there is no label to make again.':
    '{entity} wurde hier nie gedruckt; es gibt kein Etikett neu zu erstellen.',
  // src-main/core/printing/reproduce.ts
  'Chunk {chunk} of run {run} has no recorded print file.':
    'Teil {chunk} von Drucklauf {run} hat keine erfasste Druckdatei.',
  'the version of Print Room': 'die Version von Print Room',
  'the font': 'die Schrift',
  'the stock': 'das Material',
  'the layout': 'das Layout',
  'the settings of the labels': 'die Einstellungen der Etiketten',
  'the data of the labels': 'die Daten der Etiketten',
  'which label lies where': 'welches Etikett wo liegt',
  'the compression library': 'die Kompressionsbibliothek',
  'It comes out the same, byte by byte.': 'Es entsteht dasselbe, Byte für Byte.',
  'It comes out the same, byte by byte, although this has changed: {named}.':
    'Es entsteht dasselbe, Byte für Byte, obwohl sich das geändert hat: {named}.',
  'It comes out different, and nothing that is recorded has changed: the program itself was changed.':
    'Es entsteht etwas anderes, und nichts Erfasstes hat sich geändert: Das Programm selbst wurde geändert.',
  'It comes out different. This has changed: {named}.':
    'Es entsteht etwas anderes. Das hat sich geändert: {named}.',
  // src-main/core/printing/run-row.ts
  'There is no print run {id}.': 'Den Drucklauf {id} gibt es nicht.',
  // src-main/core/printing/rest-of-run.ts
  'Run {id} is of another job.': 'Drucklauf {id} gehört zu einem anderen Auftrag.',
  'Run {id} has not ended; nobody knows yet what is left of it.':
    'Drucklauf {id} ist nicht zu Ende; noch weiß niemand, was davon übrig ist.',
  'What was left of run {id} was ordered already, as run {ordered}.':
    'Was von Drucklauf {id} übrig war, ist schon bestellt, als Drucklauf {ordered}.',
  'Nothing is left of run {id}.': 'Von Drucklauf {id} ist nichts übrig.',
  // src-main/core/printing/start-run.ts
  'Job {job} is {status}; only a completed job can be printed.':
    'Auftrag {job}: {status}; nur ein fertiger Auftrag kann gedruckt werden.',
  'This run has {there} {what}; there is no {what} {asked}.':
    'Dieser Drucklauf hat nur {there}; {what} {asked} gibt es nicht.',
  'This run has {there} {what}s; there is no {what} {asked}.':
    'Dieser Drucklauf hat nur {there}; {what} {asked} gibt es nicht.',
  // src-main/core/printing/state-words.ts
  'waits for its printer': 'wartet auf seinen Drucker',
  'is printing': 'druckt',
  'waits until its first sheet is released': 'wartet auf die Freigabe des ersten Bogens',
  'is paused': 'ist angehalten',
  'waits for an answer': 'wartet auf eine Antwort',
  'waits until its good sheets are counted': 'wartet auf das Zählen der guten Bögen',
  'has labels of which nobody knows whether they are printed':
    'hat Etiketten, von denen niemand weiß, ob sie gedruckt sind',
  'is completed': 'ist beendet',
  'has failed': 'ist fehlgeschlagen',
  'is cancelled': 'ist abgebrochen',
  'Run {run} {status}': 'Drucklauf {run} {status}',
  // src-shared/contract/printing.ts
  'a name is one line of text': 'ein Name ist eine Zeile Text',
  // src-shared/models/preset.ts
  'A preset needs a name': 'Eine Vorlage braucht einen Namen',
  // src-shared/contract/common.ts
  '1 to 64 letters, digits and hyphens': '1 bis 64 Buchstaben, Ziffern und Bindestriche',
  // src-shared/models/run-order.ts
  'The rest of a run is what is left of it: no copies, quantity, spare labels or range.':
    'Der Rest eines Drucklaufs ist, was von ihm übrig ist: ohne Exemplare, Menge, Reserve oder Bereich.',
  'A range begins with 1.': 'Ein Bereich beginnt mit 1.',
  'Positions on a sheet begin with 1.': 'Positionen auf einem Bogen beginnen mit 1.',
  'Each item needs at least 1 copy.': 'Jeder Eintrag braucht mindestens 1 Exemplar.',
  'a start position': 'eine Startposition',
  'a part-used sheet': 'ein angebrochener Bogen',
  'to continue the last sheet': 'das Fortsetzen des letzten Bogens',
  'A run begins in one place; this one was given {begins}.':
    'Ein Drucklauf beginnt an einer Stelle; dieser bekam {begins}.',
  'The range of {name} {first}-{last} runs backwards.': 'Der Bereich {name} {first}-{last} läuft rückwärts.',
  'A run is a range of sheets or a range of labels, not both.':
    'Ein Drucklauf ist ein Bereich von Bögen oder von Etiketten, nicht beides.',
  'Only the first sheet lies on a part-used one, and it is not among the sheets asked for.':
    'Nur der erste Bogen liegt auf einem angebrochenen, und er ist nicht unter den verlangten.',
  'A range prints what it names; its last sheet cannot be filled up.':
    'Ein Bereich druckt, was er nennt; sein letzter Bogen kann nicht aufgefüllt werden.',
  'A run prints copies or what is missing to the planned quantity, not both.':
    'Ein Drucklauf druckt Exemplare oder was zur geplanten Menge fehlt, nicht beides.',
};
