import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist';
import type { Area } from './label-places.ts';
import type { Zoom } from './zoom.ts';

export interface Drawn {
  readonly canvas: HTMLCanvasElement;
  /** 1 = as large as on paper, at 96 CSS pixels to the inch. */
  readonly scale: number;
}

const cssPixelsPerPoint = 96 / 72;
/** Room around the paper, both sides together, in CSS pixels. */
const margin = 32;
/** Browsers refuse larger canvases, and 16 million pixels are 64 MB. */
const maxPixels = 16_000_000;

/**
 * Draws one page (from 1) for a room of that size in CSS pixels. Gives null when the signal aborts first.
 * Throws what the reader throws.
 */
export async function drawPage(
  document: PDFDocumentProxy,
  number: number,
  zoom: Zoom,
  room: { readonly width: number; readonly height: number },
  signal: AbortSignal,
): Promise<Drawn | null> {
  const page = await document.getPage(number);
  if (signal.aborted) return null;
  const natural = page.getViewport({ scale: cssPixelsPerPoint });
  const toWidth = (room.width - margin) / natural.width;
  const toHeight = (room.height - margin) / natural.height;
  const scale = zoom === 'page' ? Math.min(toWidth, toHeight) : zoom === 'width' ? toWidth : zoom;
  const width = natural.width * scale;
  const height = natural.height * scale;
  const ratio = Math.min(window.devicePixelRatio, Math.sqrt(maxPixels / (width * height)));

  const canvas = window.document.createElement('canvas');
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;

  const task = page.render({
    canvas,
    viewport: page.getViewport({ scale: cssPixelsPerPoint * scale * ratio }),
  });
  return (await finished(task, signal)) ? { canvas, scale } : null;
}

/** mm to CSS pixels as on paper. */
const pointsPerMm = 72 / 25.4;

/**
 * Draws a part of a page (from 1) so many pixels wide, sharp enough to be read by a reader. Gives null when the signal
 * aborts first. Throws what the reader throws.
 */
export async function drawArea(
  document: PDFDocumentProxy,
  number: number,
  area: Area,
  pixels: number,
  signal: AbortSignal,
): Promise<HTMLCanvasElement | null> {
  const page = await document.getPage(number);
  if (signal.aborted) return null;
  const scale = pixels / (area.width * pointsPerMm);
  const canvas = window.document.createElement('canvas');
  canvas.width = Math.round(pixels);
  canvas.height = Math.max(1, Math.round((pixels * area.height) / area.width));
  const viewport = page.getViewport({
    scale,
    offsetX: -area.x * pointsPerMm * scale,
    offsetY: -area.y * pointsPerMm * scale,
  });
  const task = page.render({ canvas, viewport });
  return (await finished(task, signal)) ? canvas : null;
}

/** Whether it was drawn; the signal stops it. Throws what the reader throws. */
async function finished(task: RenderTask, signal: AbortSignal): Promise<boolean> {
  const stop = (): void => task.cancel();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await task.promise;
    return true;
  } catch (caught) {
    if (signal.aborted) return false;
    throw caught;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Size of a page (from 1) in mm. */
export async function sizeOfPage(
  document: PDFDocumentProxy,
  number: number,
): Promise<{ width: number; height: number }> {
  const { width, height } = (await document.getPage(number)).getViewport({ scale: 1 });
  return { width: width / pointsPerMm, height: height / pointsPerMm };
}
