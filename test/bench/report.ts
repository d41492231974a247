/** One figure of the table of design section 12. */
export interface Figure {
  readonly work: string;
  readonly measured: number;
  readonly unit: string;
  readonly must: number;
  readonly aim: number;
  /** Whether more is better. */
  readonly higher: boolean;
  /** First run of the process beside the second, and the like. */
  readonly note?: string;
}

export function verdict(figure: Figure): 'aim' | 'must' | 'MISSED' {
  const reaches = (limit: number): boolean =>
    figure.higher ? figure.measured >= limit : figure.measured <= limit;
  if (reaches(figure.aim)) return 'aim';
  return reaches(figure.must) ? 'must' : 'MISSED';
}

export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.work,
    `${format(figure.measured)} ${figure.unit}`,
    format(figure.must),
    format(figure.aim),
    verdict(figure),
    figure.note ?? '',
  ]);
  const head = ['work', 'measured', 'must', 'aim', 'reached', ''];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function format(value: number): string {
  return value >= 100 ? Math.round(value).toString() : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
