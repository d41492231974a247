import { groupTags, valueTags, type IppGroup, type IppMessage, type IppValue } from './values.ts';

/** What came is not IPP, or is cut off. */
export class IppFormatError extends Error {
  override readonly name = 'IppFormatError';
}

const deepestCollection = 16;
/** A printer that answers with more than this is not one. */
const mostValues = 100_000;

interface Field {
  readonly tag: number;
  readonly name: string;
  readonly value: Buffer;
}

/**
 * Reads a message; what follows it (a document) is left alone. Of an attribute that comes twice in its group the
 * first one counts, as in libcups: a printer's own, wider list may come second. Unknown tags keep their bytes.
 * @throws IppFormatError, and nothing else, whatever the bytes are.
 */
export function decodeMessage(bytes: Buffer): IppMessage {
  if (bytes.length < 9) throw new IppFormatError(`An answer of ${bytes.length} bytes is not IPP.`);
  const reader = new Reader(bytes);
  const groups: IppGroup[] = [];
  for (;;) {
    const tag = reader.byte();
    if (tag === groupTags.end) break;
    if (tag > 0x0f) throw new IppFormatError('A value stands outside of every group.');
    groups.push({ tag, attributes: readAttributes(reader) });
  }
  return {
    version: [bytes.readUInt8(0), bytes.readUInt8(1)],
    code: bytes.readUInt16BE(2),
    requestId: bytes.readInt32BE(4),
    groups,
  };
}

function readAttributes(reader: Reader): Map<string, IppValue[]> {
  const attributes = new Map<string, IppValue[]>();
  let current: IppValue[] | null = null;
  while (reader.nextTag() > 0x0f) {
    const field = reader.field();
    const value = readValue(reader, field, 0);
    if (field.name !== '') {
      current = [];
      if (!attributes.has(field.name)) attributes.set(field.name, current);
    } else if (!current) {
      throw new IppFormatError('The first value of a group has no name.');
    }
    current.push(value);
  }
  return attributes;
}

function readValue(reader: Reader, field: Field, depth: number): IppValue {
  if (field.tag !== valueTags.begCollection) return plainValue(field);
  if (depth === deepestCollection) throw new IppFormatError('Collections are nested too deeply.');
  const members = new Map<string, IppValue[]>();
  let current: IppValue[] | null = null;
  for (;;) {
    const inner = reader.field();
    if (inner.tag === valueTags.endCollection) return { kind: 'collection', tag: field.tag, members };
    if (inner.tag === valueTags.memberAttrName) {
      const member = inner.value.toString();
      current = [];
      if (!members.has(member)) members.set(member, current);
    } else if (inner.tag <= 0x0f || !current) {
      throw new IppFormatError('A collection has a value without a name.');
    } else {
      current.push(readValue(reader, inner, depth + 1));
    }
  }
}

function plainValue({ tag, value }: Field): IppValue {
  const { length } = value;
  if (tag < 0x20) return { kind: 'none', tag };
  switch (tag) {
    case valueTags.integer:
    case valueTags.enum:
      if (length === 4) return { kind: 'number', tag, value: value.readInt32BE(0) };
      break;
    case valueTags.boolean:
      if (length === 1) return { kind: 'boolean', tag, value: value[0] !== 0 };
      break;
    case valueTags.rangeOfInteger:
      if (length === 8) return { kind: 'range', tag, from: value.readInt32BE(0), to: value.readInt32BE(4) };
      break;
    case valueTags.resolution:
      if (length === 9) {
        const [x, y] = [value.readInt32BE(0), value.readInt32BE(4)];
        return { kind: 'resolution', tag, x, y, unit: value.readUInt8(8) };
      }
      break;
    case valueTags.textWithLanguage:
    case valueTags.nameWithLanguage:
      return textWithLanguage(tag, value);
    default:
      if (tag >= 0x40 && tag < 0x60) return { kind: 'text', tag, value: value.toString() };
  }
  return { kind: 'bytes', tag, value: Buffer.from(value) };
}

function textWithLanguage(tag: number, value: Buffer): IppValue {
  const asItIs: IppValue = { kind: 'bytes', tag, value: Buffer.from(value) };
  if (value.length < 4) return asItIs;
  const languageEnd = 2 + value.readUInt16BE(0);
  if (languageEnd + 2 > value.length || languageEnd + 2 + value.readUInt16BE(languageEnd) !== value.length) {
    return asItIs;
  }
  const language = value.toString('utf8', 2, languageEnd);
  return { kind: 'text', tag, value: value.toString('utf8', languageEnd + 2), language };
}

class Reader {
  readonly #bytes: Buffer;
  #at = 8;
  #values = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  byte(): number {
    const value = this.nextTag();
    this.#at++;
    return value;
  }

  nextTag(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new IppFormatError('The answer is cut off.');
    return value;
  }

  field(): Field {
    if (++this.#values > mostValues) throw new IppFormatError('The answer has too many values.');
    const tag = this.byte();
    return { tag, name: this.#sized().toString(), value: this.#sized() };
  }

  #sized(): Buffer {
    const start = this.#at + 2;
    if (start > this.#bytes.length) throw new IppFormatError('The answer is cut off.');
    const end = start + this.#bytes.readUInt16BE(this.#at);
    if (end > this.#bytes.length) throw new IppFormatError('The answer is cut off.');
    this.#at = end;
    return this.#bytes.subarray(start, end);
  }
}
