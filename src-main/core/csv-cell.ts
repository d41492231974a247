/**
 * A cell of a table file (RFC 4180). A lot or serial may begin with `=`, `+` or `-`, which a spreadsheet would take
 * for a formula; an apostrophe before it makes it text there. The JSON form of the same file has the value as it is.
 */
export function csvCell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
