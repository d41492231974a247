import type { HostCalibration } from '../../../../src-shared/contract/sync.ts';
import { PrintRoomError } from '../../../../src-shared/errors.ts';
import { digitalLinkFor } from '../../../../src-shared/gs1/index.ts';
import type { WriteDb } from '../../db/write-db.ts';
import type { SymbolRead } from '../../render/protocol.ts';
import type { ClosientClient } from '../client/closient-client.ts';

export interface CalibrationParts {
  readonly db: WriteDb;
  readonly client: Pick<ClosientClient, 'qrPng' | 'host'>;
  /** Host on new labels. */
  readonly ownHost: string;
  /** On a thread. */
  readonly readQr: (png: Uint8Array) => Promise<SymbolRead | null>;
}

/**
 * Reads one QR code as Closient draws it, to see which host is in its links: 10,000 labels with a wrong link cannot be
 * called back. Changes nothing.
 * @throws ClosientFailure; PrintRoomError `closient_unusable_answer` where there is no link to be read.
 */
export async function calibrateHost(organisation: number, parts: CalibrationParts): Promise<HostCalibration> {
  const { db, client, ownHost, readQr } = parts;
  const sample = sampleOf(db, organisation);
  if (!sample) {
    const sentence =
      'There is no product yet. The host in the links of Closient can be read as soon as there is one.';
    const nothing = { seen_host: null, seen_link: null, own_link: null, same: false };
    return { state: 'no_product', own_host: ownHost, ...nothing, sentence };
  }
  const order = sample.lot === null ? { gtin: sample.gtin } : { gtin: sample.gtin, lot: sample.lot };
  const symbol = await readQr(await client.qrPng(order, { urgent: true, patienceMs: 10_000 }));
  if (!symbol) throw unusable(`The QR code that ${client.host} drew cannot be read.`);
  const seen = hostOf(symbol.text, sample.gtin);
  if (!seen)
    throw unusable(`The QR code that ${client.host} drew for ${sample.gtin} holds no Digital Link of it.`);
  const same = seen.host === ownHost && seen.prefix === '';
  return {
    state: 'read',
    own_host: ownHost,
    seen_host: seen.host,
    seen_link: symbol.text,
    own_link: digitalLinkFor({ host: ownHost, ...order }),
    same,
    sentence: sentenceFor(seen, ownHost, same),
  };
}

interface SeenHost {
  readonly host: string;
  /** Path before `/01/`; ours have none. */
  readonly prefix: string;
}

function sentenceFor({ host, prefix }: SeenHost, ownHost: string, same: boolean): string {
  if (same) return `Labels of this organisation and of Closient carry the same host, ${host}.`;
  if (prefix !== '')
    return `Closient puts ${host}${prefix} into its links, a host with a path; labels made here carry ${ownHost} and can carry a host only.`;
  return `Closient puts ${host} into its links; labels made here carry ${ownHost}.`;
}

/** A link to anything else says nothing about labels. */
function hostOf(text: string, gtin: string): SeenHost | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '') return null;
  const at = url.pathname.indexOf(`/01/${gtin}`);
  return at < 0 ? null : { host: url.host, prefix: url.pathname.slice(0, at) };
}

/** A product that Closient knows, and a lot of it where there is one. */
function sampleOf(db: WriteDb, organisation: number): { gtin: string; lot: string | null } | undefined {
  return db
    .prepare(
      `SELECT p.gtin, (SELECT l.lot FROM lots l WHERE l.product_id = p.id AND l.active = 1
         ORDER BY l.closient_id IS NULL, l.id LIMIT 1) AS lot
       FROM products p WHERE p.organisation_id = ? AND p.active = 1
       ORDER BY p.closient_id IS NULL, lot IS NULL, p.id LIMIT 1`,
    )
    .get(organisation) as { gtin: string; lot: string | null } | undefined;
}

function unusable(sentence: string): PrintRoomError {
  return new PrintRoomError('closient_unusable_answer', sentence);
}
