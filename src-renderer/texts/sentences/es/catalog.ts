import type { Sentences } from '../translator.ts';

/** Products, lots, serials, import. The order is that of the source. */
export const catalog: Sentences = {
  // src-main/core/catalog/import/batches.ts
  'There is no import {batchId}.': 'No existe la importación {batchId}.',
  // src-main/core/catalog/import/check-row.ts
  'a line needs a lot or a serial': 'una línea necesita un lote o un número de serie',
  'the {name} {text} was rounded by Excel; export the column as text and import again':
    '{name}: Excel redondeó {text}; exporte la columna como texto y vuelva a importar',
  'a line has a use-by date (expiry) or a best-before date, not both':
    'una línea tiene fecha de caducidad (expiry) o de consumo preferente, no ambas',
  'created_at {createdText} needs the form 2026-11-30T08:00:00Z':
    'created_at {createdText} necesita la forma 2026-11-30T08:00:00Z',
  'product name': 'nombre del producto',
  'lot run': 'serie de lotes',
  'the {name} is longer than {limit} characters': '{name}: más de {limit} caracteres',
  'the {name} {text} has characters that are no text': '{name}: {text} tiene caracteres que no son texto',
  'a lot run belongs to a lot, and this line has none':
    'una serie de lotes pertenece a un lote, y esta línea no tiene ninguno',
  // src-main/core/catalog/import/columns.ts
  'the column {column} stands twice': 'la columna {column} aparece dos veces',
  'it has columns that are not known: {names}': 'tiene columnas desconocidas: {names}',
  'the column gtin is missing': 'falta la columna gtin',
  'it has neither a column lot nor a column serial': 'no tiene columna lot ni columna serial',
  'The header line cannot be used: {problem}. Columns: {columns}.':
    'La línea de encabezado no se puede usar: {problem}. Columnas: {columns}.',
  // src-main/core/catalog/import/contradiction.ts
  'GTIN {gtin} has {date_kind} dates; a line cannot give it dates of the other kind':
    'Las fechas del GTIN {gtin} son de {date_kind}; una línea no puede darle fechas de otro tipo',
  'an earlier line calls GTIN {gtin} {product} and this one {productName}':
    'una línea anterior llama {product} al GTIN {gtin}, y esta {productName}',
  'an earlier line gives lot {text} the date {date} and this one {date2}':
    'una línea anterior da al lote {text} la fecha {date}, y esta {date2}',
  none: 'ninguna',
  'labels of lot {text} exist with the date {date}; the date {date2} would contradict them':
    'existen etiquetas del lote {text} con la fecha {date}; la fecha {date2} las contradiría',
  'an earlier line puts lot {text} into another lot run than {lotRun}':
    'una línea anterior pone el lote {text} en otra serie de lotes que {lotRun}',
  'a label of {name} exists with lot {itsLot}; the lot {lot} would contradict it':
    'existe una etiqueta de {name} con el lote {itsLot}; el lote {lot} la contradiría',
  'a label of {name} exists with the date {itsDate}; the date {date} would contradict it':
    'existe una etiqueta de {name} con la fecha {itsDate}; la fecha {date} la contradiría',
  'an earlier line names {name} with another lot': 'una línea anterior nombra {name} con otro lote',
  'an earlier line names {name} with another date': 'una línea anterior nombra {name} con otra fecha',
  '{name} belongs to lot {itsLot}, whose date is {itsDate}; name the lot to change its date':
    '{name} pertenece al lote {itsLot}, cuya fecha es {itsDate}; nombre el lote para cambiar su fecha',
  // src-main/core/catalog/import/csv-rows.ts
  'a quote is opened and never closed': 'unas comillas se abren y no se cierran',
  'something stands behind a closing quote': 'hay algo después de unas comillas de cierre',
  'the line is longer than {toLocaleString} characters': 'la línea tiene más de {toLocaleString} caracteres',
  // src-main/core/catalog/import/import-file.ts
  '{name} has no header line.': '{name} no tiene línea de encabezado.',
  'this line has {fields} fields, the header has {width}':
    'esta línea tiene {fields} campos, el encabezado {width}',
  'lines {line} to {lastLine} are one quoted row: {reason}':
    'las líneas {line} a {lastLine} son una sola fila entre comillas: {reason}',
  // src-main/core/catalog/import/json-rows.ts
  'the file ends within this row': 'el archivo termina dentro de esta fila',
  'this row is too long, or stands outside of an object':
    'esta fila es demasiado larga o está fuera de un objeto',
  'this row is no JSON': 'esta fila no es JSON',
  'the field {slice} is not known': 'el campo {slice} es desconocido',
  'the field {column} is no text': 'el campo {column} no es texto',
  // src-main/core/catalog/import/open-table.ts
  'is empty': 'está vacío',
  'is not a table of text; save it as CSV (UTF-8) and import that file':
    'no es una tabla de texto; guárdela como CSV (UTF-8) e importe ese archivo',
  'does not exist': 'no existe',
  'cannot be read': 'no se puede leer',
  'is not a file': 'no es un archivo',
  'could not be read to its end': 'no se pudo leer hasta el final',
  'The file {path} {problem}.': 'El archivo {path} {problem}.',
  // src-main/core/catalog/import/undo-batch.ts
  'This import was undone before.': 'Esta importación ya se deshizo.',
  'This import could not be undone to its end: meanwhile a label of it was printed or another row came to belong to it. What is left of it stays.':
    'Esta importación no se pudo deshacer del todo: entretanto se imprimió una etiqueta de ella o se le añadió otra fila. Lo que queda de ella se mantiene.',
  // src-main/core/catalog/import/undo-obstacles.ts
  'labels of {labels} of its products, lots or serials exist':
    'existen etiquetas de {labels} de sus productos, lotes o números de serie',
  '{hanging} rows that came later belong to its products or lots. Undo the later import first':
    '{hanging} filas llegadas después pertenecen a sus productos o lotes. Deshaga primero la importación posterior',
  'a later import changed {changed} of its rows. Undo the later import first':
    'una importación posterior cambió {changed} de sus filas. Deshaga primero la importación posterior',
  'This import cannot be undone: {reason}.': 'Esta importación no se puede deshacer: {reason}.',
  // src-main/core/catalog/lots.ts
  'The planned quantity is a whole number of labels, 1 or more.':
    'La cantidad prevista es un número entero de etiquetas, 1 o más.',
  'Lot {lot} of GTIN {gtin} exists already.': 'El lote {lot} del GTIN {gtin} ya existe.',
  'Lot {lot} of GTIN {gtin} was set aside with the date {date}; make it with that date.':
    'El lote {lot} del GTIN {gtin} se apartó con la fecha {date}; créelo con esa fecha.',
  'The dates of GTIN {gtin} are {date_kind} dates; a lot cannot differ from its product.':
    'Las fechas del GTIN {gtin} son de {date_kind}; un lote no puede diferir de su producto.',
  // src-main/core/catalog/organisations.ts
  'This data folder has several organisations; name one with --organization: {names}.':
    'Esta carpeta de datos tiene varias organizaciones; nombre una con --organization: {names}.',
  'There is no organisation {id} in this data folder.':
    'No existe la organización {id} en esta carpeta de datos.',
  'Name and colour of the sample organisation stay as they are.':
    'El nombre y el color de la organización de muestra se quedan como están.',
  // src-main/core/catalog/presets.ts
  'There is a preset of the name {same} already.': 'Ya existe una plantilla con el nombre {same}.',
  'There are {mostPresets} presets; remove one before you add another.':
    'Hay {mostPresets} plantillas; quite una antes de añadir otra.',
  'This preset is not there any more.': 'Esta plantilla ya no existe.',
  'There is no stock {stock}.': 'No existe el material {stock}.',
  'The layout {layout} is not there or has no room on this stock.':
    'El diseño {layout} no existe o no cabe en este material.',
  'A product label has no lot; choose lots as what gets a label.':
    'Una etiqueta de producto no tiene lote; elija lotes como lo que recibe etiqueta.',
  // src-main/core/catalog/products.ts
  'There is no product with the GTIN {value} here.': 'No existe aquí un producto con el GTIN {value}.',
  // src-main/core/catalog/selection/selection.ts
  'An empty list selects nothing; leave the field out to select everything':
    'Una lista vacía no selecciona nada; omita el campo para seleccionar todo',
  'A product label has no lot; use scope lots': 'Una etiqueta de producto no tiene lote; use el alcance lots',
  'Serials can be selected at scope serials only':
    'Los números de serie solo se pueden elegir con el alcance serials',
  'created_after is later than created_before, which selects nothing':
    'created_after es posterior a created_before, lo que no selecciona nada',
  'Validation error.': 'Datos no válidos.',
  // src-shared/entity-name.ts
  'serial {serial} of GTIN {gtin}': 'n.º de serie {serial} del GTIN {gtin}',
};
