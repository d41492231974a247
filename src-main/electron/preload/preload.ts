import { ipcRenderer } from 'electron';
import { contractPortChannel, pagePort, pageReady, rememberedLanguage } from './messages.ts';

/**
 * Runs in the page's process, sandboxed, in a world of its own. It hands the page one MessagePort to the contract and
 * nothing else: no function and no Electron API reaches the page.
 */
function onMessage(event: MessageEvent<unknown>): void {
  // Other windows can post messages too; only the page shares this window object.
  if (event.source !== window || event.data !== pageReady) return;
  window.removeEventListener('message', onMessage);
  ipcRenderer.once(contractPortChannel, ({ ports: [port] }) => {
    if (port) window.postMessage(pagePort, window.location.origin, [port]);
  });
  // Menus and questions of the system speak as the page does.
  ipcRenderer.send(contractPortChannel, window.localStorage.getItem(rememberedLanguage));
}

window.addEventListener('message', onMessage);
