export type Origin = 'api' | 'files' | 'elsewhere';

/** A request as it arrived and what it got. */
export interface SeenRequest {
  /** 1, 2, 3... over all origins. */
  readonly number: number;
  readonly at: number;
  readonly origin: Origin;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The query without a signature. */
  readonly query: string;
  /** Whether a key came. The key itself is never kept. */
  readonly key: 'none' | 'right' | 'revoked' | 'other';
  /** null: no status line was sent. */
  status: number | null;
  /** Whether the server did what was asked, whatever the client heard of it. */
  processed: boolean;
  /** Kind of the fault that it met. */
  fault: string | null;
}

/** Something that a client must never do. */
export interface Violation {
  readonly kind: 'key_at_other_origin' | 'quota_exceeded' | 'came_before_retry_after' | 'used_revoked_key';
  readonly request: SeenRequest;
  readonly says: string;
}

/** Which requests; what is left out matches all. */
export interface Match {
  readonly origin?: Origin;
  readonly method?: string;
  /** A path with everything below it (a slash at the end does not matter), or a pattern. */
  readonly path?: string | RegExp;
}

const mostKept = 200_000;

/** What arrived. Bounded: of very many requests the latest are kept. */
export class Seen {
  readonly violations: Violation[] = [];
  #requests: SeenRequest[] = [];
  #total = 0;
  #underWay = 0;
  /** The most requests that were under way at a time. */
  mostAtOnce = 0;

  get requests(): readonly SeenRequest[] {
    return this.#requests;
  }

  /** Over the whole life. */
  get total(): number {
    return this.#total;
  }

  of(match: Match): SeenRequest[] {
    return this.#requests.filter((request) => matches(match, request));
  }

  count(match: Match): number {
    return this.of(match).length;
  }

  /** The most requests that came in any span of so many seconds. */
  mostIn(seconds: number, match: Match = {}): number {
    const times = this.of(match).map(({ at }) => at);
    let most = 0;
    let first = 0;
    for (const [i, at] of times.entries()) {
      while (at - (times[first] ?? at) >= seconds * 1000) first++;
      most = Math.max(most, i - first + 1);
    }
    return most;
  }

  /** Forgets requests and violations. */
  clear(): void {
    this.#requests = [];
    this.violations.length = 0;
    this.mostAtOnce = this.#underWay;
  }

  begin(request: Omit<SeenRequest, 'number' | 'status' | 'processed' | 'fault'>): SeenRequest {
    const entry: SeenRequest = {
      number: ++this.#total,
      ...request,
      status: null,
      processed: false,
      fault: null,
    };
    this.#requests.push(entry);
    if (this.#requests.length > mostKept * 1.1) this.#requests = this.#requests.slice(-mostKept);
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#underWay);
    return entry;
  }

  end(): void {
    this.#underWay--;
  }

  violate(kind: Violation['kind'], request: SeenRequest, says: string): void {
    if (this.violations.length < 1_000) this.violations.push({ kind, request, says });
  }
}

export function matches(match: Match, request: Pick<SeenRequest, 'origin' | 'method' | 'path'>): boolean {
  const { origin, method, path } = match;
  if (origin !== undefined && origin !== request.origin) return false;
  if (method !== undefined && method !== request.method) return false;
  if (path === undefined) return true;
  if (path instanceof RegExp) return path.test(request.path);
  const folder = path.replace(/\/$/, '');
  return request.path === folder || request.path.startsWith(`${folder}/`);
}
