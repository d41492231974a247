const directoryAt = 12;
const recordBytes = 16;
/** Of the table `head`: a sum over the whole file, which counts as 0 in the table's own. */
const adjustmentAt = 8;

/**
 * Whether a TrueType file is whole: every table it lists is there, and its checksum is the one in the list (OpenType,
 * "Table directory"). The sum over the whole file says less: signing a font changes it.
 */
export function isWholeFont(bytes: Buffer): boolean {
  if (bytes.length < directoryAt || bytes.readUInt32BE(0) !== 0x0001_0000) return false;
  const tables = bytes.readUInt16BE(4);
  if (tables === 0 || bytes.length < directoryAt + tables * recordBytes) return false;
  for (let table = 0; table < tables; table++) {
    const at = directoryAt + table * recordBytes;
    const offset = bytes.readUInt32BE(at + 8);
    const length = bytes.readUInt32BE(at + 12);
    if (offset + length > bytes.length) return false;
    const tag = bytes.toString('latin1', at, at + 4);
    if (checksumOf(bytes.subarray(offset, offset + length), tag === 'head') !== bytes.readUInt32BE(at + 4)) {
      return false;
    }
  }
  return true;
}

/** Sum of big-endian 32-bit words; the last one filled up with zeros. */
function checksumOf(table: Buffer, isHead: boolean): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) {
    if (isHead && at === adjustmentAt) continue;
    const word =
      at + 4 <= table.length
        ? table.readUInt32BE(at)
        : table.readUIntBE(at, table.length - at) * 256 ** (4 - (table.length - at));
    sum = (sum + word) >>> 0;
  }
  return sum;
}
