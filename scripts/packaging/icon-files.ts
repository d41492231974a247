/** A picture of `size` x `size` pixels as PNG. */
export interface IconPicture {
  readonly size: number;
  readonly png: Buffer;
}

/** What each system shows somewhere: lists, desktops, title bars, docks. */
export const icoSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256];
export const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
/** Beside the clock; Electron takes the second one on screens with doubled dots. */
export const traySizes: readonly (readonly [file: string, size: number])[] = [
  ['tray.png', 16],
  ['tray@2x.png', 32],
];
/** Apple's type codes of PNG entries; the same picture stands under two where one is the doubled smaller one. */
export const icnsTypes: readonly (readonly [type: string, size: number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];

/** A Windows icon whose pictures are PNG, which every Windows since Vista reads. */
export function icoFile(pictures: readonly IconPicture[]): Buffer {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    // 256 is written as 0.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/** An Apple icon: a list of pictures, each after its type and length. */
export function icnsFile(pictureOf: (size: number) => Buffer): Buffer {
  const chunk = (type: string, content: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(content.length + 8, 4);
    return Buffer.concat([head, content]);
  };
  return chunk('icns', Buffer.concat(icnsTypes.map(([type, size]) => chunk(type, pictureOf(size)))));
}
