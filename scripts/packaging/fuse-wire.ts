/**
 * Electron's fuses as they lie in its executable: a marker, the wire's version, its length, one character a fuse
 * (electron: build/fuses/fuses.json5).
 */
export const fuseMarker = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** In the order of the wire, under the names that electron-builder uses. */
export const fuseNames = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
  'wasmTrapHandlers',
] as const;
export type Fuses = Readonly<Record<(typeof fuseNames)[number], boolean>>;

/** As Electron 45 is delivered. */
const delivered = '101100011';

/** The wire of a fresh Electron, for a stand-in of its binary. */
export function freshFuseWire(): Buffer {
  return Buffer.concat([Buffer.from(fuseMarker), Buffer.from([1, delivered.length]), Buffer.from(delivered)]);
}

/**
 * Reads every fuse of an executable (on macOS: of Electron's framework).
 * @throws Error where there is no wire, more than one, or one of another version or length: then nobody knows what its
 * characters mean.
 */
export function readFuses(executable: Buffer): Fuses {
  const at = executable.indexOf(fuseMarker);
  if (at < 0) throw new Error('there is no fuse wire in the executable');
  if (executable.indexOf(fuseMarker, at + 1) >= 0) throw new Error('there are two fuse wires');
  const [version, length] = executable.subarray(at + fuseMarker.length);
  if (version !== 1 || length !== fuseNames.length) {
    throw new Error(`the fuse wire has version ${version} and ${length} fuses: Electron has changed`);
  }
  const wire = executable.toString('latin1', at + fuseMarker.length + 2).slice(0, length);
  return Object.fromEntries(fuseNames.map((name, index) => [name, wire[index] === '1'])) as Fuses;
}
