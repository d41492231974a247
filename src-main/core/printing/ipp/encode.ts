import { groupTags, valueTags, type IppAttributes, type IppMessage, type IppValue } from './values.ts';

const longestField = 0x7fff;

/**
 * A message as bytes (RFC 8010 section 3.1), without the document that may follow it.
 * @throws RangeError where a name or value is longer than the 32,767 bytes a field can say, or a number has no place.
 */
export function encodeMessage(message: IppMessage): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt8(message.version[0], 0);
  head.writeUInt8(message.version[1], 1);
  head.writeUInt16BE(message.code, 2);
  head.writeInt32BE(message.requestId, 4);
  const parts = [head];
  for (const { tag, attributes } of message.groups) {
    parts.push(Buffer.of(tag));
    writeAttributes(parts, attributes);
  }
  parts.push(Buffer.of(groupTags.end));
  return Buffer.concat(parts);
}

function writeAttributes(parts: Buffer[], attributes: IppAttributes): void {
  for (const [name, values] of attributes) {
    values.forEach((value, index) => writeValue(parts, index === 0 ? name : '', value));
  }
}

/** A further value of a 1setOf, and everything inside a collection, goes without a name. */
function writeValue(parts: Buffer[], name: string, value: IppValue): void {
  if (value.kind !== 'collection') {
    writeField(parts, value.tag, name, bytesOf(value));
    return;
  }
  writeField(parts, value.tag, name, noBytes);
  for (const [member, values] of value.members) {
    writeField(parts, valueTags.memberAttrName, '', Buffer.from(member));
    for (const inner of values) writeValue(parts, '', inner);
  }
  writeField(parts, valueTags.endCollection, '', noBytes);
}

const noBytes = Buffer.alloc(0);

function writeField(parts: Buffer[], tag: number, name: string, value: Uint8Array): void {
  parts.push(Buffer.of(tag), withLength(Buffer.from(name)), withLength(value));
}

function withLength(bytes: Uint8Array): Buffer {
  if (bytes.length > longestField) {
    throw new RangeError(`A field of ${bytes.length} bytes does not fit into IPP.`);
  }
  const field = Buffer.alloc(2 + bytes.length);
  field.writeUInt16BE(bytes.length, 0);
  field.set(bytes, 2);
  return field;
}

function bytesOf(value: Exclude<IppValue, { kind: 'collection' }>): Uint8Array {
  switch (value.kind) {
    case 'none':
      return noBytes;
    case 'number':
      return int32(value.value);
    case 'boolean':
      return Buffer.of(value.value ? 1 : 0);
    case 'range':
      return Buffer.concat([int32(value.from), int32(value.to)]);
    case 'resolution':
      return Buffer.concat([int32(value.x), int32(value.y), Buffer.of(value.unit)]);
    case 'text':
      return value.language === undefined
        ? Buffer.from(value.value)
        : Buffer.concat([withLength(Buffer.from(value.language)), withLength(Buffer.from(value.value))]);
    case 'bytes':
      return value.value;
  }
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
