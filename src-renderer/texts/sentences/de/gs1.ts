import type { Sentences } from '../translator.ts';

/** Rules of GS1. The order is that of the source. */
export const gs1: Sentences = {
  // src-shared/gs1/ai-value.ts
  'AI {ai} has no value; give it one or leave the AI out.':
    'AI {ai} hat keinen Wert; geben Sie einen an oder lassen Sie den AI weg.',
  'AI {ai} "{value}": "^" at position {indexOf} stands for FNC1 and cannot be part of a value.':
    'AI {ai} "{value}": "^" an Position {indexOf} steht für FNC1 und kann nicht Teil eines Wertes sein.',
  'exactly {maxLength}': 'genau {maxLength}',
  '{minLength} to {maxLength}': '{minLength} bis {maxLength}',
  ', and its last part is incomplete': ', und ihr letzter Teil ist unvollständig',
  'AI {ai} "{value}" has {value2} characters{detail}; the AI takes {range}.':
    'AI {ai} "{value}" hat {value2} Zeichen{detail}; der AI nimmt {range}.',
  ' (position {at}, {at2})': ' (Position {at}, {at2})',
  ' (position {at}, "{bad}")': ' (Position {at}, "{bad}")',
  // src-shared/gs1/bracketed.ts
  'The text is empty; write AIs in brackets: (01)09521234543213.':
    'Der Text ist leer; schreiben Sie AIs in Klammern: (01)09521234543213.',
  '"{text}": an AI in brackets is missing at position {at}; write (01)09521234543213(10)ABC.':
    '"{text}": an Position {at} fehlt ein AI in Klammern; schreiben Sie (01)09521234543213(10)ABC.',
  '({ai}) is not an AI; compare it with the GS1 list of AIs.':
    '({ai}) ist kein AI; vergleichen Sie mit der GS1-Liste der AIs.',
  // src-shared/gs1/cset.ts
  'a line break': 'ein Zeilenumbruch',
  'a group separator ({number})': 'ein Gruppentrennzeichen ({number})',
  'a no-break space ({number})': 'ein geschütztes Leerzeichen ({number})',
  'a control character ({number})': 'ein Steuerzeichen ({number})',
  'The {what} is empty; give it 1 to {maximumLength} characters.':
    '{what}: leer; geben Sie 1 bis {maximumLength} Zeichen an.',
  '{what} "{text}": {at} at position {at2} cannot be in a GS1 {what}; use letters A-Z and a-z, digits and ! " % & \' ( ) * + , - . / : ; < = > ? _ without spaces.':
    '{what} "{text}": {at} an Position {at2} ist in GS1-Daten ({what}) nicht erlaubt; verwenden Sie Buchstaben A-Z und a-z, Ziffern und ! " % & \' ( ) * + , - . / : ; < = > ? _ ohne Leerzeichen.',
  '{what} "{text}" has {text2} characters; a GS1 {what} has at most {maximumLength}.':
    '{what} "{text}" hat {text2} Zeichen; GS1 erlaubt höchstens {maximumLength} ({what}).',
  // src-shared/gs1/dates.ts
  '"{text}" is not a date; write it as 2026-11-30 or as 261130.':
    '"{text}" ist kein Datum; schreiben Sie es als 2026-11-30 oder 261130.',
  '"{text}": a GS1 date has two digits for the year, so in {currentYear} it can only mean the years {currentYear2} to {currentYear3}; correct the year.':
    '"{text}": Ein GS1-Datum hat zwei Ziffern für das Jahr und kann {currentYear} nur die Jahre {currentYear2} bis {currentYear3} meinen; berichtigen Sie das Jahr.',
  '"{text}": there is no month {monthText}; write year, month and day.':
    '"{text}": Den Monat {monthText} gibt es nicht; schreiben Sie Jahr, Monat und Tag.',
  '"{text}": month {year}-{monthText} has days 01 to {days}; correct the day.':
    '"{text}": Der Monat {year}-{monthText} hat die Tage 01 bis {days}; berichtigen Sie den Tag.',
  // src-shared/gs1/digital-link-parse.ts
  'AI {ai} is in the Digital Link more than once; it may appear only once.':
    'AI {ai} steht mehr als einmal im Digital Link; er darf nur einmal vorkommen.',
  '"{uri}": {at} at position {at2} cannot be in a URI; percent-encode it.':
    '"{uri}": {at} an Position {at2} kann nicht in einer URI stehen; kodieren Sie es mit %.',
  '"{uri}" does not begin with https:// or http://, as a Digital Link does.':
    '"{uri}" beginnt nicht mit https:// oder http://, wie es ein Digital Link tut.',
  '"{uri}" needs a host and a path, as https://example.com/01/09521234543213.':
    '"{uri}" braucht einen Host und einen Pfad, wie https://example.com/01/09521234543213.',
  '"{uri}" has no GS1 key in its path, as /01/ with a GTIN; after the key only its qualifiers may follow.':
    '"{uri}" hat keinen GS1-Schlüssel im Pfad, wie /01/ mit einer GTIN; nach dem Schlüssel dürfen nur seine Qualifier folgen.',
  '"{uri}": {ai} cannot follow the key {ai2} in this order; compare the path with the GS1 Digital Link standard.':
    '"{uri}": {ai} kann dem Schlüssel {ai2} in dieser Reihenfolge nicht folgen; vergleichen Sie den Pfad mit der Norm GS1 Digital Link.',
  '"{parameter}": ({name}) is not an AI; other names of query parameters need a letter.':
    '"{parameter}": ({name}) ist kein AI; andere Namen von Abfrageparametern brauchen einen Buchstaben.',
  'AI {ai} qualifies the key {ai2}; move it from the query into the path.':
    'AI {ai} bestimmt den Schlüssel {ai2} näher; verschieben Sie ihn aus der Abfrage in den Pfad.',
  'AI {ai} cannot be in the query of a Digital Link.':
    'AI {ai} kann nicht in der Abfrage eines Digital Link stehen.',
  'AI {ai} has no value in the Digital Link; give it one.':
    'AI {ai} hat im Digital Link keinen Wert; geben Sie einen an.',
  'AI {ai} has %00 in its value, which GS1 data cannot.':
    'AI {ai} hat %00 in seinem Wert, das können GS1-Daten nicht.',
  // src-shared/gs1/digital-link.ts
  '"{base}" cannot begin a Digital Link; write https://, the host and, if needed, a path.':
    '"{base}" kann keinen Digital Link beginnen; schreiben Sie https://, den Host und, wenn nötig, einen Pfad.',
  '"{bracketed}" has no AI that can be the key of a Digital Link, such as (01), (00) or (414); add one.':
    '"{bracketed}" hat keinen AI, der Schlüssel eines Digital Link sein kann, wie (01), (00) oder (414); fügen Sie einen hinzu.',
  'The AIs {names} cannot stand together behind the key {ai} of a Digital Link; leave one out.':
    'Die AIs {names} können nicht zusammen hinter dem Schlüssel {ai} eines Digital Link stehen; lassen Sie einen weg.',
  'AI {ai} cannot be in a Digital Link with the key {ai2}; leave it out.':
    'AI {ai} kann nicht in einem Digital Link mit dem Schlüssel {ai2} stehen; lassen Sie ihn weg.',
  // src-shared/gs1/element-string.ts
  '"{caretText}" does not begin with FNC1 (written ^), so it is not GS1 data.':
    '"{caretText}" beginnt nicht mit FNC1 (geschrieben ^) und ist daher keine GS1-Angabe.',
  'There is no AI behind FNC1; add at least one.':
    'Hinter FNC1 steht kein AI; fügen Sie mindestens einen hinzu.',
  'No known AI begins with "{at}" (position {at2}); compare the data with the GS1 list of AIs.':
    'Kein bekannter AI beginnt mit "{at}" (Position {at2}); vergleichen Sie die Daten mit der GS1-Liste der AIs.',
  // src-shared/gs1/escape.ts
  '"{text}": {at} at position {at2} cannot be in GS1 data; use ASCII characters.':
    '"{text}": {at} an Position {at2} ist in GS1-Daten nicht erlaubt; verwenden Sie ASCII-Zeichen.',
  // src-shared/gs1/gtin.ts
  'The GTIN is empty; give its 8, 12, 13 or 14 digits.':
    'Die GTIN ist leer; geben Sie ihre 8, 12, 13 oder 14 Ziffern ein.',
  '"{text}" is a number that Excel (or another spreadsheet) has rounded, its last digits are lost; format the GTIN column as text, enter the GTINs again and save the file again.':
    '"{text}" ist eine Zahl, die Excel (oder eine andere Tabellenkalkulation) gerundet hat, ihre letzten Ziffern sind verloren; formatieren Sie die GTIN-Spalte als Text, geben Sie die GTINs neu ein und speichern Sie die Datei erneut.',
  'GTIN "{text}": {at} at position {at2} is not a digit; write the GTIN with its digits only.':
    'GTIN "{text}": {at} an Position {at2} ist keine Ziffer; schreiben Sie die GTIN nur mit ihren Ziffern.',
  'GTIN "{text}" has {length} digit; a GTIN has 8, 12, 13 or 14. If a spreadsheet dropped leading zeros, format the column as text and enter them again.':
    'GTIN "{text}" hat {length} Ziffer; eine GTIN hat 8, 12, 13 oder 14. Wenn eine Tabellenkalkulation führende Nullen entfernt hat, formatieren Sie die Spalte als Text und geben Sie sie neu ein.',
  'GTIN "{text}" has {length} digits; a GTIN has 8, 12, 13 or 14. If a spreadsheet dropped leading zeros, format the column as text and enter them again.':
    'GTIN "{text}" hat {length} Ziffern; eine GTIN hat 8, 12, 13 oder 14. Wenn eine Tabellenkalkulation führende Nullen entfernt hat, formatieren Sie die Spalte als Text und geben Sie sie neu ein.',
  'GTIN "{text}" ends in {slice}, but the check digit of {slice2} is {expected}; compare the number with the product.':
    'GTIN "{text}" endet auf {slice}, aber die Prüfziffer von {slice2} ist {expected}; vergleichen Sie die Nummer mit dem Produkt.',
  // src-shared/gs1/label-strings.ts
  'the GTIN "{gtin}" has not been brought to 14 digits':
    'die GTIN "{gtin}" wurde nicht auf 14 Ziffern gebracht',
  'the value "{value}" has not been checked: it contains "^"':
    'der Wert "{value}" wurde nicht geprüft: Er enthält "^"',
  // src-shared/gs1/linters/codes.ts
  'may have digits only': 'darf nur Ziffern haben',
  'may have letters A-Z and a-z, digits and ! " % & \' ( ) * + , - . / : ; < = > ? _ only':
    'darf nur Buchstaben A-Z und a-z, Ziffern und ! " % & \' ( ) * + , - . / : ; < = > ? _ haben',
  'may have letters A-Z, digits and # - / only': 'darf nur Buchstaben A-Z, Ziffern und # - / haben',
  'may have letters, digits and - _ only (base64 for URLs)':
    'darf nur Buchstaben, Ziffern und - _ haben (base64 für URLs)',
  'has the wrong number of = at its end; leave them out':
    'hat eine falsche Anzahl = am Ende; lassen Sie sie weg',
  'has a wrong check digit; compare the number with its source':
    'hat eine falsche Prüfziffer; vergleichen Sie die Nummer mit ihrer Quelle',
  'has a wrong pair of check characters; compare it with its source':
    'hat ein falsches Paar Prüfzeichen; vergleichen Sie mit der Quelle',
  'is too short to end in a pair of check characters': 'ist zu kurz, um auf ein Paar Prüfzeichen zu enden',
  'is too long for a pair of check characters': 'ist zu lang für ein Paar Prüfzeichen',
  'is too short to begin with a GS1 Company Prefix of at least four digits':
    'ist zu kurz, um mit einer GS1-Basisnummer von mindestens vier Ziffern zu beginnen',
  'must begin with the digits of a GS1 Company Prefix': 'muss mit den Ziffern einer GS1-Basisnummer beginnen',
  'needs exactly one character as importer index': 'braucht genau ein Zeichen als Importeursindex',
  'needs a letter, a digit, - or _ as importer index':
    'braucht einen Buchstaben, eine Ziffer, - oder _ als Importeursindex',
  'must not be zero here': 'darf hier nicht null sein',
  'must have a zero here': 'muss hier eine Null haben',
  'must not begin a number with a zero': 'darf eine Zahl nicht mit einer Null beginnen',
  'must be 0 (no) or 1 (yes)': 'muss 0 (nein) oder 1 (ja) sein',
  'must have the winding direction 0, 1 or 9': 'muss die Wickelrichtung 0, 1 oder 9 haben',
  'may only have a hyphen here, for a value below zero':
    'darf hier nur einen Bindestrich haben, für einen Wert unter null',
  'needs at least one character that is not a digit': 'braucht mindestens ein Zeichen, das keine Ziffer ist',
  'needs a country code of three digits (ISO 3166)': 'braucht einen Ländercode aus drei Ziffern (ISO 3166)',
  'needs a country code of three digits (ISO 3166) or 999':
    'braucht einen Ländercode aus drei Ziffern (ISO 3166) oder 999',
  'needs a country code of two capital letters (ISO 3166)':
    'braucht einen Ländercode aus zwei Großbuchstaben (ISO 3166)',
  'needs a currency code of three digits (ISO 4217)':
    'braucht einen Währungscode aus drei Ziffern (ISO 4217)',
  'must be 0, 1, 2 or 9 (ISO/IEC 5218)': 'muss 0, 1, 2 oder 9 sein (ISO/IEC 5218)',
  'needs a media type of the GS1 list, 01 to 10 or 80 to 99':
    'braucht eine Medienart der GS1-Liste, 01 bis 10 oder 80 bis 99',
  'needs a package type of the GS1 list (UN/ECE Recommendation 21)':
    'braucht eine Verpackungsart der GS1-Liste (UN/ECE-Empfehlung 21)',
  'is too short for an IBAN': 'ist zu kurz für eine IBAN',
  'is too long for an IBAN': 'ist zu lang für eine IBAN',
  'may have capital letters and digits only': 'darf nur Großbuchstaben und Ziffern haben',
  'must begin with a country code of two capital letters (ISO 3166)':
    'muss mit einem Ländercode aus zwei Großbuchstaben beginnen (ISO 3166)',
  'has wrong check digits for an IBAN; compare it with its source':
    'hat falsche Prüfziffern für eine IBAN; vergleichen Sie mit der Quelle',
  'has a month other than 01 to 12; a date is written YYMMDD':
    'hat einen anderen Monat als 01 bis 12; ein Datum wird JJMMTT geschrieben',
  'has a day that the month does not have; a date is written YYMMDD':
    'hat einen Tag, den der Monat nicht hat; ein Datum wird JJMMTT geschrieben',
  'has an hour other than 00 to 23': 'hat eine andere Stunde als 00 bis 23',
  'has a minute other than 00 to 59': 'hat eine andere Minute als 00 bis 59',
  'has a second other than 00 to 59': 'hat eine andere Sekunde als 00 bis 59',
  'needs the piece and the total with the same number of digits':
    'braucht Stück und Gesamtzahl mit gleich vielen Ziffern',
  'must count pieces from 1': 'muss Stücke ab 1 zählen',
  'must have at least one piece in total': 'muss insgesamt mindestens ein Stück haben',
  'has a piece number above the total': 'hat eine Stücknummer über der Gesamtzahl',
  'must be a position, a slash and the end, as 1/3':
    'muss eine Position, ein Schrägstrich und das Ende sein, wie 1/3',
  'has a position above the end': 'hat eine Position hinter dem Ende',
  'needs two hexadecimal digits behind every %': 'braucht zwei Hexadezimalziffern hinter jedem %',
  'needs a latitude from 0000000000 to 1800000000': 'braucht eine Breite von 0000000000 bis 1800000000',
  'needs ten digits for the latitude': 'braucht zehn Ziffern für die Breite',
  'needs a longitude from 0000000000 to 3600000000': 'braucht eine Länge von 0000000000 bis 3600000000',
  'needs ten digits for the longitude': 'braucht zehn Ziffern für die Länge',
  // src-shared/gs1/requisites.ts
  'There is no rule "{rule}"; the rules are {names}.':
    'Die Regel "{rule}" gibt es nicht; die Regeln sind {names}.',
  'AI {ai} and AI {ai2} must not be on the same item; remove one of them.':
    'AI {ai} und AI {ai2} dürfen nicht auf demselben Artikel stehen; entfernen Sie einen davon.',
  'AI {ai} needs {choices} on the same item; add it.':
    'AI {ai} braucht {choices} auf demselben Artikel; fügen Sie es hinzu.',
  'AI {ai} appears as "{before}" and as "{value}"; an item has one value for it.':
    'AI {ai} erscheint als "{before}" und als "{value}"; ein Artikel hat einen Wert dafür.',
  'AI {ai} "{value}" has no serial, but AI {nameAi} signs a single instance; add the serial.':
    'AI {ai} "{value}" hat keine Seriennummer, aber AI {nameAi} signiert ein Einzelstück; fügen Sie die Seriennummer hinzu.',
  // src-shared/gs1/scan-data.ts
  'There is no symbology "{symbology}"; the symbologies are {symbologies}.':
    'Die Symbologie "{symbology}" gibt es nicht; die Symbologien sind {symbologies}.',
  'The scan does not begin with a symbology identifier such as ]d2; set the reader to send AIM symbology identifiers.':
    'Der Scan beginnt nicht mit einer Symbologiekennung wie ]d2; stellen Sie den Scanner auf AIM-Symbologiekennungen ein.',
  "A symbol with the identifier {identifier} is not known here; scan one of GS1's symbols, QR or Data Matrix.":
    'Ein Symbol mit der Kennung {identifier} ist hier nicht bekannt; scannen Sie ein GS1-Symbol, QR oder Data Matrix.',
  '{symbology} carries GS1 data only; begin with ^ and an AI.':
    '{symbology} trägt nur GS1-Daten; beginnen Sie mit ^ und einem AI.',
  '{symbology} cannot carry a composite; leave out "|" and the rest.':
    '{symbology} kann kein Composite tragen; lassen Sie "|" und den Rest weg.',
  '{symbology} carries {digits} digits ({digits2} without check digit), not "{text}".':
    '{symbology} trägt {digits} Ziffern ({digits2} ohne Prüfziffer), nicht "{text}".',
  '{symbology} carries GTINs that begin with 0 or 1 only, not {number}.':
    '{symbology} trägt nur GTINs, die mit 0 oder 1 beginnen, nicht {number}.',
  '{symbology} {number} ends in {slice}, but its check digit is {expected}; compare the number.':
    '{symbology} {number} endet auf {slice}, aber die Prüfziffer ist {expected}; vergleichen Sie die Nummer.',
  'The scanned data has "^" at position {caret}, which GS1 data cannot contain.':
    'Die gescannten Daten haben "^" an Position {caret}, das können GS1-Daten nicht enthalten.',
  '{sym} carries {digits} digits, not "{message}".': '{sym} trägt {digits} Ziffern, nicht "{message}".',
  '{sym} carries {digits} digits; "{rest}" is too much.':
    '{sym} trägt {digits} Ziffern; "{rest}" ist zu viel.',
};
