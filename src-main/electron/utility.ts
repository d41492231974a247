import { utilityProcess } from 'electron';
import { type HelperProcess, killTree } from '../core/helper-process.ts';

/**
 * A program of ours as a process of its own. A package does not run as plain Node (see the fuses), so it is a utility
 * process.
 * @param name as the system's list of processes shows it. @param program path of its bundle.
 */
export function startUtility(name: string, program: string, args: readonly string[] = []): HelperProcess {
  const child = utilityProcess.fork(program, [...args], { serviceName: name, stdio: 'ignore' });
  return {
    send: (line) => child.postMessage(line),
    onLine: (listen) => void child.on('message', (line: unknown) => listen(String(line))),
    onEnd: (listen) => void child.once('exit', listen),
    kill: () => {
      // The children first: they are found through their parent.
      killTree(child.pid);
    },
  };
}
