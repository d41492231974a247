import type { z } from 'zod';
import { PrintRoomError } from '../../../../src-shared/errors.ts';
import type { ArchiveFormat } from '../../../../src-shared/models/data-export.ts';
import type { LabelExportFilters } from '../../../../src-shared/models/label-export.ts';
import type { ExportType, FileFormat, Scope } from '../../../../src-shared/models/export-types.ts';
import type { Ports } from '../../ports.ts';
import * as answers from './answers.ts';
import { segment } from './api-address.ts';
import { ApiCaller, type CallOptions, type ClientOptions } from './api-caller.ts';
import { ApiOutline } from './api-outline.ts';
import * as unknownShapes from './assumed.ts';
import { download, type Downloaded, type DownloadOptions } from './download.ts';
import { ClosientFailure } from './failure.ts';
import type { Governor } from './governor.ts';
import { collect, refuseFailureStatus, refuseOtherTypes } from './json-answer.ts';
import { mostRowsOfPage, readPage, type PageOrder, type RemotePage } from './pages.ts';
import { testConnection, type ConnectionTest } from './test-connection.ts';

/** A job for the renderer over there: the documented fields only, none of our extensions. */
export interface ExportOrder {
  readonly scope: Scope;
  readonly export_type: ExportType;
  readonly file_format: FileFormat;
  readonly filters?: LabelExportFilters;
  readonly asset_config?: { readonly sheet_template: string };
}

export interface QrOrder {
  readonly gtin: string;
  readonly lot?: string;
  readonly serial?: string;
  /** YYMMDD. */
  readonly expiry?: string;
}

export interface Capture {
  readonly captureId: string | null;
  /** It was there already: an earlier attempt arrived. */
  readonly duplicate: boolean;
}

const productPaths = ['/products/api/v1/products', '/products/api/v1/products/'] as const;
const pngStart = '89504e470d0a1a0a';

/**
 * The Closient API as far as Print Room uses it, with one key of one organisation's. Knows no database. Every call
 * waits for its turn at the governor, is bounded in time and size, and either gives what it says or throws: a
 * `ClosientFailure` with one sentence for people, or the reason of the signal that ended it.
 */
export class ClosientClient {
  readonly #api: ApiCaller;
  readonly #freeDisk: Ports['freeDisk'];
  readonly #logger: Ports['logger'];
  readonly #downloads = new Set<string>();
  #productPath: string = productPaths[0];

  /** @throws PrintRoomError for an address or a key that cannot be used at all. */
  constructor(options: ClientOptions) {
    this.#api = new ApiCaller(options);
    this.#freeDisk = options.ports.freeDisk;
    this.#logger = options.ports.logger;
  }

  /** Scheme, host and port. */
  get origin(): string {
    return this.#api.origin;
  }

  get host(): string {
    return this.#api.host;
  }

  get governor(): Governor {
    return this.#api.governor;
  }

  /** This computer's clock minus the server's at the last answer, milliseconds. */
  get clockSkewMs(): number | null {
    return this.#api.clockSkewMs;
  }

  /** Ends every call under way and lets no other begin. */
  close(): void {
    this.#api.close();
  }

  /** Who the key belongs to. Its organisations' ids are what the lists ask for. */
  whoami(options?: CallOptions): Promise<answers.WhoAmIAnswer> {
    return this.#api.get('/account/api/v1/whoami', answers.whoAmIAnswer, options);
  }

  /** `whoami` at once and once, with one sentence on how it went. @throws only the reason of the signal. */
  testConnection({ signal }: Pick<CallOptions, 'signal'> = {}): Promise<ConnectionTest> {
    const options = {
      urgent: true,
      attempts: 1,
      patienceMs: 5_000,
      ...(signal === undefined ? {} : { signal }),
    };
    return testConnection(() => this.whoami(options), {
      host: this.host,
      key: this.#api.key,
      clockSkewMs: () => this.clockSkewMs,
    });
  }

