import { join } from 'node:path';

/** What lies where in a data folder. */
export function dataPaths(folder: string) {
  return {
    folder,
    database: join(folder, 'print-room.db'),
    lock: join(folder, 'lock.db'),
    host: join(folder, 'host.json'),
    secret: join(folder, 'secret.key'),
    /** The heads of the ledger, so that an older database in the place of this one shows. */
    witness: join(folder, 'ledger-heads.json'),
    secrets: join(folder, 'secrets.json'),
    artifacts: join(folder, 'artifacts'),
    printFiles: join(folder, 'prints'),
    reports: join(folder, 'reports'),
    exports: join(folder, 'exports'),
    /** What is fetched from Closient grows here. */
    remote: join(folder, 'remote'),
    /** What an archive is restored into before it takes its place; left behind by a crash, it means nothing. */
    restoring: join(folder, 'restoring.part'),
    /** The database as the version before this one left it. */
    beforeUpdate: join(folder, 'before-update'),
    logs: join(folder, 'logs'),
    uploads: join(folder, 'uploads'),
  } as const;
}

export type DataPaths = ReturnType<typeof dataPaths>;
