import type { Sentences } from '../translator.ts';

/** Test sheets and calibration. The order is that of the source. */
export const calibration: Sentences = {
  // src-main/core/printing/calibration/calibrations.ts
  '{printer} has no calibration for {stock} to check. Print the test sheet without one.':
    '{printer} no tiene calibración para {stock} que comprobar. Imprima la hoja de prueba sin ella.',
  '{name} from the left edge': '{name} desde el borde izquierdo',
  '{name} from the top edge': '{name} desde el borde superior',
  'Nobody has said what is in {printer}. Choose a stock for this page.':
    'Nadie ha dicho qué hay en {printer}. Elija un material para esta página.',
  'operator {operator}': 'operario {operator}',
  'It was measured on {page} and is not used for {page2}.': 'Se midió en {page} y no se usa para {page2}.',
  // src-main/core/printing/calibration/check-numbers.ts
  'This test sheet has {counts} numbers, not {numbers}.':
    'Esta hoja de prueba tiene {counts} números, no {numbers}.',
  'Number {number} ({name} from the {from} edge)': 'Número {number} ({name} desde el borde {from})',
  '{which} is {mm}: it is a distance from the edge of the paper, in mm, and never zero or less.':
    '{which} es {mm}: es una distancia desde el borde del papel, en mm, nunca cero o menos.',
  '{which} is {mm} mm, but the paper is only {page} mm that way.':
    '{which} es {mm} mm, pero el papel solo mide {page} mm en ese sentido.',
  'Numbers {swapped} and {swapped2} look swapped: first {crosshair} from the left edge, then from the top edge.':
    'Los números {swapped} y {swapped2} parecen cambiados: primero {crosshair} desde el borde izquierdo, luego desde el superior.',
  'It looks measured from the {to} edge.': 'Parece medido desde el borde {to}.',
  'It looks like inches; type millimetres.': 'Parecen pulgadas; escriba milímetros.',
  'It looks like centimetres; type millimetres.': 'Parecen centímetros; escriba milímetros.',
  'Measure it again, and see whether this is the right sheet and the right stock.':
    'Mida otra vez y mire si la hoja y el material son los correctos.',
  'Number {number} ({name} from the {from} edge) is {mm} mm, {off} mm from where the sheet has it; more than {mostShiftMm} mm is no feed error. {mistake}':
    'El número {number} ({name} desde el borde {from}) es {mm} mm, a {off} mm de donde lo tiene la hoja; más de {mostShiftMm} mm no es un error de avance. {mistake}',
  'These numbers say that the sheet came out {one} too long across; no feed is off by that much. Measure numbers 1 and 3 again.':
    'Según estos números la hoja salió {one} demasiado larga a lo ancho; ningún avance se desvía tanto. Mida otra vez los números 1 y 3.',
  'These numbers say that the sheet came out {one} too long across; no feed is off by that much. Measure numbers 2 and 4 again.':
    'Según estos números la hoja salió {one} demasiado larga a lo ancho; ningún avance se desvía tanto. Mida otra vez los números 2 y 4.',
  'These numbers say that the sheet came out {one} too long down; no feed is off by that much. Measure numbers 1 and 3 again.':
    'Según estos números la hoja salió {one} demasiado larga a lo alto; ningún avance se desvía tanto. Mida otra vez los números 1 y 3.',
  'These numbers say that the sheet came out {one} too long down; no feed is off by that much. Measure numbers 2 and 4 again.':
    'Según estos números la hoja salió {one} demasiado larga a lo alto; ningún avance se desvía tanto. Mida otra vez los números 2 y 4.',
  'These numbers say that the sheet came out {one} too short across; no feed is off by that much. Measure numbers 1 and 3 again.':
    'Según estos números la hoja salió {one} demasiado corta a lo ancho; ningún avance se desvía tanto. Mida otra vez los números 1 y 3.',
  'These numbers say that the sheet came out {one} too short across; no feed is off by that much. Measure numbers 2 and 4 again.':
    'Según estos números la hoja salió {one} demasiado corta a lo ancho; ningún avance se desvía tanto. Mida otra vez los números 2 y 4.',
  'These numbers say that the sheet came out {one} too short down; no feed is off by that much. Measure numbers 1 and 3 again.':
    'Según estos números la hoja salió {one} demasiado corta a lo alto; ningún avance se desvía tanto. Mida otra vez los números 1 y 3.',
  'These numbers say that the sheet came out {one} too short down; no feed is off by that much. Measure numbers 2 and 4 again.':
    'Según estos números la hoja salió {one} demasiado corta a lo alto; ningún avance se desvía tanto. Mida otra vez los números 2 y 4.',
  'These numbers say that the sheet was printed at {down} % of its size. Symbols would have the wrong size: switch off every scaling ("fit to page") of this printer and print a new test sheet.':
    'Según estos números la hoja se imprimió al {down} % de su tamaño. Los símbolos tendrían un tamaño erróneo: desactive todo escalado («ajustar a la página») de esta impresora e imprima otra hoja de prueba.',
  // src-main/core/printing/calibration/reminder.ts
  'It was measured with {tray}; the printer is set to {tray2}, for which it is not used.':
    'Se midió con {tray}; la impresora está puesta en {tray2}, para lo que no se usa.',
  "The printer's driver was {model} when it was measured and is {model2} now.":
    'El controlador de la impresora era {model} al medir y ahora es {model2}.',
  'The stock {stock} is gone.': 'El material {stock} ya no existe.',
  'The measures of {stock} were changed since.': 'Las medidas de {stock} se cambiaron desde entonces.',
  'It is {days} days old.': 'Tiene {days} días.',
  "the printer's own choice of tray": 'la bandeja que elige la impresora',
  'the tray {tray}': 'la bandeja {tray}',
  // src-main/core/printing/calibration/rows.ts
  'There is no test sheet {id}. Its number is printed on it; a new one is printed in a moment.':
    'No existe la hoja de prueba {id}. Lleva impreso su número; una nueva se imprime en un momento.',
  // src-shared/shift.ts
  'The calibration would move label {cell} by {far} mm; {mostShiftMm} mm is the most. Measure the test sheet again.':
    'La calibración movería la etiqueta {cell} {far} mm; el máximo es {mostShiftMm} mm. Mida otra vez la hoja de prueba.',
  'The calibration would move label {cell} by {far} mm, more than half a label and so into the next one. Measure the test sheet again.':
    'La calibración movería la etiqueta {cell} {far} mm, más de media etiqueta y por tanto sobre la siguiente. Mida otra vez la hoja de prueba.',
  'The calibration would move label {cell} {out} mm off the page. Measure the test sheet again.':
    'La calibración sacaría la etiqueta {cell} {out} mm de la página. Mida otra vez la hoja de prueba.',
  'The calibration would move labels into each other. Measure the test sheet again.':
    'La calibración movería unas etiquetas sobre otras. Mida otra vez la hoja de prueba.',
};
