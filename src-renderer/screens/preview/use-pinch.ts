import { useEffect, type RefObject } from 'react';

const least = 0.1;
const most = 8;

/**
 * Zoom by two fingers, and by the wheel with Ctrl. The picture grows with the fingers at once and is drawn anew, sharp,
 * when they leave.
 */
export function usePinch(
  room: RefObject<HTMLElement | null>,
  paper: RefObject<HTMLElement | null>,
  scale: number,
  onZoom: (scale: number) => void,
): void {
  useEffect(() => {
    const element = room.current;
    if (!element) return undefined;
    let begun: { readonly apart: number } | null = null;
    let factor = 1;
    const clamped = (): number => Math.min(most, Math.max(least, scale * factor));
    const show = (transform: string): void => {
      if (paper.current) paper.current.style.transform = transform;
    };
    const start = (event: TouchEvent): void => {
      if (event.touches.length === 2) begun = { apart: apartOf(event.touches) };
    };
    const move = (event: TouchEvent): void => {
      if (!begun || event.touches.length !== 2) return;
      event.preventDefault();
      factor = apartOf(event.touches) / begun.apart;
      show(`scale(${clamped() / scale})`);
    };
    const end = (event: TouchEvent): void => {
      if (!begun || event.touches.length > 1) return;
      begun = null;
      show('');
      onZoom(clamped());
    };
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      factor = Math.exp(-event.deltaY / 300);
      onZoom(clamped());
    };
    element.addEventListener('touchstart', start, { passive: true });
    // Not passive: the browser must not zoom the whole window meanwhile.
    element.addEventListener('touchmove', move, { passive: false });
    element.addEventListener('touchend', end);
    element.addEventListener('touchcancel', end);
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      element.removeEventListener('touchstart', start);
      element.removeEventListener('touchmove', move);
      element.removeEventListener('touchend', end);
      element.removeEventListener('touchcancel', end);
      element.removeEventListener('wheel', wheel);
    };
  }, [room, paper, scale, onZoom]);
}

function apartOf(touches: TouchList): number {
  const [a, b] = touches;
  return a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 1;
}
