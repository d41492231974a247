import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package for one system and processor, named as Node names them. */
export interface PackageTarget {
  readonly platform: 'linux' | 'win32' | 'darwin';
  readonly arch: string;
}

/** An npm package whose code or files are in the program. */
export interface ShippedPackage {
  /** Place in package-lock.json, such as `node_modules/hono`. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** SHA-512 of the package file, in base64, as the lock has it. */
  readonly sha512: string | null;
  readonly licence: string;
  /** Places of the packages it needs, of those that ship. */
  readonly needs: readonly string[];
}

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Packages whose licence is a file and not a field (scripts/check-licences.mjs). */
const readByHand: Readonly<Record<string, string>> = { 'png-js': 'MIT' };

/**
 * Everything that package-lock.json names below the program's dependencies. Nothing of what only develops it, and of the
 * prebuilt binaries only koffi's for Windows: nothing else is packed (`files` in electron-builder.yml).
 * @param lockFile path of package-lock.json
 * @param bundled places of packages that are in the bundles, whatever the lock file says of them
 */
export function shippedPackages(
  lockFile: string,
  { platform, arch }: PackageTarget,
  bundled: readonly string[] = [],
): ShippedPackage[] {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8')) as { packages: Record<string, Locked> };
  const shipped = new Map<string, ShippedPackage>();
  const visit = (path: string): void => {
    const locked = packages[path];
    // An optional peer may be here for development only, such as React's types.
    const here = !locked?.dev && !locked?.devOptional;
    if (!locked || shipped.has(path) || (!here && !bundled.includes(path))) return;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const wanted = Object.keys({ ...locked.dependencies, ...locked.peerDependencies });
    if (name === 'koffi' && platform === 'win32') wanted.push(`@koromix/koffi-win32-${arch}`);
    const needs = wanted.map((other) => placeOf(packages, path, other)).filter((place) => place !== null);
    const licence = locked.license ?? readByHand[name];
    if (licence === undefined) throw new Error(`${name} has no licence in package-lock.json`);
    shipped.set(path, {
      path,
      name,
      version: locked.version,
      sha512: locked.integrity?.match(/^sha512-(\S+)$/)?.[1] ?? null,
      licence,
      needs,
    });
    needs.forEach(visit);
  };
  for (const name of Object.keys(packages['']?.dependencies ?? {})) visit(`node_modules/${name}`);
  bundled.forEach(visit);
  return [...shipped.values()]
    .map((one) => ({ ...one, needs: one.needs.filter((place) => shipped.has(place)) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Places of the packages whose code the bundler took, as its source maps tell. A package that tries to load another one,
 * such as `debug` with its colours, gets it where it happens to be installed.
 * @param root folder of the repository, built
 */
export function bundledPackages(root: string): string[] {
  const places = globSync('dist/main/**/*.map', { cwd: root })
    .flatMap((map) => (JSON.parse(readFileSync(join(root, map), 'utf8')) as { sources: string[] }).sources)
    .map((source) => /node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(source)?.[0])
    .filter((place) => place !== undefined);
  return [...new Set(places)].sort();
}

/** Where Node would find `name` from `path`: in its own folder of packages, or in one above. */
function placeOf(packages: Readonly<Record<string, Locked>>, path: string, name: string): string | null {
  for (let from = path; from !== ''; from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')))) {
    const place = `${from}/node_modules/${name}`;
    if (packages[place]) return place;
  }
  const top = `node_modules/${name}`;
  return packages[top] ? top : null;
}
