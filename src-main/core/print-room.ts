import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setInterval } from 'node:timers';
import { usualColour } from '../../src-shared/organisation-colours.ts';
import { PrintRoomError, toErrorData } from '../../src-shared/errors.ts';
import { createOrganisation, listOrganisations } from './catalog/organisations.ts';
import { loadSample } from './catalog/sample.ts';
import { Stocks } from './catalog/organisation-stocks.ts';
import { loadStockCatalog } from './catalog/stocks.ts';
import { Backups } from './backups/backups.ts';
import { Changes } from './changes.ts';
import { DataExports } from './data-export/data-exports.ts';
import { clearRestoring } from './data-import/restoring.ts';
import { migrate, refuseNewer } from './db/migrate.ts';
import { ReadDb } from './db/read-db.ts';
import { WriteDb } from './db/write-db.ts';
import { keepBeforeUpdate, noteVersion } from './folder/keep-before-update.ts';
import { lockFolder } from './folder/lock.ts';
import { dataPaths } from './folder/paths.ts';
import { shareDatabase } from './folder/shared-folder.ts';
import { openStation } from './folder/station.ts';
import { JobEngine } from './jobs/job-engine.ts';
import { removeOldArtifacts } from './jobs/retention.ts';
import { Ledger } from './ledger/ledger.ts';
import { WitnessFile } from './ledger/witness.ts';
import { ApiKeys } from './keys/api-keys.ts';
import { Kiosk } from './kiosk/kiosk.ts';
import { Guard } from './people/guard.ts';
import { People } from './people/people.ts';
import { PeopleSessions } from './people/sessions.ts';
import { SignIn } from './people/sign-in.ts';
import type { Ports } from './ports.ts';
import { Calibrations } from './printing/calibration/calibrations.ts';
import { createDrivers } from './printing/drivers/index.ts';
import { removeOldPrintFiles } from './printing/old-print-files.ts';
import { PrintEngine } from './printing/print-engine.ts';
import { PrintOrders } from './printing/print-orders.ts';
import { PrintRequests } from './printing/print-requests.ts';
import { Printers } from './printing/printers.ts';
import { Press } from './render/press.ts';
import { Reports } from './reports/report-files.ts';
import { Settings } from './settings/settings.ts';
import { Outbox } from './sync/outbox/outbox.ts';
import { RemoteWork } from './sync/remote/remote-work.ts';
import { SyncService } from './sync/sync-service.ts';

export interface PrintRoomOptions {
  readonly dataFolder: string;
  readonly ports: Ports;
  /** An empty folder gets the sample organisation instead of "My organisation". */
  readonly sample?: boolean;
  /**
   * Whether it reads from Closient and sends to it by itself. A command that opens a folder for a moment does not:
   * it does what was asked for, and the next host goes on. Default: true.
   */
  readonly background?: boolean;
}

export type PrintRoom = Awaited<ReturnType<typeof openPrintRoom>>;

const retentionEveryMs = 60 * 60 * 1000;

/**
 * Opens a data folder and everything that works on it, in order; `close` undoes it in reverse.
 * @throws PrintRoomError `folder_in_use`, `folder_not_writable`, `database_too_new`, `unreadable_file` (damaged).
 */
