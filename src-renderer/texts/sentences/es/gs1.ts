import type { Sentences } from '../translator.ts';

/** Rules of GS1. The order is that of the source. */
export const gs1: Sentences = {
  // src-shared/gs1/ai-value.ts
  'AI {ai} has no value; give it one or leave the AI out.':
    'La IA {ai} no tiene valor; indique uno u omita la IA.',
  'AI {ai} "{value}": "^" at position {indexOf} stands for FNC1 and cannot be part of a value.':
    'IA {ai} "{value}": "^" en la posición {indexOf} representa FNC1 y no puede formar parte de un valor.',
  'exactly {maxLength}': 'exactamente {maxLength}',
  '{minLength} to {maxLength}': 'de {minLength} a {maxLength}',
  ', and its last part is incomplete': ', y su última parte está incompleta',
  'AI {ai} "{value}" has {value2} characters{detail}; the AI takes {range}.':
    'La IA {ai} "{value}" tiene {value2} caracteres{detail}; la IA admite {range}.',
  ' (position {at}, {at2})': ' (posición {at}, {at2})',
  ' (position {at}, "{bad}")': ' (posición {at}, "{bad}")',
  // src-shared/gs1/bracketed.ts
  'The text is empty; write AIs in brackets: (01)09521234543213.':
    'El texto está vacío; escriba las IA entre paréntesis: (01)09521234543213.',
  '"{text}": an AI in brackets is missing at position {at}; write (01)09521234543213(10)ABC.':
    '"{text}": falta una IA entre paréntesis en la posición {at}; escriba (01)09521234543213(10)ABC.',
  '({ai}) is not an AI; compare it with the GS1 list of AIs.':
    '({ai}) no es una IA; compárela con la lista de IA de GS1.',
  // src-shared/gs1/cset.ts
  'a line break': 'un salto de línea',
  'a group separator ({number})': 'un separador de grupo ({number})',
  'a no-break space ({number})': 'un espacio de no separación ({number})',
  'a control character ({number})': 'un carácter de control ({number})',
  'The {what} is empty; give it 1 to {maximumLength} characters.':
    '{what}: vacío; indique de 1 a {maximumLength} caracteres.',
  '{what} "{text}": {at} at position {at2} cannot be in a GS1 {what}; use letters A-Z and a-z, digits and ! " % & \' ( ) * + , - . / : ; < = > ? _ without spaces.':
    '{what} "{text}": {at} en la posición {at2} no se permite en datos GS1 ({what}); use letras A-Z y a-z, cifras y ! " % & \' ( ) * + , - . / : ; < = > ? _ sin espacios.',
  '{what} "{text}" has {text2} characters; a GS1 {what} has at most {maximumLength}.':
    '{what} "{text}" tiene {text2} caracteres; GS1 permite {maximumLength} como máximo ({what}).',
  // src-shared/gs1/dates.ts
  '"{text}" is not a date; write it as 2026-11-30 or as 261130.':
    '"{text}" no es una fecha; escríbala como 2026-11-30 o 261130.',
  '"{text}": a GS1 date has two digits for the year, so in {currentYear} it can only mean the years {currentYear2} to {currentYear3}; correct the year.':
    '"{text}": una fecha GS1 tiene dos cifras para el año, así que en {currentYear} solo puede significar los años {currentYear2} a {currentYear3}; corrija el año.',
  '"{text}": there is no month {monthText}; write year, month and day.':
    '"{text}": no existe el mes {monthText}; escriba año, mes y día.',
  '"{text}": month {year}-{monthText} has days 01 to {days}; correct the day.':
    '"{text}": el mes {year}-{monthText} tiene los días 01 a {days}; corrija el día.',
  // src-shared/gs1/digital-link-parse.ts
  'AI {ai} is in the Digital Link more than once; it may appear only once.':
    'La IA {ai} está más de una vez en el Digital Link; solo puede aparecer una vez.',
  '"{uri}": {at} at position {at2} cannot be in a URI; percent-encode it.':
    '"{uri}": {at} en la posición {at2} no puede estar en una URI; codifíquelo con %.',
  '"{uri}" does not begin with https:// or http://, as a Digital Link does.':
    '"{uri}" no empieza por https:// o http://, como un Digital Link.',
  '"{uri}" needs a host and a path, as https://example.com/01/09521234543213.':
    '"{uri}" necesita un host y una ruta, como https://example.com/01/09521234543213.',
  '"{uri}" has no GS1 key in its path, as /01/ with a GTIN; after the key only its qualifiers may follow.':
    '"{uri}" no tiene ninguna clave GS1 en su ruta, como /01/ con un GTIN; tras la clave solo pueden ir sus calificadores.',
  '"{uri}": {ai} cannot follow the key {ai2} in this order; compare the path with the GS1 Digital Link standard.':
    '"{uri}": {ai} no puede seguir a la clave {ai2} en este orden; compare la ruta con la norma GS1 Digital Link.',
  '"{parameter}": ({name}) is not an AI; other names of query parameters need a letter.':
    '"{parameter}": ({name}) no es una IA; otros nombres de parámetros necesitan una letra.',
  'AI {ai} qualifies the key {ai2}; move it from the query into the path.':
    'La IA {ai} califica la clave {ai2}; muévala de la consulta a la ruta.',
  'AI {ai} cannot be in the query of a Digital Link.':
    'La IA {ai} no puede estar en la consulta de un Digital Link.',
  'AI {ai} has no value in the Digital Link; give it one.':
    'La IA {ai} no tiene valor en el Digital Link; indique uno.',
  'AI {ai} has %00 in its value, which GS1 data cannot.':
    'La IA {ai} tiene %00 en su valor, lo que los datos GS1 no admiten.',
  // src-shared/gs1/digital-link.ts
  '"{base}" cannot begin a Digital Link; write https://, the host and, if needed, a path.':
    '"{base}" no puede iniciar un Digital Link; escriba https://, el host y, si hace falta, una ruta.',
  '"{bracketed}" has no AI that can be the key of a Digital Link, such as (01), (00) or (414); add one.':
    '"{bracketed}" no tiene ninguna IA que pueda ser clave de un Digital Link, como (01), (00) o (414); añada una.',
  'The AIs {names} cannot stand together behind the key {ai} of a Digital Link; leave one out.':
    'Las IA {names} no pueden ir juntas tras la clave {ai} de un Digital Link; omita una.',
  'AI {ai} cannot be in a Digital Link with the key {ai2}; leave it out.':
    'La IA {ai} no puede estar en un Digital Link con la clave {ai2}; omítala.',
  // src-shared/gs1/element-string.ts
  '"{caretText}" does not begin with FNC1 (written ^), so it is not GS1 data.':
    '"{caretText}" no empieza por FNC1 (escrito ^), así que no son datos GS1.',
  'There is no AI behind FNC1; add at least one.': 'No hay ninguna IA tras FNC1; añada al menos una.',
  'No known AI begins with "{at}" (position {at2}); compare the data with the GS1 list of AIs.':
    'Ninguna IA conocida empieza por "{at}" (posición {at2}); compare los datos con la lista de IA de GS1.',
  // src-shared/gs1/escape.ts
  '"{text}": {at} at position {at2} cannot be in GS1 data; use ASCII characters.':
    '"{text}": {at} en la posición {at2} no se permite en datos GS1; use caracteres ASCII.',
  // src-shared/gs1/gtin.ts
  'The GTIN is empty; give its 8, 12, 13 or 14 digits.':
    'El GTIN está vacío; introduzca sus 8, 12, 13 o 14 cifras.',
  '"{text}" is a number that Excel (or another spreadsheet) has rounded, its last digits are lost; format the GTIN column as text, enter the GTINs again and save the file again.':
    '"{text}" es un número que Excel (u otra hoja de cálculo) ha redondeado, sus últimas cifras se perdieron; dé formato de texto a la columna GTIN, introduzca de nuevo los GTIN y guarde otra vez el archivo.',
  'GTIN "{text}": {at} at position {at2} is not a digit; write the GTIN with its digits only.':
    'GTIN "{text}": {at} en la posición {at2} no es una cifra; escriba el GTIN solo con sus cifras.',
  'GTIN "{text}" has {length} digit; a GTIN has 8, 12, 13 or 14. If a spreadsheet dropped leading zeros, format the column as text and enter them again.':
    'GTIN "{text}" tiene {length} cifra; un GTIN tiene 8, 12, 13 o 14. Si una hoja de cálculo quitó los ceros iniciales, dé formato de texto a la columna e introdúzcalos de nuevo.',
  'GTIN "{text}" has {length} digits; a GTIN has 8, 12, 13 or 14. If a spreadsheet dropped leading zeros, format the column as text and enter them again.':
    'GTIN "{text}" tiene {length} cifras; un GTIN tiene 8, 12, 13 o 14. Si una hoja de cálculo quitó los ceros iniciales, dé formato de texto a la columna e introdúzcalos de nuevo.',
  'GTIN "{text}" ends in {slice}, but the check digit of {slice2} is {expected}; compare the number with the product.':
    'GTIN "{text}" termina en {slice}, pero el dígito de control de {slice2} es {expected}; compare el número con el producto.',
  // src-shared/gs1/label-strings.ts
  'the GTIN "{gtin}" has not been brought to 14 digits': 'el GTIN "{gtin}" no se llevó a 14 cifras',
  'the value "{value}" has not been checked: it contains "^"':
    'el valor "{value}" no se comprobó: contiene "^"',
  // src-shared/gs1/linters/codes.ts
  'may have digits only': 'solo puede tener cifras',
  'may have letters A-Z and a-z, digits and ! " % & \' ( ) * + , - . / : ; < = > ? _ only':
    'solo puede tener letras A-Z y a-z, cifras y ! " % & \' ( ) * + , - . / : ; < = > ? _',
  'may have letters A-Z, digits and # - / only': 'solo puede tener letras A-Z, cifras y # - /',
  'may have letters, digits and - _ only (base64 for URLs)':
    'solo puede tener letras, cifras y - _ (base64 para URL)',
  'has the wrong number of = at its end; leave them out': 'tiene un número erróneo de = al final; omítalos',
  'has a wrong check digit; compare the number with its source':
    'tiene un dígito de control erróneo; compare el número con su origen',
  'has a wrong pair of check characters; compare it with its source':
    'tiene un par de caracteres de control erróneo; compárelo con su origen',
  'is too short to end in a pair of check characters':
    'es demasiado corto para terminar en un par de caracteres de control',
  'is too long for a pair of check characters': 'es demasiado largo para un par de caracteres de control',
  'is too short to begin with a GS1 Company Prefix of at least four digits':
    'es demasiado corto para empezar por un prefijo de empresa GS1 de al menos cuatro cifras',
  'must begin with the digits of a GS1 Company Prefix':
    'debe empezar por las cifras de un prefijo de empresa GS1',
  'needs exactly one character as importer index':
    'necesita exactamente un carácter como índice de importador',
  'needs a letter, a digit, - or _ as importer index':
    'necesita una letra, una cifra, - o _ como índice de importador',
  'must not be zero here': 'aquí no debe ser cero',
  'must have a zero here': 'aquí debe tener un cero',
  'must not begin a number with a zero': 'no debe empezar un número por cero',
  'must be 0 (no) or 1 (yes)': 'debe ser 0 (no) o 1 (sí)',
  'must have the winding direction 0, 1 or 9': 'debe tener el sentido de bobinado 0, 1 o 9',
  'may only have a hyphen here, for a value below zero':
    'aquí solo puede tener un guion, para un valor bajo cero',
  'needs at least one character that is not a digit': 'necesita al menos un carácter que no sea una cifra',
  'needs a country code of three digits (ISO 3166)': 'necesita un código de país de tres cifras (ISO 3166)',
  'needs a country code of three digits (ISO 3166) or 999':
    'necesita un código de país de tres cifras (ISO 3166) o 999',
  'needs a country code of two capital letters (ISO 3166)':
    'necesita un código de país de dos mayúsculas (ISO 3166)',
  'needs a currency code of three digits (ISO 4217)':
    'necesita un código de moneda de tres cifras (ISO 4217)',
  'must be 0, 1, 2 or 9 (ISO/IEC 5218)': 'debe ser 0, 1, 2 o 9 (ISO/IEC 5218)',
  'needs a media type of the GS1 list, 01 to 10 or 80 to 99':
    'necesita un tipo de medio de la lista GS1, 01 a 10 u 80 a 99',
  'needs a package type of the GS1 list (UN/ECE Recommendation 21)':
    'necesita un tipo de envase de la lista GS1 (Recomendación 21 de UN/ECE)',
  'is too short for an IBAN': 'es demasiado corto para un IBAN',
  'is too long for an IBAN': 'es demasiado largo para un IBAN',
  'may have capital letters and digits only': 'solo puede tener mayúsculas y cifras',
  'must begin with a country code of two capital letters (ISO 3166)':
    'debe empezar por un código de país de dos mayúsculas (ISO 3166)',
  'has wrong check digits for an IBAN; compare it with its source':
    'tiene dígitos de control erróneos para un IBAN; compárelo con su origen',
  'has a month other than 01 to 12; a date is written YYMMDD':
    'tiene un mes distinto de 01 a 12; una fecha se escribe AAMMDD',
  'has a day that the month does not have; a date is written YYMMDD':
    'tiene un día que el mes no tiene; una fecha se escribe AAMMDD',
  'has an hour other than 00 to 23': 'tiene una hora distinta de 00 a 23',
  'has a minute other than 00 to 59': 'tiene un minuto distinto de 00 a 59',
  'has a second other than 00 to 59': 'tiene un segundo distinto de 00 a 59',
  'needs the piece and the total with the same number of digits':
    'necesita la pieza y el total con el mismo número de cifras',
  'must count pieces from 1': 'debe contar las piezas desde 1',
  'must have at least one piece in total': 'debe tener al menos una pieza en total',
  'has a piece number above the total': 'tiene un número de pieza mayor que el total',
  'must be a position, a slash and the end, as 1/3': 'debe ser una posición, una barra y el final, como 1/3',
  'has a position above the end': 'tiene una posición mayor que el final',
  'needs two hexadecimal digits behind every %': 'necesita dos cifras hexadecimales tras cada %',
  'needs a latitude from 0000000000 to 1800000000': 'necesita una latitud de 0000000000 a 1800000000',
  'needs ten digits for the latitude': 'necesita diez cifras para la latitud',
  'needs a longitude from 0000000000 to 3600000000': 'necesita una longitud de 0000000000 a 3600000000',
  'needs ten digits for the longitude': 'necesita diez cifras para la longitud',
  // src-shared/gs1/requisites.ts
  'There is no rule "{rule}"; the rules are {names}.': 'No existe la regla "{rule}"; las reglas son {names}.',
  'AI {ai} and AI {ai2} must not be on the same item; remove one of them.':
    'La IA {ai} y la IA {ai2} no deben estar en el mismo artículo; quite una.',
  'AI {ai} needs {choices} on the same item; add it.':
    'La IA {ai} necesita {choices} en el mismo artículo; añádala.',
  'AI {ai} appears as "{before}" and as "{value}"; an item has one value for it.':
    'La IA {ai} aparece como "{before}" y como "{value}"; un artículo tiene un solo valor para ella.',
  'AI {ai} "{value}" has no serial, but AI {nameAi} signs a single instance; add the serial.':
    'La IA {ai} "{value}" no tiene número de serie, pero la IA {nameAi} firma una unidad; añada el número de serie.',
  // src-shared/gs1/scan-data.ts
  'There is no symbology "{symbology}"; the symbologies are {symbologies}.':
    'No existe la simbología "{symbology}"; las simbologías son {symbologies}.',
  'The scan does not begin with a symbology identifier such as ]d2; set the reader to send AIM symbology identifiers.':
    'La lectura no empieza por un identificador de simbología como ]d2; configure el lector para enviar identificadores AIM.',
  "A symbol with the identifier {identifier} is not known here; scan one of GS1's symbols, QR or Data Matrix.":
    'Un símbolo con el identificador {identifier} no se conoce aquí; escanee un símbolo GS1, QR o Data Matrix.',
  '{symbology} carries GS1 data only; begin with ^ and an AI.':
    '{symbology} solo lleva datos GS1; empiece por ^ y una IA.',
  '{symbology} cannot carry a composite; leave out "|" and the rest.':
    '{symbology} no puede llevar un compuesto; omita "|" y el resto.',
  '{symbology} carries {digits} digits ({digits2} without check digit), not "{text}".':
    '{symbology} lleva {digits} cifras ({digits2} sin dígito de control), no "{text}".',
  '{symbology} carries GTINs that begin with 0 or 1 only, not {number}.':
    '{symbology} solo lleva GTIN que empiezan por 0 o 1, no {number}.',
  '{symbology} {number} ends in {slice}, but its check digit is {expected}; compare the number.':
    '{symbology} {number} termina en {slice}, pero su dígito de control es {expected}; compare el número.',
  'The scanned data has "^" at position {caret}, which GS1 data cannot contain.':
    'Los datos escaneados tienen "^" en la posición {caret}, que los datos GS1 no pueden contener.',
  '{sym} carries {digits} digits, not "{message}".': '{sym} lleva {digits} cifras, no "{message}".',
  '{sym} carries {digits} digits; "{rest}" is too much.': '{sym} lleva {digits} cifras; "{rest}" sobra.',
};
