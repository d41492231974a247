/** So many items in a row with so many labels each; `spare` of them beyond what is needed. */
export interface Quantity {
  readonly items: number;
  readonly labels: number;
  readonly spare: number;
}

/** A stretch of items with alike quantities, and where it begins. */
export interface Stretch extends Quantity {
  readonly firstPosition: number;
  readonly firstLabel: number;
}

/** Numbers the labels of items from 1, all copies of an item together. */
export function stretchesOf(quantities: readonly Quantity[]): Stretch[] {
  const stretches: Stretch[] = [];
  let firstPosition = 1;
  let firstLabel = 1;
  for (const quantity of quantities) {
    stretches.push({ ...quantity, firstPosition, firstLabel });
    firstPosition += quantity.items;
    firstLabel += quantity.items * quantity.labels;
  }
  return stretches;
}

/** Every item alike, however many there are. */
export function alike(labels: number, spare = 0): Stretch[] {
  return stretchesOf([{ items: Infinity, labels, spare }]);
}

/** One quantity per item, put together where neighbours are alike. */
export function compress(items: readonly Omit<Quantity, 'items'>[]): Quantity[] {
  const quantities: { items: number; labels: number; spare: number }[] = [];
  for (const { labels, spare } of items) {
    const last = quantities[quantities.length - 1];
    if (last?.labels === labels && last.spare === spare) last.items++;
    else quantities.push({ items: 1, labels, spare });
  }
  return quantities;
}

/** Which item (from 1) and which copy of it (from 1) a label is. */
export function itemOf(stretches: readonly Stretch[], label: number): { position: number; copy: number } {
  const stretch = lastWhere(stretches, (candidate) => candidate.firstLabel <= label);
  const index = label - stretch.firstLabel;
  return {
    position: stretch.firstPosition + Math.floor(index / stretch.labels),
    copy: (index % stretch.labels) + 1,
  };
}

/** The labels of the item at a position; `last` is before `first` where it has none. */
export function labelsOf(
  stretches: readonly Stretch[],
  position: number,
): { first: number; last: number; spare: number } {
  const stretch = lastWhere(stretches, (candidate) => candidate.firstPosition <= position);
  const first = stretch.firstLabel + (position - stretch.firstPosition) * stretch.labels;
  return { first, last: first + stretch.labels - 1, spare: stretch.spare };
}

/** The last that satisfies an ordered condition, by bisection: a job may have thousands of lots. */
export function lastWhere<T>(ordered: readonly T[], reached: (one: T) => boolean): T {
  let low = 0;
  let high = ordered.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const candidate = ordered[middle];
    if (candidate !== undefined && reached(candidate)) low = middle;
    else high = middle - 1;
  }
  const found = ordered[low];
  if (found === undefined) throw new RangeError('An imposition without labels has no sheets.');
  return found;
}
