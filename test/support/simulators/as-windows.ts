/**
 * Loaded before the built Windows helper, to run it here: pdf-to-printer asks the system's name and refuses every other
 * one. Started with a channel, it gets the port that Electron gives a utility process.
 */
import os from 'node:os';

os.platform = () => 'win32';

if (process.send) {
  const parentPort = {
    postMessage: (message: unknown): void => void process.send?.(message),
    on: (_event: 'message', listen: (message: { data: unknown }) => void): void => {
      process.on('message', (data) => listen({ data }));
    },
  };
  Object.assign(process, { parentPort });
}
