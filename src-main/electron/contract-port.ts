import { RPCHandler } from '@orpc/server/message-port';
import { ipcMain, MessageChannelMain } from 'electron';
import type { MessagePortMain, WebContents, WebFrameMain } from 'electron';
import type { Logger } from 'pino';
import { sessionHeader } from '../../src-shared/contract/people.ts';
import type { ContractContext } from '../core/contract/context.ts';
import { createRouter } from '../core/contract/router.ts';
import type { PrintRoom } from '../core/print-room.ts';
import { contractPortChannel } from './preload/messages.ts';
import { appOrigin } from './protocol.ts';

/**
 * Gives each load of the page one port to the window's part of the contract, when its preload asks. The part for the
 * command line has paths of this machine in it and is not behind the port at all.
 */
export function offerContract(room: PrintRoom, logger: Logger): void {
  const { admin: _admin, ...windowRouter } = createRouter(room);
  const handler = new RPCHandler<ContractContext>(windowRouter, {
    interceptors: [
      (call) => {
        const session = call.request.headers[sessionHeader];
        const context = { ...call.context, session: typeof session === 'string' ? session : null };
        return call.next({ ...call, context });
      },
    ],
  });
  const open = new Map<WebContents, MessagePortMain>();

  ipcMain.on(contractPortChannel, ({ sender, senderFrame }) => {
    if (senderFrame === null || !isOurPage(senderFrame)) {
      logger.warn({ origin: senderFrame?.origin }, 'a frame that is not ours asked for the contract');
      return;
    }
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
    handler.upgrade(port1, { context: { admin: false } });
    port1.start();
    senderFrame.postMessage(contractPortChannel, null, [port2]);
  });
}

/** The page itself and nothing inside it; the origin is Chromium's word, which a frame cannot choose. */
function isOurPage(frame: WebFrameMain): boolean {
  return frame.parent === null && frame.origin === appOrigin;
}
