import { sql as catalog } from './0010-catalog.ts';
import { sql as jobs } from './0020-jobs.ts';
import { sql as printing } from './0030-printing.ts';
import { sql as ledger } from './0040-ledger.ts';
import { sql as apiKeys } from './0050-api-keys.ts';
import { sql as dataExports } from './0060-data-exports.ts';
import { sql as reportedEvents } from './0070-reported-events.ts';
import { sql as sync } from './0080-sync.ts';
import { sql as outbox } from './0090-outbox.ts';
import { sql as remoteJobs } from './0100-remote-jobs.ts';
import { sql as runs } from './0110-runs.ts';
import { sql as printers } from './0120-printers.ts';
import { sql as truth } from './0130-truth.ts';
import { sql as people } from './0140-people.ts';
import { sql as backups } from './0150-backups.ts';
import { sql as presets } from './0160-presets.ts';

/** In order. Numbered in tens, so that a hotfix finds room between two. An applied migration is never edited. */
export const migrations: readonly { readonly id: number; readonly name: string; readonly sql: string }[] = [
  { id: 10, name: 'catalog', sql: catalog },
  { id: 20, name: 'jobs', sql: jobs },
  { id: 30, name: 'printing', sql: printing },
  { id: 40, name: 'ledger', sql: ledger },
  { id: 50, name: 'api-keys', sql: apiKeys },
  { id: 60, name: 'data-exports', sql: dataExports },
  { id: 70, name: 'reported-events', sql: reportedEvents },
  { id: 80, name: 'sync', sql: sync },
  { id: 90, name: 'outbox', sql: outbox },
  { id: 100, name: 'remote-jobs', sql: remoteJobs },
  { id: 110, name: 'runs', sql: runs },
  { id: 120, name: 'printers', sql: printers },
  { id: 130, name: 'truth', sql: truth },
  { id: 140, name: 'people', sql: people },
  { id: 150, name: 'backups', sql: backups },
  { id: 160, name: 'presets', sql: presets },
];
