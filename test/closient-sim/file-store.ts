import { createHmac, hash, timingSafeEqual } from 'node:crypto';

export interface StoredFile {
  readonly bytes: Buffer;
  readonly type: string;
  readonly etag: string;
}

/** What stays in memory; the oldest go first. */
const mostBytes = 512 * 1024 * 1024;

/** The bucket: files behind signed URLs that stop working. */
export class FileStore {
  readonly #files = new Map<string, StoredFile>();
  readonly #secret: string;
  readonly #now: () => number;
  #origin = '';
  /** Stands in every URL: of URLs of the same millisecond only the later ones may work. */
  #generation = 0;

  constructor(seed: number, now: () => number) {
    this.#secret = `secret-${seed}`;
    this.#now = now;
  }

  set origin(url: string) {
    this.#origin = url;
  }

  put(path: string, type: string, bytes: Buffer): void {
    this.#files.set(path, { bytes, type, etag: `"${hash('sha1', bytes)}"` });
    let size = [...this.#files.values()].reduce((sum, file) => sum + file.bytes.length, 0);
    for (const [oldest, file] of this.#files) {
      if (size <= mostBytes || oldest === path) break;
      size -= file.bytes.length;
      this.#files.delete(oldest);
    }
  }

  get(path: string): StoredFile | undefined {
    return this.#files.get(path);
  }

  /** A fresh URL, in the form of a bucket's. */
  sign(path: string, seconds: number): { readonly url: string; readonly expires: number } {
    const from = this.#now();
    const query = new URLSearchParams({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Date': String(from),
      'X-Amz-Expires': String(seconds),
      'X-Amz-Security-Token': String(this.#generation),
      'X-Amz-Signature': this.#signature(path, String(from), String(seconds), String(this.#generation)),
    });
    return { url: `${this.#origin}${path}?${query}`, expires: from + seconds * 1000 };
  }

  /** What is wrong with a URL, or null. */
  refuse(path: string, query: URLSearchParams): 'signature' | 'expired' | null {
    const from = query.get('X-Amz-Date') ?? '';
    const seconds = query.get('X-Amz-Expires') ?? '';
    const generation = query.get('X-Amz-Security-Token') ?? '';
    const given = Buffer.from(query.get('X-Amz-Signature') ?? '');
    const expected = Buffer.from(this.#signature(path, from, seconds, generation));
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'signature';
    const now = this.#now();
    const over = now > Number(from) + Number(seconds) * 1000 || Number(generation) < this.#generation;
    return over ? 'expired' : null;
  }

  /** Every URL given out so far stops working; the next poll gives a new one. */
  expireAll(): void {
    this.#generation++;
  }

  #signature(...parts: readonly string[]): string {
    return createHmac('sha256', this.#secret).update(parts.join('\n')).digest('hex');
  }
}
