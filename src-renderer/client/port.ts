/**
 * The desktop shell hands the page one MessagePort. The page says that it listens, because a message that
 * arrives before the listener would be lost.
 *
 * The answer never fails: without a preload there is no other door to try, so the page keeps waiting and shows
 * "connecting".
 */
export function portFromPreload(page: Window): Promise<MessagePort> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent<unknown>): void => {
      const port = event.ports[0];
      // Other windows can post messages too; only the preload shares this page's own window object.
      if (event.source !== page || event.data !== 'print-room:port' || !port) return;
      page.removeEventListener('message', listen);
      port.start();
      resolve(port);
    };
    page.addEventListener('message', listen);
    page.postMessage('print-room:page-ready', '*');
  });
}
