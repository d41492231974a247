import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../../src-shared/contract/index.ts';
import { errorCodes, PrintRoomError, sentenceOf, toErrorData } from '../../../src-shared/errors.ts';
import { publicId } from '../../../src-shared/ids.ts';
import { importFile } from '../catalog/import/import-file.ts';
import { listBatches } from '../catalog/import/batches.ts';
import { undoBatch } from '../catalog/import/undo-batch.ts';
import { listLotRuns, listLots } from '../catalog/lot-choices.ts';
import { createLot } from '../catalog/lots.ts';
import { describeOrganisation, listOrganisations, resolveOrganisation } from '../catalog/organisations.ts';
import { editProduct, listProducts } from '../catalog/products.ts';
import { countSelection } from '../catalog/selection/count.ts';
import { nextPage } from '../catalog/selection/page.ts';
import { selectionOf } from '../catalog/selection/selection.ts';
import { kindNames } from '../db/schema.ts';
import { defaultStockId, layoutsOf } from '../catalog/stocks.ts';
import { writeDiagnostics } from '../doctor/diagnostics.ts';
import { examine } from '../doctor/examine.ts';
import { previewArchive } from '../jobs/archive-preview.ts';
import { contentTypeOf } from '../jobs/artifact-files.ts';
import { copyFailed, copyForDpi } from '../jobs/copy-job.ts';
import { checkSubmit } from '../jobs/check-submit.ts';
import { printedElsewhere } from '../ledger/printed-elsewhere.ts';
import { verifyLedger } from '../ledger/verify.ts';
import { readWitness } from '../ledger/witness.ts';
import { newId } from '../new-id.ts';
import type { PrintRoom } from '../print-room.ts';
import { geometryOf } from '../../../src-shared/stock-geometry.ts';
import { kindOfScope } from '../jobs/resolve.ts';
import { settingForms } from '../settings/setting-forms.ts';
import { changeStream } from './change-stream.ts';
import { backupsRoutes } from './backups-routes.ts';
import { whoActs, type ContractContext } from './context.ts';
import { kioskAdminRoutes, kioskRoutes } from './kiosk-routes.ts';
import { labelsRoutes } from './labels-routes.ts';
import { organisationRoutes } from './organisation-routes.ts';
import { peopleAdminRoutes, peopleRoutes } from './people-routes.ts';
import { dataExportAdminRoutes, dataExportRoutes } from './data-export-routes.ts';
import { calibrationRoutes } from './calibration-routes.ts';
import { presetsRoutes } from './presets-routes.ts';
import { printersRoutes } from './printers-routes.ts';
import { runsRoutes } from './runs-routes.ts';
import { syncAdminRoutes, syncRoutes } from './sync-routes.ts';
import { reportsAdminRoutes, reportsRoutes } from './reports-routes.ts';
import { settlingRoutes } from './settling-routes.ts';
import { stocksRoutes } from './stocks-routes.ts';
import { keysRoutes } from './keys-routes.ts';

const rangeLimit = 8 * 1024 * 1024;

