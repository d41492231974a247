import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeMessage, IppFormatError } from '../../src-main/core/printing/ipp/decode.ts';
import { encodeMessage } from '../../src-main/core/printing/ipp/encode.ts';
import {
  collectionsOf,
  groupOf,
  groupTags,
  keyword,
  numberOf,
  textsOf,
  valueTags,
  type IppMessage,
  type IppValue,
} from '../../src-main/core/printing/ipp/values.ts';

const int32 = fc.integer({ min: -0x80000000, max: 0x7fffffff });
const attributeName = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));

const plain: fc.Arbitrary<IppValue> = fc.oneof(
  fc.constantFrom(0x10, 0x12, 0x13).map((tag) => ({ kind: 'none' as const, tag })),
  fc.tuple(fc.constantFrom(valueTags.integer, valueTags.enum), int32).map(([tag, value]) => ({
    kind: 'number' as const,
    tag,
    value,
  })),
  fc.boolean().map((value) => ({ kind: 'boolean' as const, tag: valueTags.boolean, value })),
  fc
    .tuple(fc.constantFrom(0x41, 0x42, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49), fc.string({ unit: 'grapheme' }))
    .map(([tag, value]) => ({ kind: 'text' as const, tag, value })),
  fc
    .tuple(fc.constantFrom(0x35, 0x36), fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[a-z]{2}$/))
    .map(([tag, value, language]) => ({ kind: 'text' as const, tag, value, language })),
  fc
    .tuple(int32, int32)
    .map(([from, to]) => ({ kind: 'range' as const, tag: valueTags.rangeOfInteger, from, to })),
  fc.tuple(int32, int32, fc.constantFrom(3, 4)).map(([x, y, unit]) => ({
    kind: 'resolution' as const,
    tag: valueTags.resolution,
    x,
    y,
    unit,
  })),
  // dateTime, and tags that nobody has defined.
  fc.tuple(fc.constantFrom(0x30, 0x31, 0x38, 0x7f), bytes).map(([tag, value]) => ({
    kind: 'bytes' as const,
    tag,
    value,
  })),
);

const { value: anyValue } = fc.letrec<{ value: IppValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    plain,
    fc
      .uniqueArray(fc.tuple(attributeName, fc.array(tie('value'), { minLength: 1, maxLength: 3 })), {
        selector: ([name]) => name,
        maxLength: 4,
      })
      .map((members) => ({
        kind: 'collection' as const,
        tag: valueTags.begCollection,
        members: new Map(members),
      })),
  ),
}));

const message: fc.Arbitrary<IppMessage> = fc.record({
  version: fc.constantFrom<readonly [number, number]>([1, 1], [2, 0]),
  code: fc.integer({ min: 0, max: 0xffff }),
  requestId: int32,
  groups: fc.array(
    fc.record({
      tag: fc.constantFrom(0x01, 0x02, 0x04, 0x05, 0x06, 0x09),
      attributes: fc
        .uniqueArray(fc.tuple(attributeName, fc.array(anyValue, { minLength: 1, maxLength: 4 })), {
          selector: ([name]) => name,
          maxLength: 6,
        })
        .map((entries) => new Map(entries)),
    }),
    { maxLength: 4 },
  ),
});

test('every message comes back as it was, with sets, collections and tags that nobody knows', () => {
  fc.assert(
    fc.property(message, (sent) => {
      expect(decodeMessage(encodeMessage(sent))).toEqual(sent);
    }),
  );
});

test('a document behind the message is left alone', () => {
  fc.assert(
    fc.property(message, bytes, (sent, document) => {
      expect(decodeMessage(Buffer.concat([encodeMessage(sent), document]))).toEqual(sent);
    }),
  );
});

test('whatever bytes come, they are a message or a plain refusal', () => {
  const noise = fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array));
  const damaged = fc
    .tuple(
      message,
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
      fc.nat(),
    )
    .map(([sent, changes, cut]) => {
      const encoded = encodeMessage(sent);
      for (const [at, byte] of changes) encoded[at % encoded.length] = byte;
      return encoded.subarray(0, cut % 3 === 0 ? cut % (encoded.length + 1) : encoded.length);
    });
  let refused = 0;
  fc.assert(
    fc.property(fc.oneof(noise, damaged), (encoded) => {
      try {
        decodeMessage(encoded);
      } catch (caught) {
        expect(caught).toBeInstanceOf(IppFormatError);
        refused++;
      }
    }),
    { numRuns: 2_000 },
  );
  expect(refused).toBeGreaterThan(100);
});

