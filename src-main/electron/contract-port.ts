import { RPCHandler } from '@orpc/server/message-port';
import { ipcMain, MessageChannelMain } from 'electron';
import type { MessagePortMain, WebContents, WebFrameMain } from 'electron';
import type { Logger } from 'pino';
import type { Door } from '../headless/guest.ts';
import { contractPortChannel } from './preload/messages.ts';
import { appOrigin } from './protocol.ts';

/**
 * Gives each load of the page one port to the window's part of the contract, when its preload asks.
 * @param onLanguage what the page of this machine was set to; null: to nothing.
 */
export function offerContract(
  door: Door,
  logger: Logger,
  onLanguage: (set: string | null) => void = () => undefined,
): void {
  // The port speaks the protocol; who answers may change while it is open.
  const handler = new RPCHandler({}, { rootInterceptors: [({ request }) => door.answer(request)] });
  const open = new Map<WebContents, MessagePortMain>();

  ipcMain.on(contractPortChannel, ({ sender, senderFrame }, language: unknown) => {
    if (senderFrame === null || !isOurPage(senderFrame)) {
      logger.warn({ origin: senderFrame?.origin }, 'a frame that is not ours asked for the contract');
      return;
    }
    onLanguage(typeof language === 'string' ? language : null);
    const former = open.get(sender);
    if (former) {
      // A reload: whatever the page before it was still waiting for ends here.
      former.close();
    } else {
      sender.once('destroyed', () => {
        open.get(sender)?.close();
        open.delete(sender);
      });
    }
    const { port1, port2 } = new MessageChannelMain();
    open.set(sender, port1);
    handler.upgrade(port1);
    port1.start();
    senderFrame.postMessage(contractPortChannel, null, [port2]);
  });
}

/** The page itself and nothing inside it; the origin is Chromium's word, which a frame cannot choose. */
function isOurPage(frame: WebFrameMain): boolean {
  return frame.parent === null && frame.origin === appOrigin;
}
