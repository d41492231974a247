import type { Sentences } from '../translator.ts';

/** Stocks and layouts. The order is that of the source. */
export const stocks: Sentences = {
  // src-main/core/catalog/organisation-stocks.ts
  'The stock {stock} uses this layout, and then {problem}.':
    'El material {stock} usa este diseño, y entonces {problem}.',
  'The stock {id} is what {names} holds. Say what else is in that printer first: print-room printers set NAME --stock ID.':
    'El material {id} está en: {names}. Diga primero qué otro hay en esa impresora: print-room printers set NAME --stock ID.',
  'The layout {id} is the usual one of {users}. Give those stocks another one first.':
    'El diseño {id} es el habitual de {users}. Dé primero otro a esos materiales.',
  'The {kind} {id} comes with Print Room and stays. Copy it to change it.':
    '{kind} {id} viene con Print Room y se queda. Cópielo para cambiarlo.',
  '{id} is a {kind} that comes with Print Room. Choose another id.':
    '{id} viene con Print Room ({kind}). Elija otro id.',
  'There is a {kind} {id} already. Give this one another id, or replace the old one (--replace).':
    '{kind} {id} ya existe. Dé otro id a este o reemplace el anterior (--replace).',
  'There is no {kind} {id} here.': '{kind} {id} no existe aquí.',
  // src-main/core/catalog/stock-rules.ts
  'The stock {stock}': 'El material {stock}',
  'labels of a sample organisation carry the word SAMPLE, so it needs the line sample':
    'las etiquetas de una organización de muestra llevan la palabra SAMPLE, así que necesita la línea sample',
  'The layout {layout}': 'El diseño {layout}',
  'This is no {what}: {named}.': 'Esto no es válido ({what}): {named}.',
  '{subject} cannot be used: {problems}.': '{subject} no se puede usar: {problems}.',
  // src-shared/layout-problems.ts
  'a round label is as wide as it is high': 'una etiqueta redonda es tan ancha como alta',
  'an X-dimension of {floor} mm is below the least that GS1 allows for a {symbol} here, {least} mm':
    'una dimensión X de {floor} mm está por debajo del mínimo que GS1 permite aquí para {symbol}, {least} mm',
  'the target X-dimension {target} mm is below the least one, {floor} mm':
    'la dimensión X objetivo {target} mm está por debajo de la mínima, {floor} mm',
  'an X-dimension of {target} mm is above the most that GS1 allows for a {symbol}, {most} mm':
    'una dimensión X de {target} mm supera el máximo que GS1 permite para {symbol}, {most} mm',
  'the line {field} is there twice': 'la línea {field} está dos veces',
  'the {field} identifies a label: its line may not be left out':
    '{field} identifica una etiqueta: su línea no se puede omitir',
  "the symbol's place of {box} mm leaves the label":
    'el lugar del símbolo de {box} mm se sale de la etiqueta',
  'the line {field} leaves the label': 'la línea {field} se sale de la etiqueta',
  'the line {field} lies on the symbol or its quiet zone':
    'la línea {field} cae sobre el símbolo o su zona de silencio',
  'the lines {field} and {field2} lie on each other': 'las líneas {field} y {field2} caen una sobre otra',
  'a round label has no room at its sides; its layout is a centred one':
    'una etiqueta redonda no tiene sitio a los lados; su diseño es centrado',
  'margins of {margin} mm leave nothing of a label {height} mm high':
    'márgenes de {margin} mm no dejan nada de una etiqueta de {height} mm de alto',
  'beside the symbol {text} mm are left, and lines need {leastTextWidth} mm':
    'junto al símbolo quedan {text} mm, y las líneas necesitan {leastTextWidth} mm',
  '{lines} lines have {pitch} mm each; {smallestPt} pt need more':
    '{lines} líneas tienen {pitch} mm cada una; {smallestPt} pt necesitan más',
  'the symbol has {side} mm; at {floor} mm even the shortest {symbol} needs {least} mm':
    'el símbolo tiene {side} mm; a {floor} mm incluso el más corto ({symbol}) necesita {least} mm',
  'there is no layout {id}': 'no existe el diseño {id}',
  'the layout {id} is none for {symbol}': 'el diseño {id} no es para {symbol}',
  'the layout {id} has no room on its labels': 'el diseño {id} no cabe en sus etiquetas',
  // src-shared/models/layout.ts
  'Write 1 to 64 of a-z, 0-9 and -, a letter or digit first':
    'Escriba de 1 a 64 caracteres a-z, 0-9 y -, primero una letra o una cifra',
  // src-shared/models/stock.ts
  'Write 1 to 64 of a-z, 0-9, _ . and -, a letter or digit first':
    'Escriba de 1 a 64 caracteres a-z, 0-9, _ . y -, primero una letra o una cifra',
  // src-shared/size-words.ts
  '{inMm}, {width} x {height} in': '{inMm}, {width} x {height} in',
  // src-shared/stock-geometry.ts
  'a page is at most {longestSide} mm long': 'una página mide como máximo {longestSide} mm de largo',
  "a corner radius of {corner} mm is more than half of the label's shorter side":
    'un radio de esquina de {corner} mm es más de la mitad del lado corto de la etiqueta',
  'a roll has one label on a page; its grid is 1 x 1':
    'un rollo tiene una etiqueta por página; su cuadrícula es 1 x 1',
  'it needs a layout for QR codes or for DataMatrix': 'necesita un diseño para códigos QR o para DataMatrix',
  'the labels leave the page at the {far} by {rest} mm':
    'las etiquetas se salen de la página ({far}: {rest} mm)',
  'the {near} margin is {margin} mm, the {far} one {rest} mm':
    'margen {near}: {margin} mm, margen {far}: {rest} mm',
  'labels of {size} mm overlap at a pitch of {pitch} mm':
    'etiquetas de {size} mm se solapan con un paso de {pitch} mm',
};
