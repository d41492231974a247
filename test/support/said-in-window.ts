import { sentencesOf, type SourceSentence } from './source-sentences.ts';

/** Source whose prose never reaches the window, with the reason. A path begins with one of these. */
const unseen: readonly (readonly [start: string, reason: string])[] = [
  ['src-main/core/db/migrations/', 'SQL'],
  ['src-main/core/catalog/selection/conditions.ts', 'SQL'],
  ['src-main/core/catalog/selection/page.ts', 'SQL'],
  ['src-main/core/catalog/sample.ts', 'the sample data itself, and defects of it'],
  ['src-main/core/documents/', 'printed documents'],
  ['src-main/core/reports/lot-report.ts', 'a printed document'],
  ['src-main/core/reports/reconciliation-report.ts', 'a printed document'],
  ['src-main/core/reports/report-document.ts', 'a printed document'],
  ['src-main/core/reports/report-parts.ts', 'a printed document'],
  ['src-main/core/reports/run-report.ts', 'a printed document'],
  ['src-main/core/reports/trace-', 'a printed document'],
  ['src-main/core/data-import/', 'only the command line restores'],
  ['src-main/core/data-export/table-files.ts', 'the manifest of an archive'],
  ['src-main/core/data-export/read-table.ts', 'the manifest of an archive'],
  ['src-main/core/data-export/binaries.ts', 'the manifest of an archive'],
  ['src-main/core/folder/backup.ts', 'only the command line restores'],
  ['src-main/core/folder/data-folder.ts', 'names of folders'],
  ['src-main/core/doctor/', 'the command line'],
  ['src-main/core/event-loop.ts', 'the doctor, on the command line'],
  ['src-main/core/folder/owner.ts', 'said before there is a window, or in a box of the system'],
  ['src-main/core/folder/shared-folder.ts', 'names of folders'],
  ['src-main/core/folder/lock.ts', 'said before there is a window'],
  ['src-main/core/db/migrate.ts', 'said before there is a window'],
  ['src-main/core/node-ports.ts', 'said before there is a window'],
  ['src-main/core/print-room.ts', 'said before there is a window'],
  ['src-main/core/policy/policies.ts', 'the templates for administrators, and the documentation'],
  ['src-main/core/policy/policy-form.ts', 'the log, and the command line'],
  ['src-main/core/policy/policy-set.ts', 'the log, and the command line'],
  ['src-main/core/policy/read-policies.ts', 'names of folders'],
  ['src-main/core/policy/sources/', 'names of folders and of functions of Windows'],
  ['src-main/core/queue-state.ts', 'the icon beside the clock'],
  ['src-main/core/updates/may-update.ts', 'the log'],
  ['src-main/core/printing/waiting-runs.ts', 'the command line'],
  ['src-main/core/sync/sync-completely.ts', 'the command line'],
  ['src-main/core/people/erase-name.ts', 'SQL'],
  ['src-main/render-worker/draw/symbol.ts', 'PDF operators'],
  ['src-main/render-worker/files/eps.ts', 'PostScript'],
  ['src-main/render-worker/files/svg.ts', 'SVG'],
  ['src-main/render-worker/symbols/datamatrix/', 'defects of a caller'],
  ['src-main/render-worker/symbols/linear/', 'defects of a caller'],
  ['src-shared/gs1/linters/coupon-codes.ts', 'North American coupons, which are on no label here'],
  ['src-shared/page-policy.ts', 'HTTP headers'],
];

/** Prose of the other files that no person reads in the window. */
const unread: ReadonlySet<string> = new Set([
  'This is for the command line only.',
  // Tables of a query.
  'items as first_item',
  'items as last_item',
  'An imposition without labels has no sheets.',
  'Proxy response (',
  'Print Room',
  'is not',
  'no key',
  '{file}, {bytes} bytes',
  'none made yet',
  // How the sentence begins that is asked for.
  'cancelled by ',
  // What stands in a file of the backup folder.
  'Print Room copies its database into this folder every day. Where this file is missing it does not:\n' +
    'then the disk or network folder is probably not connected. Leave it here.\n',
  // Lines of the log, handed on as values.
  'a removed file could not be drawn again',
  'leases could not be given back',
  'the database cannot be written',
  'no job can be claimed',
  'a job came to no end',
  'a job failed unexpectedly',
  'the end of a job could not be written',
  'the file of a failed job could not be removed',
]);

const sql = /^\+|^\w+\.\w+ as |^\w\.\w+, |getvar|^\(\{\w+\}\.|^coalesce\(/;

/** Every sentence of the source that can be read in the window. */
export function saidInWindow(): SourceSentence[] {
  return ['src-main/core', 'src-main/headless/guest.ts', 'src-main/render-worker', 'src-shared']
    .flatMap(sentencesOf)
    .filter(({ at }) => !unseen.some(([start]) => at.startsWith(start)))
    .filter(({ text }) => !unread.has(text) && !sql.test(text));
}

/** Names play no part in whether two sentences are the same. */
export function nameless(text: string): string {
  return text.replaceAll(/\{\w+\}/g, '{}');
}