  /** What one of the APIs offers, such as `products`. */
  async openapi(app: string, options?: CallOptions): Promise<ApiOutline> {
    const answer = await this.#api.get(
      `/${segment(app)}/api/v1/openapi.json`,
      answers.openApiAnswer,
      options,
    );
    return new ApiOutline(answer.paths);
  }

  /** Documented with and without the slash at the end; which of them this server has is found out once. */
  async products(order: PageOrder, options?: CallOptions): Promise<RemotePage<answers.ProductRow>> {
    const first = this.#productPath;
    try {
      return await this.#page(first, answers.productRow, order, options);
    } catch (caught) {
      const isOtherPath =
        caught instanceof ClosientFailure &&
        (caught.kind === 'redirect' || (caught.kind === 'not_found' && caught.remoteCode === null));
      const second = productPaths.find((path) => path !== first);
      if (!isOtherPath || second === undefined || order.page !== 1) throw caught;
      const page = await this.#page(second, answers.productRow, order, options).catch(() => {
        throw caught;
      });
      this.#productPath = second;
      return page;
    }
  }

  lots(order: PageOrder, options?: CallOptions): Promise<RemotePage<unknownShapes.LotRow>> {
    return this.#page(unknownShapes.assumed.lots.path, unknownShapes.lotRow, order, options);
  }

  serials(order: PageOrder, options?: CallOptions): Promise<RemotePage<unknownShapes.SerialRow>> {
    return this.#page(unknownShapes.assumed.serials.path, unknownShapes.serialRow, order, options);
  }

  lifecycleEvents(order: PageOrder, options?: CallOptions): Promise<RemotePage<unknownShapes.LifecycleRow>> {
    return this.#page(unknownShapes.assumed.lifecycleList.path, unknownShapes.lifecycleRow, order, options);
  }

  /** Never sent twice. After a failure with `mayHaveBeenDone` the job may be there all the same. */
  submitExport(order: ExportOrder, options?: CallOptions): Promise<answers.ExportAccepted> {
    return this.#post('/products/api/v1/labels/export/', order, answers.exportAccepted, false, options);
  }

  /** Gives a fresh `download_url` every time. */
  pollExport(jobId: string, options?: CallOptions): Promise<answers.ExportStatus> {
    return this.#api.get(`/products/api/v1/labels/export/${segment(jobId)}/`, answers.exportStatus, options);
  }

  /** Never sent twice, like `submitExport`. */
  requestDataExport(
    organizationId: string,
    format: ArchiveFormat,
    options?: CallOptions,
  ): Promise<answers.DataExportAnswer> {
    const path = unknownShapes.assumed.dataExport.path.replace('{organization_id}', segment(organizationId));
    const query = { archive_format: format };
    const call = { method: 'POST', query, isRepeatable: false } as const;
    return this.#api.json(path, answers.dataExportAnswer, call, options);
  }

  pollDataExport(
    organizationId: string,
    jobId: string,
    options?: CallOptions,
  ): Promise<answers.DataExportAnswer> {
    const path = `/dashboard/api/v1/data-export/${segment(organizationId)}/${segment(jobId)}`;
    return this.#api.get(path, answers.dataExportAnswer, options);
  }

  /** Repeated when it fails in passing: the same `client_event_id` is the same event. At most 250 at a time. */
  postLifecycle(
    events: readonly unknownShapes.LifecycleEventOrder[],
    options?: CallOptions,
  ): Promise<unknownShapes.LifecycleAccepted> {
    const { path } = unknownShapes.assumed.lifecycle;
    const report = unknownShapes.lifecycleReport.safeParse({ events });
    if (!report.success)
      throw new PrintRoomError(
        'validation_error',
        `These events cannot be reported: ${report.error.issues[0]?.message ?? ''}.`,
      );
    return this.#post(path, report.data, unknownShapes.lifecycleAccepted, true, options);
  }

  /**
   * Sends one EPCIS document as it is. It may be repeated as long as its bytes are the same: a duplicate is refused by
   * its hash (409), which means that it is there.
   */
  async captureEpcis(document: string, options?: CallOptions): Promise<Capture> {
    const path = '/epcis/api/2.0/capture';
    const call = { method: 'POST', body: document, isRepeatable: true } as const;
    try {
      const { captureID } = await this.#api.json(path, answers.captureAnswer, call, options);
      return { captureId: captureID, duplicate: false };
    } catch (caught) {
      if (caught instanceof ClosientFailure && caught.status === 409)
        return { captureId: null, duplicate: true };
      throw caught;
    }
  }

  /** One QR code as Closient draws it, PNG; to see which host it puts into its links. */
  qrPng(order: QrOrder, options?: CallOptions): Promise<Buffer> {
    const path = '/products/api/v1/qr/';
    return this.#api.call(
      {
        method: 'POST',
        path,
        body: JSON.stringify({ ...order, format: 'png' }),
        accept: 'image/png',
        // The same order gives the same picture.
        isRepeatable: true,
        read: async (answer) => {
          await refuseFailureStatus(answer, path, this.#api.key);
          refuseOtherTypes(answer, 'a PNG picture', (type) => type === 'image/png');
          const bytes = await collect(answer, this.#api.limits.imageBytes);
          if (bytes.subarray(0, 8).toString('hex') === pngStart) return bytes;
          throw new ClosientFailure('not_closient', `What ${this.host} sent as a PNG picture is none.`);
        },
      },
      options,
    );
  }

  /** A signed link into a file; it spends no quota of the key. See `download`. */
  async download(url: string, path: string, options: DownloadOptions = {}): Promise<Downloaded> {
    if (this.#downloads.has(path))
      throw new PrintRoomError('conflict', `${path} is being downloaded already.`);
    this.#downloads.add(path);
    try {
      const tools = { api: this.#api, freeDisk: this.#freeDisk };
      const done = await this.#api.ending(options.signal, (signal) =>
        download(url, path, options, signal, tools),
      );
      this.#logger.info({ bytes: done.bytes }, 'downloaded a file from Closient');
      return done;
    } catch (caught) {
      this.#api.logFailure('download', caught);
      throw caught;
    } finally {
      this.#downloads.delete(path);
    }
  }

  async #page<Model extends z.ZodType>(
    path: string,
    model: Model,
    { organizationId, page, pageSize = mostRowsOfPage }: PageOrder,
    options?: CallOptions,
  ): Promise<RemotePage<z.output<Model>>> {
    const query = { organization_id: organizationId, page: String(page), page_size: String(pageSize) };
    const answer = await this.#api.get(path, answers.pageAnswer, options, query);
    return readPage(answer, model, { page, pageSize }, this.host);
  }

  #post<Model extends z.ZodType>(
    path: string,
    body: object,
    model: Model,
    isRepeatable: boolean,
    options?: CallOptions,
  ): Promise<z.output<Model>> {
    return this.#api.json(path, model, { method: 'POST', body: JSON.stringify(body), isRepeatable }, options);
  }
}
