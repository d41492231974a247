import type { Sentences } from '../translator.ts';

/** Print runs. The order is that of the source. */
export const printing: Sentences = {
  // src-main/core/printing/answer-run.ts
  '{run}; it asks nothing.': '{run}; no pregunta nada.',
  'Printing these labels needs a reason.': 'Imprimir estas etiquetas necesita un motivo.',
  // src-main/core/printing/discover.ts
  'Looking for {name} printers took longer than {limitMs} s.':
    'La búsqueda de impresoras {name} tardó más de {limitMs} s.',
  '{name} printers cannot be looked for: {message}': 'No se pueden buscar impresoras {name}: {message}',
  // src-main/core/printing/dot-grid.ts
  "These symbols are drawn in dots of {drawn} dpi; {printer} prints {dpi} dpi, and bars between its dots come out uneven. Make the job again at {dpi} dpi; a new job takes the printer's resolution.":
    'Estos símbolos están dibujados en puntos de {drawn} ppp; {printer} imprime a {dpi} ppp, y las barras entre sus puntos salen desiguales. Cree el trabajo de nuevo a {dpi} ppp; un trabajo nuevo toma la resolución de la impresora.',
  // src-main/core/printing/finish-run.ts
  'nobody saw its end': 'nadie vio su final',
  // src-main/core/printing/lanes.ts
  '{printer} is at work; a page in between would be taken for one of its sheets. Wait until it is done.':
    '{printer} está trabajando; una página intermedia se tomaría por una de sus hojas. Espere a que termine.',
  // src-main/core/printing/media.ts
  'has {other} loaded ({page})': 'tiene cargado {other} ({page})',
  'has {loaded} loaded': 'tiene cargado {loaded}',
  'takes {page}': 'acepta {page}',
  ' It is the same size turned by a quarter; nothing is turned here, so choose a stock with the sides that way.':
    ' Es el mismo tamaño girado un cuarto; aquí no se gira nada, así que elija un material con los lados en ese sentido.',
  '{printer} {has}; these sheets are {sheets}.{way}': '{printer} {has}; estas hojas son {sheets}.{way}',
  '{sizes} other sizes': 'otros {sizes} tamaños',
  'sizes from {least} to {most}': 'tamaños de {least} a {most}',
  'no size at all': 'ningún tamaño',
  // src-main/core/printing/move-run.ts
  '{run}; only a run that waits can go to another printer.':
    '{run}; solo una tirada en espera puede ir a otra impresora.',
  'Sheets of run {run} went to {printer} already. Cancel it and print the rest there.':
    'Ya se enviaron hojas de la tirada {run} a {printer}. Cancélela e imprima allí el resto.',
  // src-main/core/printing/operators.ts
  'operator {number} (erased)': 'operario {number} (borrado)',
  'first sheet released': 'primera hoja liberada',
  // src-main/core/printing/order-quantities.ts
  'A product has no planned quantity; only lots have one.':
    'Un producto no tiene cantidad prevista; solo los lotes la tienen.',
  'A serial is printed once; {copies} copies of each need a reason.':
    'Un número de serie se imprime una vez; {copies} copias de cada uno necesitan un motivo.',
  'A serial is printed once; it has no spare labels.':
    'Un número de serie se imprime una vez; no tiene etiquetas de reserva.',
  'A serial is printed once; only lots have a planned quantity.':
    'Un número de serie se imprime una vez; solo los lotes tienen cantidad prevista.',
  'A serial is printed once; its last sheet cannot be filled up with it.':
    'Un número de serie se imprime una vez; su última hoja no se puede rellenar con él.',
  ', and {unplanned} more': ' y {unplanned} más',
  'No planned quantity: {name}{others}. Say how many copies to print.':
    'Sin cantidad prevista: {name}{others}. Diga cuántas copias imprimir.',
  'Nothing is missing: every lot of this job has its planned quantity.':
    'No falta nada: cada lote de este trabajo tiene su cantidad prevista.',
  // src-main/core/printing/part-sheets.ts
  '{stock} is a roll; a roll has no part-used sheets.':
    '{stock} es un rollo; un rollo no tiene hojas empezadas.',
  'A sheet of {stock} has {perSheet} label; it has no position {position}.':
    'Una hoja de {stock} tiene {perSheet} etiqueta; no tiene la posición {position}.',
  'A sheet of {stock} has {perSheet} labels; it has no position {position}.':
    'Una hoja de {stock} tiene {perSheet} etiquetas; no tiene la posición {position}.',
  'There is no part-used sheet {name} of {stock}. None of this stock is known.':
    'No existe la hoja empezada {name} de {stock}. No se conoce ninguna de este material.',
  'There is no part-used sheet {name} of {stock}. Known: {names}.':
    'No existe la hoja empezada {name} de {stock}. Conocidas: {names}.',
  'The part-used sheet {name} of {stock} is in use by run {run}; what is left of it is known when that run has ended.':
    'La hoja empezada {name} de {stock} la usa la tirada {run}; lo que quede se sabrá cuando termine esa tirada.',
  // src-main/core/printing/pause-run.ts
  '{run}; there is nothing to pause.': '{run}; no hay nada que pausar.',
  'paused by {by}': 'en pausa por {by}',
  '{run}; it is not paused.': '{run}; no está en pausa.',
  '{run}; only a run whose first sheet is out waits for release.':
    '{run}; solo espera liberación una tirada cuya primera hoja ha salido.',
  'first sheet released by {by}': 'primera hoja liberada por {by}',
  // src-main/core/printing/print-chunk.ts
  'every label of it was left out': 'se omitieron todas sus etiquetas',
  'the printer got nothing of it': 'la impresora no recibió nada de ello',
  'The printer may have this; its number for it was not kept.':
    'La impresora puede tener esto; su número para ello no se guardó.',
  'the printer does not say what became of it': 'la impresora no dice qué pasó con ello',
  'Print Room stopped while this was at the printer; {said}':
    'Print Room se detuvo mientras esto estaba en la impresora; {said}',
  // src-main/core/printing/print-engine.ts
  'Say where the run goes: a place in the queue, or a printer.':
    'Diga adónde va la tirada: un lugar en la cola o una impresora.',
  'Settling uncertain labels needs a reason: what was seen at the printer?':
    'Aclarar etiquetas necesita un motivo: ¿qué se vio en la impresora?',
  'Labels that are not good need a reason: what is wrong with them?':
    'Las etiquetas que no son buenas necesitan un motivo: ¿qué les pasa?',
  // src-main/core/printing/print-orders.ts
  'Only label sheets can be printed; symbols as files are saved.':
    'Solo se pueden imprimir hojas de etiquetas; los símbolos en archivos se guardan.',
  // src-main/core/printing/printable-area.ts
  ' and {namedCells} more': ' y {namedCells} más',
  'The label': 'La etiqueta',
  'Label {positions}': 'Etiqueta {positions}',
  'Labels {positions}{more}': 'Etiquetas {positions}{more}',
  '{printer} cannot print the outermost {edge} mm at the {edge2}. {labels} of {geometry} with the layout {layout} would lose up to {mm} mm there. Use a printer that prints to the edge, or a stock or layout that keeps clear of it.':
    '{printer} no puede imprimir los {edge} mm exteriores (lado: {edge2}). {labels} en {geometry} con el diseño {layout}: se perderían hasta {mm} mm. Use una impresora que imprima hasta el borde, o un material o diseño que lo deje libre.',
  // src-main/core/printing/printer-names.ts
  'not in': 'no está en',
  'run {first} is': 'la tirada {first} está',
  '{open} runs are': '{open} tiradas están',
  '{printer} {what}: {runs} not finished there. Finish or cancel first.':
    '{printer} {what}: {runs} sin terminar allí. Termine o cancele primero.',
  // src-main/core/printing/printers.ts
  'There is no printer {name}. Printers: {names}.': 'No existe la impresora {name}. Impresoras: {names}.',
  '{name} is not a folder; its labels are confirmed after printing.':
    '{name} no es una carpeta; sus etiquetas se confirman después de imprimir.',
  'cannot get another address': 'no puede recibir otra dirección',
  '{name} has no tray {tray}. Its trays: {known}.':
    '{name} no tiene la bandeja {tray}. Sus bandejas: {known}.',
  'cannot be renamed': 'no se puede renombrar',
  'cannot be removed': 'no se puede quitar',
  '{uri} is no address for a printer of the kind {driver}: {problem}.':
    '{uri} no es una dirección para una impresora del tipo {driver}: {problem}.',
  'There is a printer {name} already.': 'Ya existe una impresora {name}.',
  'The printer {builtInPrinter} belongs to the data folder; it keeps its name and place.':
    'La impresora {builtInPrinter} pertenece a la carpeta de datos; conserva su nombre y su lugar.',
  // src-main/core/printing/queue.ts
  '{run}; only a run that waits for its printer has a place in its queue.':
    '{run}; solo una tirada que espera su impresora tiene lugar en su cola.',
  // src-main/core/printing/record-outcome.ts
  '{message} Resume the run when the printer is back.':
    '{message} Continúe la tirada cuando la impresora vuelva.',
  // src-main/core/printing/recover-runs.ts
  'Print Room stopped while this was at the printer':
    'Print Room se detuvo mientras esto estaba en la impresora',
  // src-main/core/printing/refuse-order.ts
  'This order is not valid.': 'Este pedido no es válido.',
  // src-main/core/printing/reprint.ts
  'The labels could not be drawn again.': 'No se pudieron dibujar de nuevo las etiquetas.',
  'A place on a sheet needs the run it is of.': 'Un lugar en una hoja necesita su tirada.',
  '{label} on sheet {sheet}, place {cell}, is not recorded as printed. Settle its run, or print it in the ordinary way.':
    '{label} en la hoja {sheet}, lugar {cell}, no consta como impresa. Aclare su tirada o imprímala de la forma habitual.',
  '{entity} was never printed in run {run}; there is no label to make again.':
    '{entity} nunca se imprimió en la tirada {run}; no hay etiqueta que rehacer.',
  '{entity} was never printed here; there is no label to make again.':
    '{entity} nunca se imprimió aquí; no hay etiqueta que rehacer.',
  // src-main/core/printing/reproduce.ts
  'Chunk {chunk} of run {run} has no recorded print file.':
    'La parte {chunk} de la tirada {run} no tiene archivo de impresión registrado.',
  'the version of Print Room': 'la versión de Print Room',
  'the font': 'la fuente',
  'the stock': 'el material',
  'the layout': 'el diseño',
  'the settings of the labels': 'los ajustes de las etiquetas',
  'the data of the labels': 'los datos de las etiquetas',
  'which label lies where': 'qué etiqueta va dónde',
  'the compression library': 'la biblioteca de compresión',
  'It comes out the same, byte by byte.': 'Sale lo mismo, byte a byte.',
  'It comes out the same, byte by byte, although this has changed: {named}.':
    'Sale lo mismo, byte a byte, aunque esto ha cambiado: {named}.',
  'It comes out different, and nothing that is recorded has changed: the program itself was changed.':
    'Sale distinto, y nada de lo registrado ha cambiado: cambió el propio programa.',
  'It comes out different. This has changed: {named}.': 'Sale distinto. Esto ha cambiado: {named}.',
  // src-main/core/printing/run-row.ts
  'There is no print run {id}.': 'No existe la tirada {id}.',
  // src-main/core/printing/rest-of-run.ts
  'Run {id} is of another job.': 'La tirada {id} es de otro trabajo.',
  'Run {id} has not ended; nobody knows yet what is left of it.':
    'La tirada {id} no ha terminado; todavía nadie sabe qué queda de ella.',
  'What was left of run {id} was ordered already, as run {ordered}.':
    'Lo que quedaba de la tirada {id} ya está pedido, como tirada {ordered}.',
  'Nothing is left of run {id}.': 'No queda nada de la tirada {id}.',
  // src-main/core/printing/start-run.ts
  'Job {job} is {status}; only a completed job can be printed.':
    'Trabajo {job}: {status}; solo se puede imprimir un trabajo terminado.',
  'This run has {there} {what}; there is no {what} {asked}.':
    'Esta tirada solo tiene {there}; no existe {what} {asked}.',
  'This run has {there} {what}s; there is no {what} {asked}.':
    'Esta tirada solo tiene {there}; no existe {what} {asked}.',
  // src-main/core/printing/state-words.ts
  'waits for its printer': 'espera su impresora',
  'is printing': 'está imprimiendo',
  'waits until its first sheet is released': 'espera que se libere su primera hoja',
  'is paused': 'está en pausa',
  'waits for an answer': 'espera una respuesta',
  'waits until its good sheets are counted': 'espera el recuento de sus hojas buenas',
  'has labels of which nobody knows whether they are printed':
    'tiene etiquetas de las que nadie sabe si están impresas',
  'is completed': 'está terminada',
  'has failed': 'ha fallado',
  'is cancelled': 'está cancelada',
  'Run {run} {status}': 'La tirada {run} {status}',
  // src-shared/contract/printing.ts
  'a name is one line of text': 'un nombre es una línea de texto',
  // src-shared/models/preset.ts
  'A preset needs a name': 'Una plantilla necesita un nombre',
  // src-shared/contract/common.ts
  '1 to 64 letters, digits and hyphens': 'De 1 a 64 letras, cifras y guiones',
  // src-shared/models/run-order.ts
  'The rest of a run is what is left of it: no copies, quantity, spare labels or range.':
    'El resto de una tirada es lo que queda de ella: sin copias, cantidad, reserva ni intervalo.',
  'A range begins with 1.': 'Un intervalo empieza por 1.',
  'Positions on a sheet begin with 1.': 'Las posiciones en una hoja empiezan por 1.',
  'Each item needs at least 1 copy.': 'Cada elemento necesita al menos 1 copia.',
  'a start position': 'una posición inicial',
  'a part-used sheet': 'una hoja empezada',
  'to continue the last sheet': 'continuar la última hoja',
  'A run begins in one place; this one was given {begins}.':
    'Una tirada empieza en un solo lugar; a esta se le dio {begins}.',
  'The range of {name} {first}-{last} runs backwards.': 'El intervalo de {name} {first}-{last} va al revés.',
  'A run is a range of sheets or a range of labels, not both.':
    'Una tirada es un intervalo de hojas o de etiquetas, no ambos.',
  'Only the first sheet lies on a part-used one, and it is not among the sheets asked for.':
    'Solo la primera hoja va sobre una empezada, y no está entre las pedidas.',
  'A range prints what it names; its last sheet cannot be filled up.':
    'Un intervalo imprime lo que nombra; su última hoja no se puede rellenar.',
  'A run prints copies or what is missing to the planned quantity, not both.':
    'Una tirada imprime copias o lo que falta de la cantidad prevista, no ambos.',
};
