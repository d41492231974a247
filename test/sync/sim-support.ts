import { onTestFinished } from 'vitest';
import type { SimOptions } from '../closient-sim/options.ts';
import type { Row } from '../closient-sim/catalog/rows.ts';
import { startSim, type Sim } from '../closient-sim/sim.ts';

/** A stand-in that ends with the test. Its clock stands still unless the test moves it. */
export async function openSim(options: SimOptions = {}): Promise<Sim> {
  const sim = await startSim({ clock: () => Date.UTC(2026, 10, 1), ...options });
  onTestFinished(() => sim.close());
  return sim;
}

/** Windows that no test comes near. */
export const wide = [{ limit: 1_000_000, seconds: 60 }];

export async function ask(sim: Sim, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(new URL(path, sim.url), {
    redirect: 'manual',
    ...init,
    headers: { 'X-API-Key': sim.key, ...(init.headers as Record<string, string>) },
  });
}

export async function post(sim: Sim, path: string, body: unknown): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' };
  return ask(sim, path, { method: 'POST', headers, body: JSON.stringify(body) });
}

interface Page {
  readonly data: Row[];
  readonly pagination: Record<string, unknown>;
}

export async function page(sim: Sim, list: string, number: number, size = 100): Promise<Page> {
  const query = `organization_id=${sim.organizationId}&page=${number}&page_size=${size}`;
  return (await (await ask(sim, `/products/api/v1/${list}?${query}`)).json()) as Page;
}

/** A whole pass over a list. */
export async function pass(sim: Sim, list: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let number = 1; ; number++) {
    const { data, pagination } = await page(sim, list, number);
    rows.push(...data);
    if (pagination['has_next'] !== true) return rows;
  }
}
