/** A number as PDF writes it: no exponent, at most 4 decimals (a 600 dpi dot is 0.12 pt). */
export function pdfNumber(value: number): string {
  const rounded = Math.round(value * 10_000) / 10_000;
  return Number.isInteger(rounded) ? rounded.toString() : rounded.toFixed(4).replace(/0+$/, '');
}
