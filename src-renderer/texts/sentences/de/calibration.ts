import type { Sentences } from '../translator.ts';

/** Test sheets and calibration. The order is that of the source. */
export const calibration: Sentences = {
  // src-main/core/printing/calibration/calibrations.ts
  '{printer} has no calibration for {stock} to check. Print the test sheet without one.':
    '{printer} hat keine Kalibrierung für {stock} zu prüfen. Drucken Sie den Testbogen ohne.',
  '{name} from the left edge': '{name} von der linken Kante',
  '{name} from the top edge': '{name} von der oberen Kante',
  'Nobody has said what is in {printer}. Choose a stock for this page.':
    'Was in {printer} liegt, hat niemand angegeben. Wählen Sie ein Material für diese Seite.',
  'operator {operator}': 'Bediener {operator}',
  'It was measured on {page} and is not used for {page2}.':
    'Gemessen auf {page}; für {page2} wird sie nicht verwendet.',
  // src-main/core/printing/calibration/check-numbers.ts
  'This test sheet has {counts} numbers, not {numbers}.':
    'Dieser Testbogen hat {counts} Zahlen, nicht {numbers}.',
  'Number {number} ({name} from the {from} edge)': 'Zahl {number} ({name} von der Kante {from})',
  '{which} is {mm}: it is a distance from the edge of the paper, in mm, and never zero or less.':
    '{which} ist {mm}: Gemeint ist ein Abstand von der Papierkante in mm, nie null oder weniger.',
  '{which} is {mm} mm, but the paper is only {page} mm that way.':
    '{which} ist {mm} mm, aber das Papier misst in dieser Richtung nur {page} mm.',
  'Numbers {swapped} and {swapped2} look swapped: first {crosshair} from the left edge, then from the top edge.':
    'Die Zahlen {swapped} und {swapped2} sehen vertauscht aus: zuerst {crosshair} von der linken Kante, dann von der oberen.',
  'It looks measured from the {to} edge.': 'Es sieht aus, als wäre von der Kante {to} gemessen.',
  'It looks like inches; type millimetres.': 'Das sieht nach Zoll aus; geben Sie Millimeter ein.',
  'It looks like centimetres; type millimetres.': 'Das sieht nach Zentimetern aus; geben Sie Millimeter ein.',
  'Measure it again, and see whether this is the right sheet and the right stock.':
    'Messen Sie noch einmal, und prüfen Sie, ob Bogen und Material stimmen.',
  'Number {number} ({name} from the {from} edge) is {mm} mm, {off} mm from where the sheet has it; more than {mostShiftMm} mm is no feed error. {mistake}':
    'Zahl {number} ({name} von der Kante {from}) ist {mm} mm, {off} mm neben dem Sollwert; mehr als {mostShiftMm} mm ist kein Einzugsfehler. {mistake}',
  'These numbers say that the sheet came out {one} too long across; no feed is off by that much. Measure numbers 1 and 3 again.':
    'Nach diesen Zahlen kam der Bogen quer {one} zu lang heraus; so weit irrt kein Einzug. Messen Sie die Zahlen 1 und 3 noch einmal.',
  'These numbers say that the sheet came out {one} too long across; no feed is off by that much. Measure numbers 2 and 4 again.':
    'Nach diesen Zahlen kam der Bogen quer {one} zu lang heraus; so weit irrt kein Einzug. Messen Sie die Zahlen 2 und 4 noch einmal.',
  'These numbers say that the sheet came out {one} too long down; no feed is off by that much. Measure numbers 1 and 3 again.':
    'Nach diesen Zahlen kam der Bogen längs {one} zu lang heraus; so weit irrt kein Einzug. Messen Sie die Zahlen 1 und 3 noch einmal.',
  'These numbers say that the sheet came out {one} too long down; no feed is off by that much. Measure numbers 2 and 4 again.':
    'Nach diesen Zahlen kam der Bogen längs {one} zu lang heraus; so weit irrt kein Einzug. Messen Sie die Zahlen 2 und 4 noch einmal.',
  'These numbers say that the sheet came out {one} too short across; no feed is off by that much. Measure numbers 1 and 3 again.':
    'Nach diesen Zahlen kam der Bogen quer {one} zu kurz heraus; so weit irrt kein Einzug. Messen Sie die Zahlen 1 und 3 noch einmal.',
  'These numbers say that the sheet came out {one} too short across; no feed is off by that much. Measure numbers 2 and 4 again.':
    'Nach diesen Zahlen kam der Bogen quer {one} zu kurz heraus; so weit irrt kein Einzug. Messen Sie die Zahlen 2 und 4 noch einmal.',
  'These numbers say that the sheet came out {one} too short down; no feed is off by that much. Measure numbers 1 and 3 again.':
    'Nach diesen Zahlen kam der Bogen längs {one} zu kurz heraus; so weit irrt kein Einzug. Messen Sie die Zahlen 1 und 3 noch einmal.',
  'These numbers say that the sheet came out {one} too short down; no feed is off by that much. Measure numbers 2 and 4 again.':
    'Nach diesen Zahlen kam der Bogen längs {one} zu kurz heraus; so weit irrt kein Einzug. Messen Sie die Zahlen 2 und 4 noch einmal.',
  'These numbers say that the sheet was printed at {down} % of its size. Symbols would have the wrong size: switch off every scaling ("fit to page") of this printer and print a new test sheet.':
    'Nach diesen Zahlen wurde der Bogen mit {down} % seiner Größe gedruckt. Symbole hätten die falsche Größe: Schalten Sie jede Skalierung („an Seite anpassen“) dieses Druckers aus und drucken Sie einen neuen Testbogen.',
  // src-main/core/printing/calibration/reminder.ts
  'It was measured with {tray}; the printer is set to {tray2}, for which it is not used.':
    'Gemessen mit {tray}; der Drucker ist auf {tray2} eingestellt, dafür wird sie nicht verwendet.',
  "The printer's driver was {model} when it was measured and is {model2} now.":
    'Der Treiber des Druckers war bei der Messung {model} und ist jetzt {model2}.',
  'The stock {stock} is gone.': 'Das Material {stock} gibt es nicht mehr.',
  'The measures of {stock} were changed since.': 'Die Maße von {stock} wurden seitdem geändert.',
  'It is {days} days old.': 'Sie ist {days} Tage alt.',
  "the printer's own choice of tray": 'die eigene Fachwahl des Druckers',
  'the tray {tray}': 'das Fach {tray}',
  // src-main/core/printing/calibration/rows.ts
  'There is no test sheet {id}. Its number is printed on it; a new one is printed in a moment.':
    'Den Testbogen {id} gibt es nicht. Seine Nummer ist aufgedruckt; ein neuer ist schnell gedruckt.',
  // src-shared/shift.ts
  'The calibration would move label {cell} by {far} mm; {mostShiftMm} mm is the most. Measure the test sheet again.':
    'Die Kalibrierung würde Etikett {cell} um {far} mm verschieben; {mostShiftMm} mm ist das Höchste. Messen Sie den Testbogen erneut.',
  'The calibration would move label {cell} by {far} mm, more than half a label and so into the next one. Measure the test sheet again.':
    'Die Kalibrierung würde Etikett {cell} um {far} mm verschieben, mehr als ein halbes Etikett und damit in das nächste. Messen Sie den Testbogen erneut.',
  'The calibration would move label {cell} {out} mm off the page. Measure the test sheet again.':
    'Die Kalibrierung würde Etikett {cell} {out} mm aus der Seite schieben. Messen Sie den Testbogen erneut.',
  'The calibration would move labels into each other. Measure the test sheet again.':
    'Die Kalibrierung würde Etiketten ineinander schieben. Messen Sie den Testbogen erneut.',
};
