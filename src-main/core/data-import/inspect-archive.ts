import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { dataExportFormatVersion, type ArchiveFormat } from '../../../src-shared/models/data-export.ts';
import { rowOfPublicId } from '../../../src-shared/ids.ts';
import { manifest as manifestModel, type Manifest } from '../data-export/manifest.ts';
import { manifestName, tableFiles } from '../data-export/table-files.ts';
import { ArchiveProblem, members, mostUnpacked, type Member } from './archive-reader.ts';

const mostMembers = 1_000_000;
const longestManifest = 256 * 1024 * 1024;
/** What a binary may be called: the job, and what kind of file it is. */
export const binaryName = /^jobs\/files\/([0-9A-Za-z]{22})\.(pdf|zip)$/;

export interface InspectedArchive {
  readonly path: string;
  readonly format: ArchiveFormat;
  readonly manifest: Manifest;
  /** Row id of the organisation. */
  readonly organisation: number;
  /** What all of it unpacks to. */
  readonly bytes: number;
}

/**
 * Reads an archive once from end to end and believes nothing: every member has to be known, once, and what the
 * manifest says it is.
 * @throws ArchiveProblem with what is wrong.
 */
export async function inspectArchive(path: string, format: ArchiveFormat): Promise<InspectedArchive> {
  const found = new Map<string, { bytes: number; sha256: string }>();
  let manifest: Manifest | null = null;
  let bytes = 0;
  for await (const member of members(format, path, mostUnpacked(statSync(path).size))) {
    if (found.has(member.name)) throw new ArchiveProblem(`it has ${shown(member.name)} twice`);
    if (found.size >= mostMembers) throw new ArchiveProblem('it has far more files than an export');
    if (member.name === manifestName) {
      manifest = parseManifest(await textOf(member));
      found.set(member.name, { bytes: 0, sha256: '' });
      continue;
    }
    requireKnown(member.name);
    const digest = await digestOf(member);
    found.set(member.name, digest);
    bytes += digest.bytes;
  }
  if (!manifest) throw new ArchiveProblem('it has no manifest');
  found.delete(manifestName);
  compare(manifest, found);
  requireWhole(manifest);
  const organisation = rowOfPublicId('organisation', manifest.organization.id);
  if (organisation === null) throw new ArchiveProblem('its organisation has no id of ours');
  return { path, format, manifest, organisation, bytes };
}

function requireKnown(name: string): void {
  if (tableFiles.some((file) => file.name === name) || binaryName.test(name)) return;
  throw new ArchiveProblem(`nothing of an export is called ${shown(name)}`);
}

async function digestOf(member: Member): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of member.pieces) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function textOf(member: Member): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of member.pieces) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > longestManifest) throw new ArchiveProblem('its manifest is too long');
  }
  return Buffer.concat(pieces).toString('utf8');
}

function parseManifest(text: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ArchiveProblem('its manifest is not JSON');
  }
  const parsed = manifestModel.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ArchiveProblem(
      `its manifest is not one of an export (${issue?.path.join('.')}: ${issue?.message})`,
    );
  }
  if (isNewer(parsed.data.format_version)) {
    throw new ArchiveProblem(
      `it was made by a newer Print Room (format ${parsed.data.format_version}, this one reads up to ${dataExportFormatVersion})`,
    );
  }
  return parsed.data;
}

/** Whether a format came after another one. */
function isNewer(version: string, than: string = dataExportFormatVersion): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [thanMajor = 0, thanMinor = 0] = than.split('.').map(Number);
  return major > thanMajor || (major === thanMajor && minor > thanMinor);
}

function compare(manifest: Manifest, found: ReadonlyMap<string, { bytes: number; sha256: string }>): void {
  const told = new Set(manifest.files.map(({ name }) => name));
  for (const file of manifest.files) {
    const member = found.get(file.name);
    if (!member) throw new ArchiveProblem(`${shown(file.name)} is missing`);
    if (member.bytes !== file.bytes || member.sha256 !== file.sha256) {
      throw new ArchiveProblem(
        `${file.name} is damaged or was changed: its SHA-256 is not the one of the manifest`,
      );
    }
  }
  for (const name of found.keys()) {
    if (!told.has(name)) throw new ArchiveProblem(`its manifest does not know ${shown(name)}`);
  }
  for (const { name, since = '1.0' } of tableFiles) {
    if (told.has(name) || isNewer(since, manifest.format_version)) continue;
    throw new ArchiveProblem(`${name} is missing`);
  }
}

/** What is not there cannot be restored, and a ledger with a hole would call printed labels free. */
function requireWhole(manifest: Manifest): void {
  const broken = manifest.sections.find(({ status }) => status === 'partial' || status === 'error');
  if (!broken) return;
  throw new ArchiveProblem(`its section ${broken.key} is not whole: ${broken.error ?? broken.status}`);
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 100));
}
