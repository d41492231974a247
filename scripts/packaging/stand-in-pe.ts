import { createRequire } from 'node:module';

/** The part of resedit that writes a version into a program; it is electron-builder's, and only that one's. */
interface ResEdit {
  readonly NtExecutable: { readonly from: (data: Buffer) => { readonly generate: () => ArrayBuffer } };
  readonly NtExecutableResource: {
    readonly from: (program: object) => {
      readonly entries: object[];
      readonly outputResource: (to: object) => void;
    };
  };
  readonly Resource: {
    readonly VersionInfo: {
      readonly createEmpty: () => {
        lang: number;
        readonly setStringValues: (language: object, values: Readonly<Record<string, string>>) => void;
        readonly outputToResourceEntries: (entries: object[]) => void;
      };
    };
  };
}
const ofElectronBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { NtExecutable, NtExecutableResource, Resource } = createRequire(
  ofElectronBuilder.resolve('app-builder-lib'),
)('resedit') as ResEdit;

const fileAlignment = 0x200;
const sectionAlignment = 0x1000;
const headerBytes = 0x200;
const aligned = (value: number, to: number): number => Math.ceil(value / to) * to;

/**
 * A Windows program (PE32+, x64) of one section that returns at once, with `payload` after its one instruction. Enough
 * for what edits resources and for what signs.
 */
export function standInPe(payload: Buffer): Buffer {
  // xor eax, eax; ret
  const code = Buffer.concat([Buffer.from([0x31, 0xc0, 0xc3, 0x90]), payload]);
  const rawSize = aligned(code.length, fileAlignment);
  const image = Buffer.alloc(headerBytes + rawSize);
  const pe = 0x80;
  image.write('MZ', 0, 'latin1');
  image.writeUInt32LE(pe, 0x3c);
  image.write('PE\0\0', pe, 'latin1');
  // COFF header
  const coff = pe + 4;
  image.writeUInt16LE(0x8664, coff);
  image.writeUInt16LE(1, coff + 2);
  image.writeUInt16LE(0xf0, coff + 16);
  image.writeUInt16LE(0x0022, coff + 18);
  // Optional header, PE32+
  const optional = coff + 20;
  image.writeUInt16LE(0x20b, optional);
  image.writeUInt32LE(rawSize, optional + 4);
  image.writeUInt32LE(sectionAlignment, optional + 16);
  image.writeUInt32LE(sectionAlignment, optional + 20);
  image.writeBigUInt64LE(0x1_4000_0000n, optional + 24);
  image.writeUInt32LE(sectionAlignment, optional + 32);
  image.writeUInt32LE(fileAlignment, optional + 36);
  image.writeUInt16LE(6, optional + 40);
  image.writeUInt16LE(6, optional + 48);
  image.writeUInt32LE(sectionAlignment + aligned(code.length, sectionAlignment), optional + 56);
  image.writeUInt32LE(headerBytes, optional + 60);
  image.writeUInt16LE(2, optional + 68);
  image.writeBigUInt64LE(0x10_0000n, optional + 72);
  image.writeBigUInt64LE(0x1000n, optional + 80);
  image.writeBigUInt64LE(0x10_0000n, optional + 88);
  image.writeBigUInt64LE(0x1000n, optional + 96);
  image.writeUInt32LE(16, optional + 108);
  // Section .text
  const section = optional + 0xf0;
  image.write('.text', section, 'latin1');
  image.writeUInt32LE(code.length, section + 8);
  image.writeUInt32LE(sectionAlignment, section + 12);
  image.writeUInt32LE(rawSize, section + 16);
  image.writeUInt32LE(headerBytes, section + 20);
  image.writeUInt32LE(0x6000_0020, section + 36);
  code.copy(image, headerBytes);
  return withVersion(image);
}

/** electron-builder writes the archive's hash beside the version, in the version's language. */
function withVersion(image: Buffer): Buffer {
  const program = NtExecutable.from(image);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.lang = 1033;
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  return Buffer.from(program.generate());
}
