/** `page`: the whole page; `width`: as wide as the room; a number: that many times its size on paper. */
export type Zoom = 'page' | 'width' | number;

const steps = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6];

/** The next larger step; the largest stays. */
export function zoomIn(scale: number): number {
  return steps.find((step) => step > scale + 0.01) ?? steps.at(-1) ?? scale;
}

/** The next smaller step; the smallest stays. */
export function zoomOut(scale: number): number {
  return steps.findLast((step) => step < scale - 0.01) ?? steps[0] ?? scale;
}
