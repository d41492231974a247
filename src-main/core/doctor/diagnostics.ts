import { createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { listOrganisations } from '../catalog/organisations.ts';
import { logFile } from '../logs/rotating-log.ts';
import { describePolicies } from '../policy/describe-policies.ts';
import { noPolicies } from '../policy/policy-set.ts';
import type { PrintRoom } from '../print-room.ts';
import { ZipWriter } from '../render/zip-writer.ts';
import { examine } from './examine.ts';
import { hidePeople } from './hide-people.ts';
import { reportPage } from './report-page.ts';

/** Of each log file its newest part. */
const logBytes = 2 * 1024 * 1024;
const logFiles = [logFile, `${logFile}.1`];

const readMe = `What is in here: what \`print-room doctor\` found (doctor.json, doctor.html), policies, settings, printers, how many
rows the tables have, versions, and the newest lines of the log.

What is not: keys, tokens, signed addresses, names of people (operators are numbers), products, lots, serials, label files.
Names of organisations, printers, hosts and folders are. Read it before you send it.
`;

/**
 * Writes what somebody who is asked for help needs to know into one ZIP.
 * @returns its size in bytes. @throws the operating system's error where it cannot be written.
 */
export async function writeDiagnostics(
  room: PrintRoom,
  path: string,
): Promise<{ path: string; bytes: number }> {
  const { db, ports, paths, settings, printers } = room;
  const hide = hidePeople(db);
  const report = await examine(room);
  const organisations = listOrganisations(db);
  const members: Record<string, string> = {
    'doctor.json': json(report),
    'doctor.html': reportPage(report),
    'policies.json': json(describePolicies(ports.policies ?? noPolicies)),
    'settings.json': json(
      organisations.map(({ id, name, sample }) => ({
        name,
        sample: sample === 1,
        settings: settings.all(id),
      })),
    ),
    'printers.json': json(await printers.list(organisations[0]?.id ?? 0)),
    'tables.json': json(countRows(room)),
    'system.json': json(systemFacts(room)),
    ...(await logsOf(paths.logs)),
  };
  const temporary = `${path}.part`;
  try {
    const sink = createWriteStream(temporary, { flags: 'w', mode: 0o600 });
    const done = finished(sink);
    // Where it breaks, adding says so first.
    done.catch(() => undefined);
    const zip = new ZipWriter(sink);
    for (const [name, text] of Object.entries(members))
      await zip.add(name, Buffer.from(hide(text)), 'deflate');
    await zip.end([{ name: 'READ-ME.txt', open: () => Readable.from([Buffer.from(readMe)]) }]);
    await done;
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
  return { path, bytes: (await stat(path)).size };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function countRows({ db }: PrintRoom): Record<string, unknown> {
  const tables = db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.map((table) => [table, db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()]),
  );
}

function systemFacts({ ports, station }: PrintRoom) {
  const [cpu] = cpus();
  return {
    version: ports.version,
    station: station.id,
    platform: process.platform,
    arch: process.arch,
    release: release(),
    cpu: cpu?.model ?? null,
    cores: cpus().length,
    memory_mib: Math.round(totalmem() / 1024 / 1024),
    uptime_seconds: Math.round(process.uptime()),
    versions: process.versions,
    packaged: process.versions['electron'] !== undefined,
    language: Intl.DateTimeFormat().resolvedOptions().locale,
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

async function logsOf(folder: string): Promise<Record<string, string>> {
  const logs: Record<string, string> = {};
  for (const name of logFiles) {
    const path = join(folder, name);
    if (existsSync(path)) logs[`log/${name}`] = await tailOf(path);
  }
  return logs;
}

/** Whole lines only. */
async function tailOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - logBytes);
    const bytes = Buffer.alloc(size - from);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
    const text = bytes.toString('utf8', 0, bytesRead);
    return from === 0 ? text : text.slice(text.indexOf('\n') + 1);
  } finally {
    await file.close();
  }
}
