import { connect, getCACertificates, type DetailedPeerCertificate } from 'node:tls';
import type { DoctorCheck } from '../../../src-shared/contract/system.ts';
import { messageOf } from '../../../src-shared/errors.ts';
import { listOrganisations } from '../catalog/organisations.ts';
import { clockSentence } from '../sync/client/test-connection.ts';
import type { Examined } from './check.ts';

const limitMs = 10_000;
const dayMs = 24 * 60 * 60 * 1000;
/** A certificate that ends sooner is worth a word. */
const soonDays = 14;

/**
 * The way to Closient, where an organisation is connected: proxy, certificates, and the server's clock. Without a
 * connection nobody is asked: this program speaks to no host that nobody has set.
 */
export async function networkChecks(room: Examined): Promise<DoctorCheck[]> {
  const { db, sync } = room;
  const origins = new Set(
    listOrganisations(db).flatMap(({ id }) => {
      const connection = sync.connectionOf(id);
      return connection ? [new URL(connection.url).origin] : [];
    }),
  );
  const checks = await Promise.all([...origins].map((origin) => checksOf(origin, room)));
  return checks.flat();
}

async function checksOf(origin: string, { ports }: Examined): Promise<DoctorCheck[]> {
  const { host, protocol } = new URL(origin);
  const proxy = (await ports.proxyFor?.(origin)) ?? 'DIRECT';
  const direct = proxy === 'DIRECT';
  const checks: DoctorCheck[] = [
    { id: 'proxy', name: `proxy to ${host}`, ok: true, detail: direct ? 'none, directly' : proxy },
  ];
  // Through a proxy it is the proxy that speaks to the host, and it has its own rules.
  if (protocol === 'https:' && direct)
    checks.push(await certificateCheck(origin, ports.now(), ports.proxyFor !== undefined));
  return [...checks, ...(await reachChecks(origin, host, ports))];
}

/** Asked with the network of this program, as the sync does, and without a key: any answer will do. */
async function reachChecks(origin: string, host: string, ports: Examined['ports']): Promise<DoctorCheck[]> {
  const named = { id: 'closient', name: `reach ${host}` } as const;
  try {
    const answer = await ports.fetch(`${origin}/products/api/v1/openapi.json`, {
      signal: AbortSignal.timeout(limitMs),
    });
    await answer.body?.cancel();
    const date = Date.parse(answer.headers.get('date') ?? '');
    const late = Number.isNaN(date) ? null : clockSentence(ports.now() - date, host);
    return [
      { ...named, ok: true, detail: `it answers (${answer.status})` },
      ...(Number.isNaN(date)
        ? []
        : [{ id: 'clock' as const, name: `clock of ${host}`, ok: late === null, detail: late ?? 'as ours' }]),
    ];
  } catch (caught) {
    const cause = caught instanceof Error && caught.cause !== undefined ? `: ${messageOf(caught.cause)}` : '';
    return [{ ...named, ok: false, detail: `${messageOf(caught)}${cause}` }];
  }
}

/**
 * The chain as the host sends it, whether it is trusted or not: a company's own proxy shows by its name.
 * @param bySystem the network of this program trusts whom the system trusts, such as a company's own authority.
 */
async function certificateCheck(origin: string, now: number, bySystem: boolean): Promise<DoctorCheck> {
  const { hostname, port } = new URL(origin);
  const named = { id: 'certificate', name: `certificate of ${hostname}` } as const;
  const { promise, resolve } = Promise.withResolvers<DoctorCheck>();
  const socket = connect({
    host: hostname,
    port: Number(port) || 443,
    servername: /^[\d.:[\]]+$/.test(hostname) ? '' : hostname,
    rejectUnauthorized: false,
    ...(bySystem ? { ca: [...getCACertificates('default'), ...getCACertificates('system')] } : {}),
    timeout: limitMs,
  });
  socket
    .once('secureConnect', () => {
      const certificate = socket.getPeerCertificate(true);
      const days = Math.floor((Date.parse(certificate.valid_to) - now) / dayMs);
      const chain = `${namesOf(certificate).join(' < ')}; until ${certificate.valid_to}`;
      const trust = socket.authorized ? 'trusted' : `not trusted (${messageOf(socket.authorizationError)})`;
      const ok = socket.authorized && days >= soonDays;
      resolve({ ...named, ok, detail: `${trust}: ${chain}${days < soonDays ? `, ${days} days left` : ''}` });
    })
    .once('timeout', () => resolve({ ...named, ok: false, detail: 'no answer' }))
    .once('error', (error) => resolve({ ...named, ok: false, detail: error.message }));
  try {
    return await promise;
  } finally {
    socket.destroy();
  }
}

/** From the host to the root. The root names itself as its issuer, without end. */
function namesOf(certificate: DetailedPeerCertificate): string[] {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let one: DetailedPeerCertificate | undefined = certificate; one && !seen.has(one.fingerprint256);) {
    seen.add(one.fingerprint256);
    const { CN, O } = one.subject;
    names.push([CN, O].flat().find((part) => typeof part === 'string') ?? 'unnamed');
    one = one.issuerCertificate;
  }
  return names;
}
