import { importFile } from '../../../src-main/core/catalog/import/import-file.ts';
import { WriteDb } from '../../../src-main/core/db/write-db.ts';

/** Imports a file in a process of its own, for tests that kill it: `import-program.ts DATABASE FILE`. */
const [database = '', file = ''] = process.argv.slice(2);
const db = new WriteDb(database);
process.stdout.write('started\n');
await importFile(db, 1, file, Date.now);
process.stdout.write('finished\n');
