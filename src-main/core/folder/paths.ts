import { join } from 'node:path';

/** What lies where in a data folder. */
export function dataPaths(folder: string) {
  return {
    folder,
    database: join(folder, 'print-room.db'),
    lock: join(folder, 'lock.db'),
    host: join(folder, 'host.json'),
    secret: join(folder, 'secret.key'),
    artifacts: join(folder, 'artifacts'),
    printFiles: join(folder, 'prints'),
    logs: join(folder, 'logs'),
    uploads: join(folder, 'uploads'),
  } as const;
}

export type DataPaths = ReturnType<typeof dataPaths>;
