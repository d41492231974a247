/** A number with at most so many decimals, no exponent and no zeros at its end. */
export function decimal(value: number, decimals: number): string {
  if (Number.isInteger(value)) return String(value);
  const text = value.toFixed(decimals);
  let end = text.length;
  while (text.charCodeAt(end - 1) === 0x30) end--;
  if (text.charCodeAt(end - 1) === 0x2e) end--;
  const trimmed = text.slice(0, end);
  return trimmed === '-0' ? '0' : trimmed;
}
