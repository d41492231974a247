import type { Sentences } from '../translator.ts';

/** Jobs and what they draw. The order is that of the source. */
export const jobs: Sentences = {
  // src-main/core/jobs/alternatives.ts
  'the layout {other}': 'el diseño {other}',
  'the stock {other} with the layout {usual}': 'el material {other} con el diseño {usual}',
  // src-main/core/jobs/artifacts.ts
  'Job {row} was cancelled; it has no file.': 'El trabajo {row} se canceló; no tiene archivo.',
  'The file of job {row} was drawn again and is not the same: {sha256} instead of {sha2562}.':
    'El archivo del trabajo {row} se volvió a dibujar y no es el mismo: {sha256} en lugar de {sha2562}.',
  'The file of job {id} was made at Closient and is not here any more. Fetch it there again.':
    'El archivo del trabajo {id} se creó en Closient y ya no está aquí. Descárguelo allí de nuevo.',
  // src-main/core/jobs/check-submit.ts
  '{type} comes as {allowed}, not as {format}': '{type} se ofrece como {allowed}, no como {format}',
  'Validation error: {msg}.': 'Datos no válidos: {msg}.',
  // src-main/core/jobs/copy-job.ts
  'Job {job} is {status}; only a job that failed here can be tried again.':
    'El trabajo {job}: {status}; solo se puede reintentar un trabajo que falló aquí.',
  // src-main/core/jobs/freeze-spec.ts
  'linear symbols': 'símbolos lineales',
  '{own} symbols': 'símbolos {own}',
  '{type} has {has}, not {symbol}': '{type} tiene {has}, no {symbol}',
  'An X-dimension of {xDimensionMm} mm is below the least of layout {layout}, {floor_mm} mm':
    'Una dimensión X de {xDimensionMm} mm está por debajo del mínimo del diseño {layout}, {floor_mm} mm',
  'There is no stock {id}. Stocks: {keys}': 'No existe el material {id}. Materiales: {keys}',
  '{stock} has no layout for a {symbol} symbol. Layouts that fit: {fitting}':
    '{stock} no tiene diseño para un símbolo {symbol}. Diseños que caben: {fitting}',
  'There is no layout {id}. Layouts: {keys}': 'No existe el diseño {id}. Diseños: {keys}',
  'The layout {id} has a {symbol} symbol, not {symbol2}':
    'El diseño {id} tiene un símbolo {symbol}, no {symbol2}',
  'The layout {id} has no room on the labels of {stock}. Layouts that fit: {fitting}':
    'El diseño {id} no cabe en las etiquetas de {stock}. Diseños que caben: {fitting}',
  // src-main/core/jobs/job-engine.ts
  'Job {id} is {status}; only a completed job can be made again.':
    'Trabajo {id}: {status}; solo un trabajo terminado se puede volver a crear.',
  'cancelled by {by}': 'cancelado por {by}',
  'Job {id} is {status}; it has no file.': 'Trabajo {id}: {status}; no tiene archivo.',
  'Nothing to print: no {scope} match the filters.': 'Nada que imprimir: los filtros no encuentran {scope}.',
  // src-main/core/jobs/job-row.ts
  'A job id has 22 letters and digits, or is a UUID':
    'Un id de trabajo tiene 22 letras y cifras, o es un UUID',
  'There is no label export job {id}.': 'No existe el trabajo {id}.',
  'Job {row} was made at Closient: what is on its labels is not known here, so it cannot be printed from here. Save its file, or render the labels here.':
    'El trabajo {row} se creó en Closient: aquí no se sabe qué hay en sus etiquetas, así que no se puede imprimir desde aquí. Guarde su archivo o cree las etiquetas aquí.',
  'Job {row} is an archive of symbols; only label sheets can be printed.':
    'El trabajo {row} es un ZIP de símbolos; solo se pueden imprimir hojas de etiquetas.',
  // src-main/core/jobs/withdraw.ts
  'Labels of job {job} were ordered from a printer (run {run}); cancel that run instead.':
    'Etiquetas del trabajo {job} se pidieron a una impresora (tirada {run}); cancele esa tirada.',
  // src-main/core/render/could-not-draw.ts
  '{pictures} pictures could not be read: {why}.': 'No se pudieron leer {pictures} imágenes: {why}.',
  '{label} could not be drawn: {why}. Nothing was printed.':
    'No se pudo dibujar {label}: {why}. No se imprimió nada.',
  'The symbols of {labels} could not be drawn: {why}. No file was made.':
    'No se pudieron dibujar los símbolos de {labels}: {why}. No se creó ningún archivo.',
  'An empty page': 'Una página vacía',
  'The page of {labels}': 'La página de {labels}',
  'no {what}': 'sin {what}',
  '{labels} {what} from {first} to {last}': '{labels} {what} de {first} a {last}',
  // src-main/core/render/draw-in-order.ts
  ' ... and {faults} more.': ' ... y {faults} más.',
  // src-main/core/render/press.ts
  'The pictures could not be read.': 'No se pudieron leer las imágenes.',
  'The disk is full: this job needs up to {needed} in {folder}, {free} are free. Free some space and submit it again; nothing was printed.':
    'El disco está lleno: este trabajo necesita hasta {needed} en {folder}, hay {free} libres. Libere espacio y envíelo de nuevo; no se imprimió nada.',
  // src-main/core/render/render-archive.ts
  'The symbols of {count} entities cannot be made': 'No se pueden crear los símbolos de {count} elementos',
  // src-main/core/render/render-pool.ts
  'its job was cancelled': 'su trabajo se canceló',
  // src-main/core/render/render-sheets.ts
  '{count} labels cannot be printed': 'No se pueden imprimir {count} etiquetas',
  // src-main/core/render/render-thread.ts
  'the render thread ended': 'el hilo de dibujo terminó',
  'the render thread failed: {message}': 'el hilo de dibujo falló: {message}',
  'it took longer than {limitMs} s': 'tardó más de {limitMs} s',
  // src-main/render-worker/draw/text.ts
  '{value} is too long for its line ({width} mm at {smallestPt} pt)':
    '{value} es demasiado largo para su línea ({width} mm a {smallestPt} pt)',
  'the label font has no character {missing}; it would print as a box. Change the text, or choose a layout without this line':
    'la fuente de etiquetas no tiene el carácter {missing}; saldría como un cuadro. Cambie el texto o elija un diseño sin esta línea',
  // src-main/render-worker/files/draw.ts
  'an x_dimension_mm of {dot} fits, and so does a GS1 DataMatrix':
    'cabe una x_dimension_mm de {dot}, y también un GS1 DataMatrix',
  'a GS1 DataMatrix fits, export it as datamatrix': 'cabe un GS1 DataMatrix, expórtelo como datamatrix',
  'the GS1-128 is {dot} mm wide with its quiet zones, {widest128Mm} mm are allowed; {smaller}':
    'el GS1-128 mide {dot} mm de ancho con sus zonas de silencio, se permiten {widest128Mm} mm; {smaller}',
  // src-main/render-worker/files/human-readable.ts
  'the label font has no outline for {character}':
    'la fuente de etiquetas no tiene contorno para {character}',
  // src-main/render-worker/files/x-dimension.ts
  'an X-dimension of {asked} mm is {dot} mm in whole dots of {dpi} dpi; {symbology} takes {leastMm} to {mostMm} mm, so {dot2} to {dot3} mm at this resolution':
    'una dimensión X de {asked} mm son {dot} mm en puntos enteros de {dpi} ppp; {symbology} admite de {leastMm} a {mostMm} mm, así que de {dot2} a {dot3} mm a esta resolución',
  // src-main/render-worker/label.ts
  'the symbol was read back as {null} instead of {meant}. It was not printed; please report this label':
    'el símbolo se leyó como {null} en lugar de {meant}. No se imprimió; comunique esta etiqueta',
  // src-main/render-worker/page.ts
  '{label} could not be drawn: {reason}': 'no se pudo dibujar {label}: {reason}',
  '{message}; {fits} fits': '{message}; cabe: {fits}',
  // src-main/render-worker/symbols-task.ts
  'the symbol was read back as {null} instead of {meant}. It was not written; please report this label':
    'el símbolo se leyó como {null} en lugar de {meant}. No se escribió; comunique esta etiqueta',
  // src-main/render-worker/symbols/encode-label.ts
  'use a DataMatrix layout': 'use un diseño DataMatrix',
  'the QR code needs {spec} mm, the label offers {boxMm} mm':
    'el código QR necesita {spec} mm, la etiqueta ofrece {boxMm} mm',
  '{value} cannot be part of a web address; {wayOut}':
    '{value} no puede formar parte de una dirección web; {wayOut}',
  // src-main/render-worker/symbols/encode-symbols.ts
  'export it as datamatrix': 'expórtelo como datamatrix',
  'its link has {text} characters, too many for the largest QR code; export it as datamatrix':
    'su enlace tiene {text} caracteres, demasiados para el mayor código QR; expórtelo como datamatrix',
  'an indicator of 9 marks a variable measure, which ITF-14 cannot carry beside the GTIN; use GS1-128 or export it as datamatrix':
    'un indicador 9 marca una medida variable, que ITF-14 no puede llevar junto al GTIN; use GS1-128 o expórtelo como datamatrix',
  'GS1-128 holds {most128Characters} characters, this label has {count}; a GS1 DataMatrix fits, export it as datamatrix':
    'GS1-128 admite {most128Characters} caracteres, esta etiqueta tiene {count}; cabe un GS1 DataMatrix, expórtelo como datamatrix',
  // src-main/render-worker/symbols/fit.ts
  'the DataMatrix needs {spec} mm, the label offers {size} mm':
    'el DataMatrix necesita {spec} mm, la etiqueta ofrece {size} mm',
};