test('a message that is cut anywhere is refused', () => {
  const encoded = encodeMessage({
    version: [2, 0],
    code: 0,
    requestId: 1,
    groups: [
      { tag: groupTags.printer, attributes: new Map([['media-ready', [keyword('a'), keyword('b')]]]) },
    ],
  });
  for (let length = 0; length < encoded.length; length++) {
    expect(() => decodeMessage(encoded.subarray(0, length))).toThrow(IppFormatError);
  }
});

test('of an attribute that comes twice the first one counts', () => {
  const once = (value: string): Buffer =>
    encodeMessage({
      version: [2, 0],
      code: 0,
      requestId: 1,
      groups: [
        { tag: groupTags.printer, attributes: new Map([['document-format-supported', [keyword(value)]]]) },
      ],
    });
  const [first, second] = [once('application/pdf'), once('image/pwg-raster')];
  // Header and group tag are 9 bytes; the end tag is the last one.
  const twice = Buffer.concat([first.subarray(0, -1), second.subarray(9)]);
  expect(textsOf(groupOf(decodeMessage(twice), groupTags.printer), 'document-format-supported')).toEqual([
    'application/pdf',
  ]);
});

test('collections that are nested without an end are refused before they cost anything', () => {
  const open = Buffer.from([0x34, 0, 0, 0, 0, 0x4a, 0, 0, 0, 1, 0x61]);
  const start = Buffer.concat([
    Buffer.from([2, 0, 0, 0, 0, 0, 0, 1, 4]),
    Buffer.from([0x34, 0, 1, 0x61, 0, 0]),
  ]);
  const deep = Buffer.concat([start, open.subarray(5), ...Array.from({ length: 100_000 }, () => open)]);
  expect(() => decodeMessage(deep)).toThrow(IppFormatError);
});

test('a media-col as a printer sends it is understood', () => {
  // begCollection media-col { media-size { x-dimension 21000, y-dimension 29700 } } byte by byte, RFC 8010 section 3.1.6.
  const field = (tag: number, name: string, value: Buffer): Buffer => {
    const lengths = [Buffer.alloc(2), Buffer.alloc(2)] as const;
    lengths[0].writeUInt16BE(name.length);
    lengths[1].writeUInt16BE(value.length);
    return Buffer.concat([Buffer.of(tag), lengths[0], Buffer.from(name), lengths[1], value]);
  };
  const none = Buffer.alloc(0);
  const wire = Buffer.concat([
    Buffer.from([2, 0, 0, 0, 0, 0, 0, 1, 4]),
    field(0x34, 'media-col-default', none),
    field(0x4a, '', Buffer.from('media-size')),
    field(0x34, '', none),
    field(0x4a, '', Buffer.from('x-dimension')),
    field(0x21, '', Buffer.from([0, 0, 0x52, 0x08])),
    field(0x4a, '', Buffer.from('y-dimension')),
    field(0x21, '', Buffer.from([0, 0, 0x74, 0x04])),
    field(0x37, '', none),
    field(0x37, '', none),
    Buffer.of(3),
  ]);
  const [medium] = collectionsOf(groupOf(decodeMessage(wire), groupTags.printer), 'media-col-default');
  const [size] = medium ? collectionsOf(medium, 'media-size') : [];
  expect(size && [numberOf(size, 'x-dimension'), numberOf(size, 'y-dimension')]).toEqual([21_000, 29_700]);
  const decoded = decodeMessage(wire);
  expect(encodeMessage(decoded).equals(wire)).toBe(true);
});

test('text that is too long for its field is refused, not cut', () => {
  const tooLong: IppMessage = {
    version: [2, 0],
    code: 2,
    requestId: 1,
    groups: [
      { tag: groupTags.operation, attributes: new Map([['job-name', [keyword('x'.repeat(40_000))]]]) },
    ],
  };
  expect(() => encodeMessage(tooLong)).toThrow(RangeError);
});
