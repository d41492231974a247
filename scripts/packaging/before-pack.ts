import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AfterPackContext, Arch } from 'electron-builder';
import { foreignParts } from './foreign-parts.ts';
import { makeNotices } from './notices.ts';
import { makeSbom } from './sbom.ts';
import { bundledPackages, type PackageTarget, shippedPackages } from './shipped.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** electron-builder's hook before it makes a package's folder: writes dist/legal/OS-ARCH for this package. */
export function beforePack(context: AfterPackContext): void {
  const platform = context.electronPlatformName as PackageTarget['platform'];
  const arch = Arch[context.arch] ?? 'unknown';
  // Named as electron-builder.yml can name it.
  const os = { linux: 'linux', win32: 'win', darwin: 'mac' }[platform];
  writeLegal({ platform, arch }, join(root, 'dist', 'legal', `${os}-${arch}`));
}

/** Writes the bill of materials and the notices of one package into `folder`. */
export function writeLegal(target: PackageTarget, folder: string): void {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
    dependencies: Record<string, string>;
  };
  const bundled = bundledPackages(root);
  const packages = shippedPackages(join(root, 'package-lock.json'), target, bundled);
  const foreign = foreignParts(target);
  const own = Object.keys(manifest.dependencies).map((name) => `node_modules/${name}`);
  const direct = [...own, ...bundled];
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'sbom.cdx.json'),
    makeSbom({ version: manifest.version, target, packages, foreign, direct }),
  );
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), makeNotices(root, packages, foreign));
  writeFileSync(join(folder, 'LICENSE.txt'), readFileSync(join(root, 'LICENSE')));
}
