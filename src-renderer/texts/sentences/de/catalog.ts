import type { Sentences } from '../translator.ts';

/** Products, lots, serials, import. The order is that of the source. */
export const catalog: Sentences = {
  // src-main/core/catalog/import/batches.ts
  'There is no import {batchId}.': 'Den Import {batchId} gibt es nicht.',
  // src-main/core/catalog/import/check-row.ts
  'a line needs a lot or a serial': 'eine Zeile braucht eine Charge oder eine Seriennummer',
  'the {name} {text} was rounded by Excel; export the column as text and import again':
    '{name}: {text} wurde von Excel gerundet; exportieren Sie die Spalte als Text und importieren Sie erneut',
  'a line has a use-by date (expiry) or a best-before date, not both':
    'eine Zeile hat ein Verbrauchsdatum (expiry) oder ein Mindesthaltbarkeitsdatum, nicht beides',
  'created_at {createdText} needs the form 2026-11-30T08:00:00Z':
    'created_at {createdText} braucht die Form 2026-11-30T08:00:00Z',
  'product name': 'Produktname',
  'lot run': 'Chargenlauf',
  'the {name} is longer than {limit} characters': '{name}: länger als {limit} Zeichen',
  'the {name} {text} has characters that are no text': '{name}: {text} hat Zeichen, die kein Text sind',
  'a lot run belongs to a lot, and this line has none':
    'ein Chargenlauf gehört zu einer Charge, und diese Zeile hat keine',
  // src-main/core/catalog/import/columns.ts
  'the column {column} stands twice': 'die Spalte {column} steht zweimal da',
  'it has columns that are not known: {names}': 'sie hat unbekannte Spalten: {names}',
  'the column gtin is missing': 'die Spalte gtin fehlt',
  'it has neither a column lot nor a column serial': 'sie hat weder eine Spalte lot noch eine Spalte serial',
  'The header line cannot be used: {problem}. Columns: {columns}.':
    'Die Kopfzeile ist nicht verwendbar: {problem}. Spalten: {columns}.',
  // src-main/core/catalog/import/contradiction.ts
  'GTIN {gtin} has {date_kind} dates; a line cannot give it dates of the other kind':
    'Die Daten von GTIN {gtin} sind von der Art {date_kind}; eine Zeile kann ihr keine anderen geben',
  'an earlier line calls GTIN {gtin} {product} and this one {productName}':
    'eine frühere Zeile nennt GTIN {gtin} {product} und diese {productName}',
  'an earlier line gives lot {text} the date {date} and this one {date2}':
    'eine frühere Zeile gibt Charge {text} das Datum {date}, diese {date2}',
  none: 'keines',
  'labels of lot {text} exist with the date {date}; the date {date2} would contradict them':
    'Etiketten der Charge {text} mit dem Datum {date} gibt es schon; das Datum {date2} würde ihnen widersprechen',
  'an earlier line puts lot {text} into another lot run than {lotRun}':
    'eine frühere Zeile ordnet Charge {text} einem anderen Chargenlauf zu als {lotRun}',
  'a label of {name} exists with lot {itsLot}; the lot {lot} would contradict it':
    'ein Etikett für {name} mit Charge {itsLot} gibt es schon; die Charge {lot} würde ihm widersprechen',
  'a label of {name} exists with the date {itsDate}; the date {date} would contradict it':
    'ein Etikett für {name} mit dem Datum {itsDate} gibt es schon; das Datum {date} würde ihm widersprechen',
  'an earlier line names {name} with another lot': 'eine frühere Zeile nennt {name} mit einer anderen Charge',
  'an earlier line names {name} with another date': 'eine frühere Zeile nennt {name} mit einem anderen Datum',
  '{name} belongs to lot {itsLot}, whose date is {itsDate}; name the lot to change its date':
    '{name} gehört zu Charge {itsLot} mit dem Datum {itsDate}; nennen Sie die Charge, um ihr Datum zu ändern',
  // src-main/core/catalog/import/csv-rows.ts
  'a quote is opened and never closed': 'ein Anführungszeichen wird geöffnet und nie geschlossen',
  'something stands behind a closing quote': 'hinter einem schließenden Anführungszeichen steht noch etwas',
  'the line is longer than {toLocaleString} characters': 'die Zeile ist länger als {toLocaleString} Zeichen',
  // src-main/core/catalog/import/import-file.ts
  '{name} has no header line.': '{name} hat keine Kopfzeile.',
  'this line has {fields} fields, the header has {width}':
    'diese Zeile hat {fields} Felder, die Kopfzeile {width}',
  'lines {line} to {lastLine} are one quoted row: {reason}':
    'Zeilen {line} bis {lastLine} sind eine einzige Zeile in Anführungszeichen: {reason}',
  // src-main/core/catalog/import/json-rows.ts
  'the file ends within this row': 'die Datei endet innerhalb dieser Zeile',
  'this row is too long, or stands outside of an object':
    'diese Zeile ist zu lang oder steht außerhalb eines Objekts',
  'this row is no JSON': 'diese Zeile ist kein JSON',
  'the field {slice} is not known': 'das Feld {slice} ist unbekannt',
  'the field {column} is no text': 'das Feld {column} ist kein Text',
  // src-main/core/catalog/import/open-table.ts
  'is empty': 'ist leer',
  'is not a table of text; save it as CSV (UTF-8) and import that file':
    'ist keine Texttabelle; speichern Sie sie als CSV (UTF-8) und importieren Sie diese Datei',
  'does not exist': 'gibt es nicht',
  'cannot be read': 'kann nicht gelesen werden',
  'is not a file': 'ist keine Datei',
  'could not be read to its end': 'konnte nicht bis zum Ende gelesen werden',
  'The file {path} {problem}.': 'Die Datei {path} {problem}.',
  // src-main/core/catalog/import/undo-batch.ts
  'This import was undone before.': 'Dieser Import wurde schon zurückgenommen.',
  'This import could not be undone to its end: meanwhile a label of it was printed or another row came to belong to it. What is left of it stays.':
    'Dieser Import konnte nicht ganz zurückgenommen werden: Inzwischen wurde ein Etikett davon gedruckt, oder eine andere Zeile kam hinzu. Was davon übrig ist, bleibt.',
  // src-main/core/catalog/import/undo-obstacles.ts
  'labels of {labels} of its products, lots or serials exist':
    'Etiketten für {labels} ihrer Produkte, Chargen oder Seriennummern gibt es schon',
  '{hanging} rows that came later belong to its products or lots. Undo the later import first':
    '{hanging} später gekommene Zeilen gehören zu seinen Produkten oder Chargen. Nehmen Sie zuerst den späteren Import zurück',
  'a later import changed {changed} of its rows. Undo the later import first':
    'ein späterer Import hat {changed} seiner Zeilen geändert. Nehmen Sie zuerst den späteren Import zurück',
  'This import cannot be undone: {reason}.': 'Dieser Import kann nicht zurückgenommen werden: {reason}.',
  // src-main/core/catalog/lots.ts
  'The planned quantity is a whole number of labels, 1 or more.':
    'Die geplante Menge ist eine ganze Zahl von Etiketten, mindestens 1.',
  'Lot {lot} of GTIN {gtin} exists already.': 'Charge {lot} von GTIN {gtin} gibt es schon.',
  'Lot {lot} of GTIN {gtin} was set aside with the date {date}; make it with that date.':
    'Charge {lot} von GTIN {gtin} wurde mit dem Datum {date} beiseitegelegt; legen Sie sie mit diesem Datum an.',
  'The dates of GTIN {gtin} are {date_kind} dates; a lot cannot differ from its product.':
    'Die Daten von GTIN {gtin} sind von der Art {date_kind}; eine Charge kann von ihrem Produkt nicht abweichen.',
  // src-main/core/catalog/organisations.ts
  'This data folder has several organisations; name one with --organization: {names}.':
    'Dieser Datenordner hat mehrere Organisationen; nennen Sie eine mit --organization: {names}.',
  'There is no organisation {id} in this data folder.':
    'Die Organisation {id} gibt es in diesem Datenordner nicht.',
  'Name and colour of the sample organisation stay as they are.':
    'Name und Farbe der Musterorganisation bleiben, wie sie sind.',
  // src-main/core/catalog/presets.ts
  'There is a preset of the name {same} already.': 'Eine Vorlage mit dem Namen {same} gibt es schon.',
  'There are {mostPresets} presets; remove one before you add another.':
    'Es gibt {mostPresets} Vorlagen; entfernen Sie eine, bevor Sie eine weitere anlegen.',
  'This preset is not there any more.': 'Diese Vorlage gibt es nicht mehr.',
  'There is no stock {stock}.': 'Das Material {stock} gibt es nicht.',
  'The layout {layout} is not there or has no room on this stock.':
    'Das Layout {layout} gibt es nicht, oder es hat auf diesem Material keinen Platz.',
  'A product label has no lot; choose lots as what gets a label.':
    'Ein Produktetikett hat keine Charge; wählen Sie Chargen als das, was ein Etikett bekommt.',
  // src-main/core/catalog/products.ts
  'There is no product with the GTIN {value} here.': 'Ein Produkt mit der GTIN {value} gibt es hier nicht.',
  // src-main/core/catalog/selection/selection.ts
  'An empty list selects nothing; leave the field out to select everything':
    'Eine leere Liste wählt nichts; lassen Sie das Feld weg, um alles zu wählen',
  'A product label has no lot; use scope lots':
    'Ein Produktetikett hat keine Charge; verwenden Sie den Umfang lots',
  'Serials can be selected at scope serials only':
    'Seriennummern können nur im Umfang serials gewählt werden',
  'created_after is later than created_before, which selects nothing':
    'created_after liegt nach created_before, das wählt nichts',
  'Validation error.': 'Ungültige Angaben.',
  // src-shared/entity-name.ts
  'serial {serial} of GTIN {gtin}': 'Seriennummer {serial} von GTIN {gtin}',
};
