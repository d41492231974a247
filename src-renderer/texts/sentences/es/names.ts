import type { Sentences } from '../translator.ts';

/** Names of the stocks and layouts that come with the program. */
export const names: Sentences = {
  '{count} labels, {size}': '{count} etiquetas, {size}',
  '{count} round labels, {size}': '{count} etiquetas redondas, {size}',
  '{count} square labels, {size}': '{count} etiquetas cuadradas, {size}',
  'no side margins': 'sin márgenes laterales',
  'Roll, {width} x {height} mm': 'Rollo, {width} x {height} mm',
  'Roll, {width} x {height} in': 'Rollo, {width} x {height} in',
  'GS1 DataMatrix above product, GTIN, lot, serial and date, {size}':
    'GS1 DataMatrix sobre producto, GTIN, lote, n.º de serie y fecha, {size}',
  'GS1 DataMatrix with small modules, 10 mm high, lot and serial beside it':
    'GS1 DataMatrix de módulos pequeños, 10 mm de alto, lote y n.º de serie al lado',
  'GS1 DataMatrix, 19 mm, lot and serial below': 'GS1 DataMatrix, 19 mm, lote y n.º de serie debajo',
  'GS1 DataMatrix, 1 inch, lot, date and serial below':
    'GS1 DataMatrix, 1 pulgada, lote, fecha y n.º de serie debajo',
  'GS1 DataMatrix, {size}, product above, lot, serial, date and GTIN below':
    'GS1 DataMatrix, {size}, producto encima, lote, n.º de serie, fecha y GTIN debajo',
  'GS1 DataMatrix, large, at the left, product, lot, serial and date beside it':
    'GS1 DataMatrix, grande, a la izquierda, producto, lote, n.º de serie y fecha al lado',
  'GS1 DataMatrix at the left of a low label, lot and serial beside it':
    'GS1 DataMatrix a la izquierda de una etiqueta baja, lote y n.º de serie al lado',
  'GS1 DataMatrix at the left, product, lot, serial and date beside it':
    'GS1 DataMatrix a la izquierda, producto, lote, n.º de serie y fecha al lado',
  'QR code above product, GTIN, lot, serial and date, {size}':
    'Código QR sobre producto, GTIN, lote, n.º de serie y fecha, {size}',
  'QR code, 1 inch, GTIN below': 'Código QR, 1 pulgada, GTIN debajo',
  'QR code, 1 inch, lot above and serial below': 'Código QR, 1 pulgada, lote encima y n.º de serie debajo',
  'QR code, {size}, product above, lot, serial, date and GTIN below':
    'Código QR, {size}, producto encima, lote, n.º de serie, fecha y GTIN debajo',
  'QR code, large, at the left, product, lot, serial and date beside it':
    'Código QR, grande, a la izquierda, producto, lote, n.º de serie y fecha al lado',
  'QR code at the left, product, lot, serial and date beside it':
    'Código QR a la izquierda, producto, lote, n.º de serie y fecha al lado',
};
