import { createHash } from 'node:crypto';
import type { ForeignPart } from './foreign-parts.ts';
import type { PackageTarget, ShippedPackage } from './shipped.ts';

export interface SbomInput {
  readonly version: string;
  readonly target: PackageTarget;
  readonly packages: readonly ShippedPackage[];
  readonly foreign: readonly ForeignPart[];
  /** Places of the packages that the program itself asks for or has in its bundles. */
  readonly direct: readonly string[];
}

/**
 * The bill of materials of one package, CycloneDX 1.6. Of the same lock file it is the same text: no time is in it, and
 * its serial number is made from its content.
 */
export function makeSbom({ version, target, packages, foreign, direct }: SbomInput): string {
  const root = `print-room@${version}`;
  const refs = new Map(packages.map((one) => [one.path, purlOf(one)]));
  const refOf = (path: string): string => refs.get(path) ?? path;
  const unique = (list: readonly string[]): string[] => [...new Set(list)].sort();
  const byRef = new Map(packages.map((one) => [purlOf(one), one]));
  const content = {
    metadata: {
      component: {
        type: 'application',
        'bom-ref': root,
        name: 'print-room',
        version,
        licenses: [{ license: { id: 'MIT' } }],
      },
      properties: [{ name: 'print-room:target', value: `${target.platform}-${target.arch}` }],
    },
    components: [...foreign.map(foreignComponent), ...[...byRef.values()].map(component)],
    dependencies: [
      {
        ref: root,
        dependsOn: unique([
          ...direct.filter((place) => refs.has(place)).map(refOf),
          ...foreign.map(({ name }) => `part:${name}`),
        ]),
      },
      ...[...byRef].map(([ref]) => ({
        ref,
        dependsOn: unique(
          packages.filter((one) => purlOf(one) === ref).flatMap((one) => one.needs.map(refOf)),
        ),
      })),
    ],
  };
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(digest)}`,
    version: 1,
    ...content,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** https://github.com/package-url/purl-spec: the @ of a scope is written %40. */
function purlOf({ name, version }: ShippedPackage): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function component(one: ShippedPackage): object {
  return {
    type: 'library',
    'bom-ref': purlOf(one),
    name: one.name,
    version: one.version,
    licenses: licencesOf(one.licence),
    purl: purlOf(one),
    ...(one.sha512
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(one.sha512, 'base64').toString('hex') }] }
      : {}),
  };
}

function foreignComponent(part: ForeignPart): object {
  return {
    type: part.type,
    'bom-ref': `part:${part.name}`,
    name: part.name,
    ...(part.version === null ? {} : { version: part.version }),
    description: part.where,
    licenses: licencesOf(part.licence),
    ...(part.purl ? { purl: part.purl } : {}),
    externalReferences: [{ type: 'website', url: part.source }],
  };
}

/** One identifier, or an expression of several. */
function licencesOf(text: string): object[] {
  return /[ ()]/.test(text) ? [{ expression: text }] : [{ license: { id: text } }];
}

/** The first half of a digest in the shape of a UUID of version 8, "made by own rules" (RFC 9562). */
function uuidOf(hex: string): string {
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
