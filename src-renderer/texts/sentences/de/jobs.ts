import type { Sentences } from '../translator.ts';

/** Jobs and what they draw. The order is that of the source. */
export const jobs: Sentences = {
  // src-main/core/jobs/alternatives.ts
  'the layout {other}': 'das Layout {other}',
  'the stock {other} with the layout {usual}': 'das Material {other} mit dem Layout {usual}',
  // src-main/core/jobs/artifacts.ts
  'Job {row} was cancelled; it has no file.': 'Auftrag {row} wurde abgebrochen; er hat keine Datei.',
  'The file of job {row} was drawn again and is not the same: {sha256} instead of {sha2562}.':
    'Die Datei von Auftrag {row} wurde neu gezeichnet und ist nicht dieselbe: {sha256} statt {sha2562}.',
  'The file of job {id} was made at Closient and is not here any more. Fetch it there again.':
    'Die Datei von Auftrag {id} wurde bei Closient erstellt und ist nicht mehr hier. Holen Sie sie dort erneut ab.',
  // src-main/core/jobs/check-submit.ts
  '{type} comes as {allowed}, not as {format}': '{type} gibt es als {allowed}, nicht als {format}',
  'Validation error: {msg}.': 'Ungültige Angaben: {msg}.',
  // src-main/core/jobs/copy-job.ts
  'Job {job} is {status}; only a job that failed here can be tried again.':
    'Auftrag {job}: {status}; nur ein Auftrag, der hier fehlgeschlagen ist, kann noch einmal versucht werden.',
  // src-main/core/jobs/freeze-spec.ts
  'linear symbols': 'lineare Symbole',
  '{own} symbols': '{own}-Symbole',
  '{type} has {has}, not {symbol}': '{type} hat {has}, nicht {symbol}',
  'An X-dimension of {xDimensionMm} mm is below the least of layout {layout}, {floor_mm} mm':
    'Eine X-Dimension von {xDimensionMm} mm liegt unter der kleinsten des Layouts {layout}, {floor_mm} mm',
  'There is no stock {id}. Stocks: {keys}': 'Das Material {id} gibt es nicht. Materialien: {keys}',
  '{stock} has no layout for a {symbol} symbol. Layouts that fit: {fitting}':
    '{stock} hat kein Layout für ein {symbol}-Symbol. Passende Layouts: {fitting}',
  'There is no layout {id}. Layouts: {keys}': 'Das Layout {id} gibt es nicht. Layouts: {keys}',
  'The layout {id} has a {symbol} symbol, not {symbol2}':
    'Das Layout {id} hat ein {symbol}-Symbol, nicht {symbol2}',
  'The layout {id} has no room on the labels of {stock}. Layouts that fit: {fitting}':
    'Das Layout {id} hat auf den Etiketten von {stock} keinen Platz. Passende Layouts: {fitting}',
  // src-main/core/jobs/job-engine.ts
  'Job {id} is {status}; only a completed job can be made again.':
    'Auftrag {id}: {status}; nur ein fertiger Auftrag kann erneut erstellt werden.',
  'cancelled by {by}': 'abgebrochen von {by}',
  'Job {id} is {status}; it has no file.': 'Auftrag {id}: {status}; er hat keine Datei.',
  'Nothing to print: no {scope} match the filters.':
    'Nichts zu drucken: Keine {scope} entsprechen den Filtern.',
  // src-main/core/jobs/job-row.ts
  'A job id has 22 letters and digits, or is a UUID':
    'Eine Auftragsnummer hat 22 Buchstaben und Ziffern oder ist eine UUID',
  'There is no label export job {id}.': 'Den Auftrag {id} gibt es nicht.',
  'Job {row} was made at Closient: what is on its labels is not known here, so it cannot be printed from here. Save its file, or render the labels here.':
    'Auftrag {row} wurde bei Closient erstellt: Was auf seinen Etiketten steht, ist hier nicht bekannt, daher kann er von hier nicht gedruckt werden. Speichern Sie seine Datei oder erstellen Sie die Etiketten hier.',
  'Job {row} is an archive of symbols; only label sheets can be printed.':
    'Auftrag {row} ist ein Archiv von Symbolen; nur Etikettenbögen können gedruckt werden.',
  // src-main/core/jobs/withdraw.ts
  'Labels of job {job} were ordered from a printer (run {run}); cancel that run instead.':
    'Etiketten von Auftrag {job} wurden bei einem Drucker bestellt (Drucklauf {run}); brechen Sie stattdessen diesen Drucklauf ab.',
  // src-main/core/render/could-not-draw.ts
  '{pictures} pictures could not be read: {why}.': '{pictures} Bilder konnten nicht gelesen werden: {why}.',
  '{label} could not be drawn: {why}. Nothing was printed.':
    '{label} konnte nicht gezeichnet werden: {why}. Nichts wurde gedruckt.',
  'The symbols of {labels} could not be drawn: {why}. No file was made.':
    'Die Symbole von {labels} konnten nicht gezeichnet werden: {why}. Es wurde keine Datei erstellt.',
  'An empty page': 'Eine leere Seite',
  'The page of {labels}': 'Die Seite mit {labels}',
  'no {what}': 'ohne {what}',
  '{labels} {what} from {first} to {last}': '{labels} {what} von {first} bis {last}',
  // src-main/core/render/draw-in-order.ts
  ' ... and {faults} more.': ' ... und {faults} weitere.',
  // src-main/core/render/press.ts
  'The pictures could not be read.': 'Die Bilder konnten nicht gelesen werden.',
  'The disk is full: this job needs up to {needed} in {folder}, {free} are free. Free some space and submit it again; nothing was printed.':
    'Der Datenträger ist voll: Dieser Auftrag braucht bis zu {needed} in {folder}, frei sind {free}. Schaffen Sie Platz und stellen Sie ihn erneut; nichts wurde gedruckt.',
  // src-main/core/render/render-archive.ts
  'The symbols of {count} entities cannot be made':
    'Die Symbole von {count} Einträgen können nicht erstellt werden',
  // src-main/core/render/render-pool.ts
  'its job was cancelled': 'sein Auftrag wurde abgebrochen',
  // src-main/core/render/render-sheets.ts
  '{count} labels cannot be printed': '{count} Etiketten können nicht gedruckt werden',
  // src-main/core/render/render-thread.ts
  'the render thread ended': 'der Zeichen-Thread ist beendet',
  'the render thread failed: {message}': 'der Zeichen-Thread ist ausgefallen: {message}',
  'it took longer than {limitMs} s': 'es dauerte länger als {limitMs} s',
  // src-main/render-worker/draw/text.ts
  '{value} is too long for its line ({width} mm at {smallestPt} pt)':
    '{value} ist zu lang für seine Zeile ({width} mm bei {smallestPt} pt)',
  'the label font has no character {missing}; it would print as a box. Change the text, or choose a layout without this line':
    'die Etikettenschrift hat kein Zeichen {missing}; es würde als Kästchen gedruckt. Ändern Sie den Text oder wählen Sie ein Layout ohne diese Zeile',
  // src-main/render-worker/files/draw.ts
  'an x_dimension_mm of {dot} fits, and so does a GS1 DataMatrix':
    'eine x_dimension_mm von {dot} passt, ebenso ein GS1 DataMatrix',
  'a GS1 DataMatrix fits, export it as datamatrix':
    'ein GS1 DataMatrix passt, exportieren Sie als datamatrix',
  'the GS1-128 is {dot} mm wide with its quiet zones, {widest128Mm} mm are allowed; {smaller}':
    'der GS1-128 ist mit seinen Ruhezonen {dot} mm breit, erlaubt sind {widest128Mm} mm; {smaller}',
  // src-main/render-worker/files/human-readable.ts
  'the label font has no outline for {character}': 'die Etikettenschrift hat keinen Umriss für {character}',
  // src-main/render-worker/files/x-dimension.ts
  'an X-dimension of {asked} mm is {dot} mm in whole dots of {dpi} dpi; {symbology} takes {leastMm} to {mostMm} mm, so {dot2} to {dot3} mm at this resolution':
    'eine X-Dimension von {asked} mm sind {dot} mm in ganzen Punkten von {dpi} dpi; {symbology} nimmt {leastMm} bis {mostMm} mm, bei dieser Auflösung also {dot2} bis {dot3} mm',
  // src-main/render-worker/label.ts
  'the symbol was read back as {null} instead of {meant}. It was not printed; please report this label':
    'das Symbol wurde als {null} statt {meant} zurückgelesen. Es wurde nicht gedruckt; bitte melden Sie dieses Etikett',
  // src-main/render-worker/page.ts
  '{label} could not be drawn: {reason}': '{label} konnte nicht gezeichnet werden: {reason}',
  '{message}; {fits} fits': '{message}; es passt: {fits}',
  // src-main/render-worker/symbols-task.ts
  'the symbol was read back as {null} instead of {meant}. It was not written; please report this label':
    'das Symbol wurde als {null} statt {meant} zurückgelesen. Es wurde nicht geschrieben; bitte melden Sie dieses Etikett',
  // src-main/render-worker/symbols/encode-label.ts
  'use a DataMatrix layout': 'verwenden Sie ein DataMatrix-Layout',
  'the QR code needs {spec} mm, the label offers {boxMm} mm':
    'der QR-Code braucht {spec} mm, das Etikett bietet {boxMm} mm',
  '{value} cannot be part of a web address; {wayOut}':
    '{value} kann nicht Teil einer Webadresse sein; {wayOut}',
  // src-main/render-worker/symbols/encode-symbols.ts
  'export it as datamatrix': 'exportieren Sie als datamatrix',
  'its link has {text} characters, too many for the largest QR code; export it as datamatrix':
    'sein Link hat {text} Zeichen, zu viele für den größten QR-Code; exportieren Sie als datamatrix',
  'an indicator of 9 marks a variable measure, which ITF-14 cannot carry beside the GTIN; use GS1-128 or export it as datamatrix':
    'eine Kennziffer 9 bezeichnet ein variables Maß, das ITF-14 neben der GTIN nicht tragen kann; verwenden Sie GS1-128 oder exportieren Sie als datamatrix',
  'GS1-128 holds {most128Characters} characters, this label has {count}; a GS1 DataMatrix fits, export it as datamatrix':
    'GS1-128 fasst {most128Characters} Zeichen, dieses Etikett hat {count}; ein GS1 DataMatrix passt, exportieren Sie als datamatrix',
  // src-main/render-worker/symbols/fit.ts
  'the DataMatrix needs {spec} mm, the label offers {size} mm':
    'der DataMatrix braucht {spec} mm, das Etikett bietet {size} mm',
};
