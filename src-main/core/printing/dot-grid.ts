import { dotsPerInch, type Dpi } from '../../../src-shared/units.ts';

/**
 * Why symbols that were drawn for one dot grid cannot be printed on another, as a sentence; null where they can: on
 * the same, or on one with a whole number of dots for each of theirs (300 on 600 dpi).
 */
export function dpiProblem(
  printer: { readonly name: string; readonly dpi: Dpi | null },
  drawn: Dpi,
): string | null {
  if (printer.dpi === null) return null;
  if (Number.isInteger(dotsPerInch(printer.dpi) / dotsPerInch(drawn))) return null;
  return (
    `These symbols are drawn in dots of ${drawn} dpi; ${printer.name} prints ${printer.dpi} dpi, and bars between its dots come out uneven. ` +
    `Make the job again at ${printer.dpi} dpi; a new job takes the printer's resolution.`
  );
}
