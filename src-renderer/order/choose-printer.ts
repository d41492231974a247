import type { Printer } from '../../src-shared/contract/printing.ts';

/**
 * The printer of an order: the one that was asked for, else the one last used for this stock, else one that holds it,
 * else one that holds anything. null where the one that was asked for is gone: another one was never meant.
 */
export function choosePrinter(
  printers: readonly Printer[],
  stock: string | null,
  wanted: string | null,
  lastUsed: string | null,
): Printer | null {
  const named = (name: string | null): Printer | undefined => printers.find((one) => one.name === name);
  if (wanted !== null) return named(wanted) ?? null;
  return (
    named(lastUsed) ??
    printers.find((one) => one.stock !== null && one.stock === stock) ??
    printers.find((one) => one.stock === null) ??
    printers[0] ??
    null
  );
}

/** Under which the printer last used for a stock is remembered on this machine. */
export function printerKey(stock: string | null): string {
  return `printer:${stock ?? ''}`;
}
