import type { Sentences } from '../translator.ts';

/** Stocks and layouts. The order is that of the source. */
export const stocks: Sentences = {
  // src-main/core/catalog/organisation-stocks.ts
  'The stock {stock} uses this layout, and then {problem}.':
    'Das Material {stock} verwendet dieses Layout, und dann gilt: {problem}.',
  'The stock {id} is what {names} holds. Say what else is in that printer first: print-room printers set NAME --stock ID.':
    'Das Material {id} liegt in: {names}. Legen Sie zuerst fest, was sonst in diesem Drucker liegt: print-room printers set NAME --stock ID.',
  'The layout {id} is the usual one of {users}. Give those stocks another one first.':
    'Das Layout {id} ist das übliche von {users}. Geben Sie diesen Materialien zuerst ein anderes.',
  'The {kind} {id} comes with Print Room and stays. Copy it to change it.':
    '{kind} {id} gehört zu Print Room und bleibt. Zum Ändern kopieren.',
  '{id} is a {kind} that comes with Print Room. Choose another id.':
    '{id} gehört zu Print Room ({kind}). Wählen Sie eine andere Kennung.',
  'There is a {kind} {id} already. Give this one another id, or replace the old one (--replace).':
    '{kind} {id} gibt es schon. Geben Sie eine andere Kennung, oder ersetzen Sie das alte (--replace).',
  'There is no {kind} {id} here.': '{kind} {id} gibt es hier nicht.',
  // src-main/core/catalog/stock-rules.ts
  'The stock {stock}': 'Das Material {stock}',
  'labels of a sample organisation carry the word SAMPLE, so it needs the line sample':
    'Etiketten einer Musterorganisation tragen das Wort SAMPLE, daher braucht es die Zeile sample',
  'The layout {layout}': 'Das Layout {layout}',
  'This is no {what}: {named}.': 'Das ist nicht verwendbar ({what}): {named}.',
  '{subject} cannot be used: {problems}.': '{subject} kann nicht verwendet werden: {problems}.',
  // src-shared/layout-problems.ts
  'a round label is as wide as it is high': 'ein rundes Etikett ist so breit wie hoch',
  'an X-dimension of {floor} mm is below the least that GS1 allows for a {symbol} here, {least} mm':
    'eine X-Dimension von {floor} mm liegt unter dem, was GS1 hier mindestens für {symbol} erlaubt, {least} mm',
  'the target X-dimension {target} mm is below the least one, {floor} mm':
    'die Ziel-X-Dimension {target} mm liegt unter der kleinsten, {floor} mm',
  'an X-dimension of {target} mm is above the most that GS1 allows for a {symbol}, {most} mm':
    'eine X-Dimension von {target} mm liegt über dem, was GS1 für {symbol} höchstens erlaubt, {most} mm',
  'the line {field} is there twice': 'die Zeile {field} steht zweimal da',
  'the {field} identifies a label: its line may not be left out':
    '{field} identifiziert ein Etikett: Diese Zeile darf nicht wegfallen',
  "the symbol's place of {box} mm leaves the label":
    'der Platz des Symbols von {box} mm ragt aus dem Etikett',
  'the line {field} leaves the label': 'die Zeile {field} ragt aus dem Etikett',
  'the line {field} lies on the symbol or its quiet zone':
    'die Zeile {field} liegt auf dem Symbol oder seiner Ruhezone',
  'the lines {field} and {field2} lie on each other': 'die Zeilen {field} und {field2} liegen aufeinander',
  'a round label has no room at its sides; its layout is a centred one':
    'ein rundes Etikett hat an den Seiten keinen Platz; sein Layout ist ein zentriertes',
  'margins of {margin} mm leave nothing of a label {height} mm high':
    'Ränder von {margin} mm lassen von einem {height} mm hohen Etikett nichts übrig',
  'beside the symbol {text} mm are left, and lines need {leastTextWidth} mm':
    'neben dem Symbol bleiben {text} mm, und Zeilen brauchen {leastTextWidth} mm',
  '{lines} lines have {pitch} mm each; {smallestPt} pt need more':
    '{lines} Zeilen haben je {pitch} mm; {smallestPt} pt brauchen mehr',
  'the symbol has {side} mm; at {floor} mm even the shortest {symbol} needs {least} mm':
    'das Symbol hat {side} mm; bei {floor} mm braucht selbst das kürzeste ({symbol}) {least} mm',
  'there is no layout {id}': 'das Layout {id} gibt es nicht',
  'the layout {id} is none for {symbol}': 'das Layout {id} ist keines für {symbol}',
  'the layout {id} has no room on its labels': 'das Layout {id} hat auf seinen Etiketten keinen Platz',
  // src-shared/models/layout.ts
  'Write 1 to 64 of a-z, 0-9 and -, a letter or digit first':
    '1 bis 64 Zeichen aus a-z, 0-9 und -, zuerst ein Buchstabe oder eine Ziffer',
  // src-shared/models/stock.ts
  'Write 1 to 64 of a-z, 0-9, _ . and -, a letter or digit first':
    '1 bis 64 Zeichen aus a-z, 0-9, _ . und -, zuerst ein Buchstabe oder eine Ziffer',
  // src-shared/size-words.ts
  '{inMm}, {width} x {height} in': '{inMm}, {width} x {height} in',
  // src-shared/stock-geometry.ts
  'a page is at most {longestSide} mm long': 'eine Seite ist höchstens {longestSide} mm lang',
  "a corner radius of {corner} mm is more than half of the label's shorter side":
    'ein Eckenradius von {corner} mm ist mehr als die Hälfte der kürzeren Etikettenseite',
  'a roll has one label on a page; its grid is 1 x 1':
    'eine Rolle hat ein Etikett je Seite; ihr Raster ist 1 x 1',
  'it needs a layout for QR codes or for DataMatrix':
    'es braucht ein Layout für QR-Codes oder für DataMatrix',
  'the labels leave the page at the {far} by {rest} mm':
    'die Etiketten ragen aus der Seite ({far}: {rest} mm)',
  'the {near} margin is {margin} mm, the {far} one {rest} mm':
    'Rand {near}: {margin} mm, Rand {far}: {rest} mm',
  'labels of {size} mm overlap at a pitch of {pitch} mm':
    'Etiketten von {size} mm überlappen sich bei einer Teilung von {pitch} mm',
};
