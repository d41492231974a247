import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, screen } from 'electron';
import type { BrowserWindow, Rectangle } from 'electron';
import { z } from 'zod';

const stored = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) }),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof stored>;

/** A window is found again by its upper edge; so much of it must lie on a screen. */
const gripWidth = 120;
const gripHeight = 32;

/** Where this user's window was, or null: never kept, damaged, or on a screen that is gone. */
export function readWindowState(): WindowState | null {
  try {
    const state = stored.parse(JSON.parse(readFileSync(stateFile(), 'utf8')));
    return screen.getAllDisplays().some(({ workArea }) => holdsEdge(workArea, state.bounds)) ? state : null;
  } catch {
    return null;
  }
}

/** Keeps it whenever the window closes. A profile that cannot be written costs the place of a window, nothing else. */
export function keepWindowState(window: BrowserWindow): void {
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(`${stateFile()}.part`, JSON.stringify(state));
      renameSync(`${stateFile()}.part`, stateFile());
    } catch {
      return;
    }
  });
}

function stateFile(): string {
  return join(app.getPath('userData'), 'window.json');
}

function holdsEdge(area: Rectangle, { x, y, width }: Rectangle): boolean {
  const left = Math.max(area.x, x);
  const right = Math.min(area.x + area.width, x + width);
  return right - left >= gripWidth && y >= area.y && y + gripHeight <= area.y + area.height;
}