/** The UI contract over an open core. The same router answers in process, over a MessagePort and over HTTP. */
export function createRouter(room: PrintRoom) {
  const {
    db,
    read,
    settings,
    jobs,
    printing,
    printers,
    stocks,
    changes,
    ports,
    paths,
    station,
    remote,
    ledger,
    backups,
  } = room;
  const os = implement(contract)
    .$context<ContractContext>()
    .use(async ({ next }) => {
      try {
        return await next();
      } catch (caught) {
        throw asContractError(caught, room);
      }
    })
    .use(({ context, path, next }, input) => next({ context: room.guard.enter(context, path, input) }));
  const adminOnly = os.use(({ context, next }) => {
    if (!context.admin) throw new PrintRoomError('forbidden', 'This is for the command line only.');
    return next();
  });
  const organisationOf = (input: { organization_id?: string | undefined }) =>
    resolveOrganisation(db, input.organization_id);
  const importInto = async (organisation: number, path: string, name?: string) => {
    const report = await importFile(db, organisation, path, ports.now, name);
    changes.emit('catalog', organisation);
    return report;
  };

  return os.router({
    system: {
      info: os.system.info.handler(() => ({
        version: ports.version,
        node: process.versions.node,
        data_folder: paths.folder,
        station: station.id,
        organisations: listOrganisations(db).map((row) => describeOrganisation(db, row, settings)),
        kiosk: room.kiosk.isOn(),
      })),
      ...organisationRoutes(room),
      stocks: os.system.stocks.handler(({ input }) => {
        const catalog = stocks.of(organisationOf(input).id);
        return [...catalog.stocks.values()].map((stock) => {
          const geometry = geometryOf(stock);
          return {
            id: stock.id,
            name: stock.name,
            columns: geometry.columns,
            rows: geometry.rows,
            page_width_mm: geometry.page.width,
            page_height_mm: geometry.page.height,
            kind: stock.kind,
            default: stock.id === defaultStockId,
            layouts: layoutsOf(catalog, stock).map(({ id, name, symbol }) => ({ id, name, symbol })),
          };
        });
      }),
      changes: os.system.changes.handler(({ input, signal }) =>
        changeStream(changes, organisationOf(input).id, signal),
      ),
      verifyLedger: os.system.verifyLedger.handler(({ input }) =>
        verifyLedger(
          read,
          organisationOf(input).id,
          ports.secret(),
          readWitness(paths.witness, ports.secret()),
        ),
      ),
      settings: os.system.settings.handler(
        ({ input }) => settings.all(organisationOf(input).id) as Record<string, never>,
      ),
      settingForms: os.system.settingForms.handler(() => settingForms(ports.policies)),
      setSetting: os.system.setSetting.handler(async ({ input }) => {
        const { id } = organisationOf(input);
        if (input.key === 'backup_folder') await backups.prepare(input.value);
        return settings.set(id, input.key, input.value) as never;
      }),
      doctor: os.system.doctor.handler(() => examine(room)),
    },

    jobs: {
      submit: os.jobs.submit.handler(({ input: { organization_id, ...submit } }) =>
        jobs.submit(organisationOf({ organization_id }), checkSubmit(submit)),
      ),
      list: os.jobs.list.handler(({ input }) => jobs.list(organisationOf(input).id, input.limit)),
      get: os.jobs.get.handler(({ input }) => jobs.get(organisationOf(input).id, input.job_id)),
      again: os.jobs.again.handler(({ input }) =>
        jobs.from(organisationOf(input).id, input.job_id, (to, source, made) =>
          copyForDpi(to, source, { ...made, dpi: input.dpi }),
        ),
      ),
      retry: os.jobs.retry.handler(({ input }) =>
        jobs.from(organisationOf(input).id, input.job_id, copyFailed),
      ),
      cancel: os.jobs.cancel.handler(({ input, context }) => {
        const organisation = organisationOf(input).id;
        const by = whoActs(context, input.by);
        if (remote.jobs.has(organisation, input.job_id))
          return remote.jobs.stop(organisation, input.job_id, by);
        return jobs.cancel(organisation, input.job_id, by);
      }),
      preview: os.jobs.preview.handler(async ({ input }) => {
        const selection = selectionOf(organisationOf(input).id, input.scope, input.filters);
        const [count, rows] = await Promise.all([
          countSelection(read, selection),
          input.limit === 0 ? [] : nextPage(read, selection, null, input.limit),
        ]);
        return {
          count,
          rows: rows.map((row) => ({
            id: publicId(kindNames[kindOfScope[input.scope]], row.id),
            gtin: row.gtin,
            product: row.product_name,
            lot: row.lot,
            serial: row.serial,
            date: row.date,
            created_at: new Date(row.created_at).toISOString(),
          })),
        };
      }),
      printedElsewhere: os.jobs.printedElsewhere.handler(({ input, context }) => {
        if (input.again) context.permit('reprint');
        return printedElsewhere({ db, ledger, changes, station: station.id }, organisationOf(input).id, {
          ...input,
          requestId: input.request_id ?? newId(ports.now()),
          operator: whoActs(context, input.operator),
          now: ports.now,
        });
      }),
      archive: os.jobs.archive.handler(async ({ input }) => {
        const { path, row } = await jobs.artifactPath(organisationOf(input).id, input.job_id);
        if (row.remote === 1)
          throw new PrintRoomError(
            'conflict',
            `Job ${row.id} was made at Closient; save its file to look into it.`,
          );
        if (row.export_type !== 'sheet_pdf') return previewArchive(path, input.limit);
        throw new PrintRoomError('conflict', `Job ${row.id} has sheets, not an archive of symbols.`);
      }),
      artifactRange: os.jobs.artifactRange.handler(async ({ input }) => {
        const { path, row } = await jobs.artifactPath(organisationOf(input).id, input.job_id);
        const size = row.bytes ?? 0;
        const length = Math.max(0, Math.min(input.end, size, input.begin + rangeLimit) - input.begin);
        const file = await open(path, 'r');
        try {
          const bytes = Buffer.alloc(length);
          await file.read(bytes, 0, length, input.begin);
          return {
            bytes: new File([bytes], row.file_name ?? 'file', { type: contentTypeOf(row) }),
            size,
          };
        } finally {
          await file.close();
        }
      }),
    },

    catalog: {
      products: os.catalog.products.handler(({ input }) => listProducts(read, organisationOf(input).id)),
      lots: os.catalog.lots.handler(({ input }) => listLots(read, organisationOf(input).id, input)),
      lotRuns: os.catalog.lotRuns.handler(({ input }) => listLotRuns(read, organisationOf(input).id)),
      editProduct: os.catalog.editProduct.handler(async ({ input }) => {
        const organisation = organisationOf(input).id;
        const edit = { gtin: input.gtin, dateKind: input.date_kind, name: input.name };
        const edited = await editProduct(db, read, organisation, edit, ports.now());
        if (edited.changed) changes.emit('catalog', organisation);
        return edited;
      }),
      createLot: os.catalog.createLot.handler(({ input }) => {
        const organisation = organisationOf(input).id;
        const lot = createLot(
          db,
          organisation,
          {
            gtin: input.gtin,
            lot: input.lot,
            date: input.date,
            dateKind: input.date_kind,
            plannedQuantity: input.planned_quantity,
            productName: input.product_name,
          },
          ports.now(),
        );
        changes.emit('catalog', organisation);
        return lot;
      }),
      imports: os.catalog.imports.handler(({ input }) => listBatches(db, organisationOf(input).id)),
      upload: os.catalog.upload.handler(async ({ input }) => {
        const organisation = organisationOf(input).id;
        await mkdir(paths.uploads, { recursive: true });
        const path = join(paths.uploads, `${randomUUID()}.csv`);
        try {
          await pipeline(Readable.fromWeb(input.file.stream()), createWriteStream(path));
          return await importInto(organisation, path, input.file.name);
        } finally {
          await rm(path, { force: true });
        }
      }),
      undoImport: os.catalog.undoImport.handler(async ({ input }) => {
        const organisation = organisationOf(input).id;
        const batch = await undoBatch(db, read, organisation, input.batch, ports.now);
        changes.emit('catalog', organisation);
        return batch;
      }),
    },

    labels: labelsRoutes(room),

    ...stocksRoutes(room),

    printing: {
      printers: os.printing.printers.handler(({ input }) => printers.list(organisationOf(input).id)),
      addPrinter: os.printing.addPrinter.handler(async ({ input }) => {
        const organisation = organisationOf(input).id;
        const row = printers.add(organisation, input, ports.now());
        await printers.ask(row);
        return printers.describe(organisation, row);
      }),
      setStock: os.printing.setStock.handler(({ input }) =>
        printers.describe(
          organisationOf(input).id,
          printers.setStock(organisationOf(input).id, input.printer, input.stock),
        ),
      ),
      setCountsAsPrinted: os.printing.setCountsAsPrinted.handler(({ input }) => {
        const organisation = organisationOf(input).id;
        return printers.describe(
          organisation,
          printers.setCountsAsPrinted(organisation, input.printer, input.counts),
        );
      }),
      ...runsRoutes(room),
      ...settlingRoutes(room),
    },

    printers: printersRoutes(room),
    calibration: calibrationRoutes(room),
    presets: presetsRoutes(room),
    keys: keysRoutes(room),
    people: peopleRoutes(room),
    kiosk: kioskRoutes(room),
    backups: backupsRoutes(room),
    dataExport: dataExportRoutes(room),
    ...reportsRoutes(room),
    sync: syncRoutes(room),

    admin: {
      importFile: adminOnly.admin.importFile.handler(({ input }) =>
        importInto(organisationOf(input).id, input.path),
      ),
      saveArtifact: adminOnly.admin.saveArtifact.handler(async ({ input }) => {
        const { path, row } = await jobs.artifactPath(organisationOf(input).id, input.job_id);
        await saving(input.path, () => copyFile(path, input.path));
        return { path: input.path, sha256: row.sha256 ?? '' };
      }),
      waitForJob: adminOnly.admin.waitForJob.handler(({ input, signal }) =>
        jobs.waitForJob(organisationOf(input).id, input.job_id, signal),
      ),
      waitForRun: adminOnly.admin.waitForRun.handler(({ input, signal }) =>
        printing.waitForRun(organisationOf(input).id, input.run_id, signal),
      ),
      backup: adminOnly.admin.backup.handler(({ input }) => backups.copyTo(input.path)),
      diagnostics: adminOnly.admin.diagnostics.handler(({ input }) =>
        saving(input.path, () => writeDiagnostics(room, input.path)),
      ),
      ...dataExportAdminRoutes(room),
      ...reportsAdminRoutes(room),
      ...syncAdminRoutes(room),
      ...peopleAdminRoutes(room),
      ...kioskAdminRoutes(room),
    },
  });
}