export async function openPrintRoom({
  dataFolder,
  ports,
  sample = false,
  background = true,
}: PrintRoomOptions) {
  const paths = dataPaths(dataFolder);
  const lock = lockFolder(paths);
  if (!lock) {
    throw new PrintRoomError(
      'folder_in_use',
      `The data folder ${dataFolder} is in use by another Print Room.`,
    );
  }
  const closers: (() => unknown)[] = [() => lock.release()];
  try {
    clearRestoring(paths);
    for (const folder of [paths.artifacts, paths.printFiles]) mkdirSync(folder, { recursive: true });
    shareDatabase(paths.database);
    const db = new WriteDb(paths.database);
    closers.push(() => db.close());
    refuseNewer(db.sqlite);
    const kept = keepBeforeUpdate(db, paths, ports.version, ports.now());
    if (kept !== null) ports.logger.info({ copy: kept }, 'a new version: the database was copied first');
    migrate(db.sqlite, ports.now());
    noteVersion(db, ports.version);
    const station = openStation(db, paths.database, ports.now());
    if (station.notice !== null) ports.logger.warn(station.notice);
    for (const problem of ports.policies?.problems ?? [])
      ports.logger.error({ policy: problem }, 'a policy is malformed');

    const read = new ReadDb(paths.database, ports.threads.reader);
    closers.push(() => read.close());
    const settings = new Settings(db, ports.policies);
    const keys = new ApiKeys(db, ports);
    closers.push(() => keys.close());
    const changes = new Changes();
    const stocks = new Stocks({
      db,
      builtIn: loadStockCatalog(ports.resources),
      changes,
      logger: ports.logger,
    });
    const witness = new WitnessFile(paths.witness, db, ports.secret);
    const ledger = new Ledger(db, station.id, ports.secret, () => witness.moved());
    closers.push(() => witness.write());
    witness.moved();
    const sessions = new PeopleSessions();
    const people = new People({ db, ports, ledger, changes, onGone: (number) => sessions.endOf(number) });
    const signIn = new SignIn({ db, ports, settings, ledger, people, sessions });
    const kiosk = new Kiosk({ db, ports });
    const guard = new Guard({ db, ports, ledger, people, signIn, sessions, kiosk });
    const drivers = createDrivers(ports);
    const printers = new Printers({ db, settings, stocks, drivers, now: ports.now });
    printers.ensureBuiltIn(paths.folder, ports.now());
    if (listOrganisations(db).length === 0) {
      if (sample) await loadSample(db, settings, ledger, ports);
      else
        createOrganisation(
          db,
          settings,
          { name: 'My organisation', color: usualColour, sample: false },
          ports.now(),
        );
    }

    const press = new Press(db, ports);
    closers.push(() => press.close());
    const jobs = new JobEngine({
      db,
      read,
      ports,
      settings,
      stocks,
      press,
      changes,
      dpiFor: (stock) => printers.dpiFor(stock),
      artifacts: paths.artifacts,
    });
    closers.push(() => jobs.close());
    const printing = new PrintEngine({
      db,
      ports,
      press,
      printers,
      drivers,
      stocks,
      ledger,
      changes,
      printFiles: paths.printFiles,
    });
    closers.push(() => printing.close());
    const printOrders = new PrintOrders({ db, ports, settings, stocks, printers, jobs, printing, changes });
    closers.push(() => printOrders.close());
    const calibrations = new Calibrations({
      db,
      ports,
      settings,
      stocks,
      printers,
      drivers,
      printing,
      folder: join(paths.printFiles, 'calibration'),
    });
    const dataExports = new DataExports({ db, ports, paths, station });
    closers.push(() => dataExports.close());
    const sync = new SyncService({
      db,
      read,
      ports,
      settings,
      changes,
      press,
      downloads: join(paths.remote, 'labels'),
      background,
    });
    closers.push(() => sync.close());
    const remote = new RemoteWork({
      db,
      ports,
      changes,
      paths,
      clientFor: (organisation) => sync.clientFor(organisation),
      remoteOrganizationId: (organisation) => sync.connectionOf(organisation)?.remote_organization_id ?? null,
    });
    closers.push(() => remote.close());
    const outbox = new Outbox({
      db,
      read,
      ports,
      settings,
      changes,
      ledger,
      station: station.id,
      clientFor: (organisation) => sync.clientFor(organisation),
    });
    closers.push(() => outbox.close());
    const reports = new Reports({
      db,
      read,
      ports,
      settings,
      ledger,
      press,
      folder: paths.reports,
    });
    const backups = new Backups({ db, ports, settings, changes, paths, station: station.id });
    closers.push(() => backups.close());
    jobs.start();
    printing.start();
    printOrders.start();
    dataExports.start();
    await sync.open();
    if (background) {
      remote.start();
      outbox.start();
      backups.start();
    }

    const sweep = (): void => {
      Promise.all([
        removeOldArtifacts(db, settings, paths.artifacts, ports.now()),
        removeOldPrintFiles(db, settings, paths.printFiles, ports.now()),
        dataExports.removeOld(settings),
      ]).catch((caught: unknown) => {
        ports.logger.error({ err: toErrorData(caught) }, 'old files could not be removed');
      });
    };
    const sweeper = setInterval(sweep, retentionEveryMs);
    sweeper.unref();
    closers.push(() => clearInterval(sweeper));
    sweep();

    return {
      paths,
      ports,
      station,
      db,
      read,
      stocks,
      settings,
      keys,
      people,
      signIn,
      guard,
      kiosk,
      backups,
      changes,
      ledger,
      printers,
      drivers,
      calibrations,
      jobs,
      printing,
      printOrders,
      printRequests: new PrintRequests(db, ports.now),
      press,
      dataExports,
      reports,
      sync,
      remote,
      outbox,
      close: () => closeAll(closers),
    };
  } catch (caught) {
    await closeAll(closers);
    throw isDamage(caught)
      ? new PrintRoomError(
          'unreadable_file',
          `${paths.database} is damaged, or no database at all. \`print-room restore\` puts a backup in its place.`,
          { cause: caught },
        )
      : caught;
  }
}

/** SQLite's own words name neither the file nor the way out. */
function isDamage(caught: unknown): boolean {
  return caught instanceof Error && 'code' in caught && /^SQLITE_(NOTADB|CORRUPT)/.test(String(caught.code));
}

/** In reverse: what was opened last depends on what was opened first. */
async function closeAll(closers: (() => unknown)[]): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}
