/** `page`: the whole page; `width`: as wide as the room; a number: that many times its size on paper. */
export type Zoom = 'page' | 'width' | number;

const steps = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6];
/** A scale that fits the room is hardly ever a step; one this close to a step counts as it. */
const near = 0.01;

/** The next larger step, or null where there is none. */
export function zoomIn(scale: number): number | null {
  return steps.find((step) => step > scale + near) ?? null;
}

/** The next smaller step, or null where there is none. */
export function zoomOut(scale: number): number | null {
  return steps.findLast((step) => step < scale - near) ?? null;
}
