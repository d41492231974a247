import type { Sentences } from '../translator.ts';

/** Names of the stocks and layouts that come with the program. */
export const names: Sentences = {
  '{count} labels, {size}': '{count} Etiketten, {size}',
  '{count} round labels, {size}': '{count} runde Etiketten, {size}',
  '{count} square labels, {size}': '{count} quadratische Etiketten, {size}',
  'no side margins': 'ohne Seitenränder',
  'Roll, {width} x {height} mm': 'Rolle, {width} x {height} mm',
  'Roll, {width} x {height} in': 'Rolle, {width} x {height} in',
  'GS1 DataMatrix above product, GTIN, lot, serial and date, {size}':
    'GS1 DataMatrix über Produkt, GTIN, Charge, Seriennummer und Datum, {size}',
  'GS1 DataMatrix with small modules, 10 mm high, lot and serial beside it':
    'GS1 DataMatrix mit kleinen Modulen, 10 mm hoch, Charge und Seriennummer daneben',
  'GS1 DataMatrix, 19 mm, lot and serial below': 'GS1 DataMatrix, 19 mm, Charge und Seriennummer darunter',
  'GS1 DataMatrix, 1 inch, lot, date and serial below':
    'GS1 DataMatrix, 1 Zoll, Charge, Datum und Seriennummer darunter',
  'GS1 DataMatrix, {size}, product above, lot, serial, date and GTIN below':
    'GS1 DataMatrix, {size}, Produkt darüber, Charge, Seriennummer, Datum und GTIN darunter',
  'GS1 DataMatrix, large, at the left, product, lot, serial and date beside it':
    'GS1 DataMatrix, groß, links, Produkt, Charge, Seriennummer und Datum daneben',
  'GS1 DataMatrix at the left of a low label, lot and serial beside it':
    'GS1 DataMatrix links auf niedrigem Etikett, Charge und Seriennummer daneben',
  'GS1 DataMatrix at the left, product, lot, serial and date beside it':
    'GS1 DataMatrix links, Produkt, Charge, Seriennummer und Datum daneben',
  'QR code above product, GTIN, lot, serial and date, {size}':
    'QR-Code über Produkt, GTIN, Charge, Seriennummer und Datum, {size}',
  'QR code, 1 inch, GTIN below': 'QR-Code, 1 Zoll, GTIN darunter',
  'QR code, 1 inch, lot above and serial below': 'QR-Code, 1 Zoll, Charge darüber und Seriennummer darunter',
  'QR code, {size}, product above, lot, serial, date and GTIN below':
    'QR-Code, {size}, Produkt darüber, Charge, Seriennummer, Datum und GTIN darunter',
  'QR code, large, at the left, product, lot, serial and date beside it':
    'QR-Code, groß, links, Produkt, Charge, Seriennummer und Datum daneben',
  'QR code at the left, product, lot, serial and date beside it':
    'QR-Code links, Produkt, Charge, Seriennummer und Datum daneben',
};
