import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import { say } from './texts/texts.ts';

export interface MenuParts {
  readonly platform: NodeJS.Platform;
  /** Nothing leads out of a kiosk, so it has no menu. */
  readonly kiosk: boolean;
  /** Goes to a place in the page, such as `#/queue`. */
  readonly goTo: (hash: string) => void;
  /** Version that waits to be installed, and what installs it. */
  readonly update: { readonly version: string; readonly install: () => void } | null;
  /** Opens the folder with the logs in the system's file manager. */
  readonly showLogs: () => void;
}

/**
 * What the platform expects, and the ways of the page. Electron's own menu leads to web pages and, in a package, to
 * developer tools.
 */
export function setMenu({ platform, kiosk, goTo, update, showLogs }: MenuParts): void {
  if (kiosk) return Menu.setApplicationMenu(null);
  const place = (label: string, hash: string, accelerator: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => goTo(hash),
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      // macOS names its own menu after the program, in the system's language.
      platform === 'darwin'
        ? { role: 'appMenu' }
        : {
            label: say('menu.file'),
            submenu: [
              { role: 'close', label: say('menu.close') },
              { role: 'quit', label: say('action.quit') },
            ],
          },
      {
        label: say('menu.edit'),
        submenu: [
          { role: 'undo', label: say('menu.undo') },
          { role: 'redo', label: say('menu.redo') },
          { type: 'separator' },
          { role: 'cut', label: say('menu.cut') },
          { role: 'copy', label: say('menu.copy') },
          { role: 'paste', label: say('menu.paste') },
          { role: 'selectAll', label: say('menu.select_all') },
        ],
      },
      {
        label: say('menu.go'),
        submenu: [
          place(say('menu.print'), '#/print', 'CmdOrCtrl+1'),
          place(say('menu.queue'), '#/queue', 'CmdOrCtrl+2'),
          place(say('menu.labels'), '#/labels', 'CmdOrCtrl+3'),
          place(say('menu.settle'), '#/settle', 'CmdOrCtrl+4'),
          place(say('menu.reports'), '#/reports', 'CmdOrCtrl+5'),
          place(say('menu.printers'), '#/printers', 'CmdOrCtrl+6'),
          place(say('menu.stock'), '#/stock', 'CmdOrCtrl+7'),
          place(say('menu.products'), '#/products', 'CmdOrCtrl+8'),
          place(say('menu.sync'), '#/sync', 'CmdOrCtrl+9'),
          place(say('menu.settings'), '#/settings', 'CmdOrCtrl+,'),
        ],
      },
      {
        label: say('menu.view'),
        submenu: [
          { role: 'resetZoom', label: say('menu.usual_size') },
          { role: 'zoomIn', label: say('menu.larger') },
          { role: 'zoomOut', label: say('menu.smaller') },
          { role: 'togglefullscreen', label: say('menu.full_screen') },
        ],
      },
      {
        label: say('menu.help'),
        submenu: [
          { role: 'about', label: say('menu.about') },
          { label: say('menu.logs'), click: showLogs },
          ...(update === null
            ? []
            : [{ label: say('menu.update', { version: update.version }), click: update.install }]),
        ],
      },
    ]),
  );
}