/** @throws PrintRoomError `disk_full`, `folder_not_writable` with the path that somebody chose. */
async function saving<T>(path: string, save: () => Promise<T>): Promise<T> {
  try {
    return await save();
  } catch (caught) {
    const { code, message } = toErrorData(caught);
    throw new PrintRoomError(
      code === 'disk_full' ? code : 'folder_not_writable',
      `${path} cannot be written: ${message}`,
      { cause: caught },
    );
  }
}

/** What a caller gets to see: the sentence and its code. Defects are logged and masked. */
function asContractError(caught: unknown, room: PrintRoom): ORPCError<string, unknown> {
  if (caught instanceof ORPCError) {
    // An answer that breaks the contract is a defect of ours, whoever found it.
    if (caught.status >= 500) room.ports.logger.error({ err: caught }, 'a call failed unexpectedly');
    return caught;
  }
  const error = toErrorData(caught);
  if (error.code === 'internal_error') {
    room.ports.logger.error({ err: caught }, 'a call failed unexpectedly');
    const message = sentenceOf(error);
    return new ORPCError('INTERNAL_SERVER_ERROR', { status: 500, message, data: { ...error, message } });
  }
  return new ORPCError(error.code.toUpperCase(), {
    status: errorCodes[error.code].status,
    message: error.message,
    data: error,
  });
}
