import { userInfo } from 'node:os';
import type { IppAddress } from './address.ts';
import { encodeMessage } from './encode.ts';
import { exchange, type Patience } from './exchange.ts';
import { IppRefusal, status } from './refusal.ts';
import {
  boolean,
  groupOf,
  groupTags,
  integer,
  keyword,
  mimeType,
  name,
  numberOf,
  uri,
  valueTags,
  type IppAttributes,
  type IppGroup,
  type IppMessage,
  type IppValue,
} from './values.ts';

/** RFC 8011 section 5.4.15, and the spooler's own list of its queues. */
export const operations = {
  printJob: 0x0002,
  validateJob: 0x0004,
  createJob: 0x0005,
  sendDocument: 0x0006,
  cancelJob: 0x0008,
  getJobAttributes: 0x0009,
  getJobs: 0x000a,
  getPrinterAttributes: 0x000b,
  cupsGetPrinters: 0x4002,
} as const;

/** What a job is called and how it is to be printed. */
export interface JobRequest {
  readonly name: string;
  readonly format: string;
  /** Job template attributes (RFC 8011 section 5.2). */
  readonly template: IppAttributes;
}

export interface SendOptions {
  readonly signal?: AbortSignal;
}

/**
 * The operations of IPP (RFC 8011) that printing a file takes. Every one throws `NotReachedError` where nothing was
 * sent, `IppRefusal` where the other side said no, and another error where the request may have arrived.
 */
export class IppClient {
  readonly #address: IppAddress;
  readonly #patience: Patience;
  readonly #user = userName();
  #version: readonly [number, number] = [2, 0];
  #requests = 0;

  constructor(address: IppAddress, patience: Patience) {
    this.#address = address;
    this.#patience = patience;
  }

  async printerAttributes(requested: readonly string[], options: SendOptions = {}): Promise<IppAttributes> {
    const extra = new Map([['requested-attributes', requested.map(keyword)]]);
    const answer = await this.#ask(operations.getPrinterAttributes, extra, null, options);
    return groupOf(answer, groupTags.printer);
  }

  /** Whether the printer would take such a job; no document goes over, and no job is made. */
  async validateJob(job: JobRequest): Promise<void> {
    await this.#ask(operations.validateJob, jobOperation(job), job.template);
  }

  /** A job without a document; the printer prints nothing of it. */
  async createJob(job: JobRequest): Promise<number> {
    const operation = new Map([...jobOperation(job)].filter(([key]) => key !== 'document-format'));
    return jobId(await this.#ask(operations.createJob, operation, job.template));
  }

  async sendDocument(id: number, job: JobRequest, path: string, silentMs: number): Promise<void> {
    const extra = new Map<string, readonly IppValue[]>([
      ['job-id', [integer(id)]],
      ['document-name', [name(job.name)]],
      ['document-format', [mimeType(job.format)]],
      ['last-document', [boolean(true)]],
    ]);
    await this.#ask(operations.sendDocument, extra, null, { document: path, silentMs });
  }

  async printJob(job: JobRequest, path: string, silentMs: number): Promise<number> {
    return jobId(
      await this.#ask(operations.printJob, jobOperation(job), job.template, { document: path, silentMs }),
    );
  }

  async jobAttributes(
    id: number,
    requested: readonly string[],
    options: SendOptions = {},
  ): Promise<IppAttributes> {
    const extra = new Map([
      ['job-id', [integer(id)]],
      ['requested-attributes', requested.map(keyword)],
    ]);
    return groupOf(await this.#ask(operations.getJobAttributes, extra, null, options), groupTags.job);
  }

  async jobs(which: 'completed' | 'not-completed', requested: readonly string[]): Promise<IppAttributes[]> {
    const extra = new Map([
      ['which-jobs', [keyword(which)]],
      ['requested-attributes', requested.map(keyword)],
    ]);
    const answer = await this.#ask(operations.getJobs, extra, null);
    return attributesOfGroups(answer, groupTags.job);
  }

  async cancelJob(id: number): Promise<void> {
    await this.#ask(operations.cancelJob, new Map([['job-id', [integer(id)]]]), null);
  }

  /** The queues of a spooler; a printer refuses this. */
  async queues(requested: readonly string[]): Promise<IppAttributes[]> {
    const extra = new Map([['requested-attributes', requested.map(keyword)]]);
    const answer = await this.#ask(operations.cupsGetPrinters, extra, null);
    return attributesOfGroups(answer, groupTags.printer);
  }

  async #ask(
    operation: number,
    extra: IppAttributes,
    job: IppAttributes | null,
    options: SendOptions & { readonly document?: string; readonly silentMs?: number } = {},
  ): Promise<IppMessage> {
    const groups: IppGroup[] = [{ tag: groupTags.operation, attributes: this.#operationAttributes(extra) }];
    if (job && job.size > 0) groups.push({ tag: groupTags.job, attributes: job });
    const message = encodeMessage({
      version: this.#version,
      code: operation,
      requestId: ++this.#requests,
      groups,
    });
    const { document = null, silentMs = this.#patience.silentMs, signal } = options;
    const answer = await exchange(this.#address, message, document, { ...this.#patience, silentMs }, signal);
    if (answer.code < 0x0100) return answer;
    // An older printer says so before it looks at anything else.
    if (answer.code === status.versionNotSupported && this.#version[0] === 2) {
      this.#version = [1, 1];
      return this.#ask(operation, extra, job, options);
    }
    throw new IppRefusal(answer);
  }

  /** RFC 8011 section 4.1.4 and 4.1.5: these come first, in this order; `job-id` follows the printer it belongs to. */
  #operationAttributes(extra: IppAttributes): IppAttributes {
    return new Map<string, readonly IppValue[]>([
      ['attributes-charset', [{ kind: 'text', tag: valueTags.charset, value: 'utf-8' }]],
      ['attributes-natural-language', [{ kind: 'text', tag: valueTags.naturalLanguage, value: 'en' }]],
      ['printer-uri', [uri(this.#address.uri)]],
      ...(extra.has('job-id') ? [['job-id', extra.get('job-id') ?? []] as const] : []),
      ['requesting-user-name', [name(this.#user)]],
      ...[...extra].filter(([key]) => key !== 'job-id'),
    ]);
  }
}

function jobOperation({ name: jobName, format }: JobRequest): Map<string, readonly IppValue[]> {
  return new Map<string, readonly IppValue[]>([
    ['job-name', [name(jobName)]],
    // What the printer cannot do as it is asked for, it must refuse: a label of another size is waste.
    ['ipp-attribute-fidelity', [boolean(true)]],
    ['document-format', [mimeType(format)]],
  ]);
}

function jobId(answer: IppMessage): number {
  const id = numberOf(groupOf(answer, groupTags.job), 'job-id');
  if (id === null) throw new Error('The printer did not say which job it made.');
  return id;
}

function attributesOfGroups(answer: IppMessage, tag: number): IppAttributes[] {
  return answer.groups.filter((group) => group.tag === tag).map((group) => group.attributes);
}

/** The spooler lets only the one who made a job cancel it, and takes this word for who that is. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'print-room';
  }
}
