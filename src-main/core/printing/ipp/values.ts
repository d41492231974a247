/** Value tags of RFC 8010 section 3.5.2 that have a form of their own here. Every other tag keeps its bytes. */
export const valueTags = {
  unsupported: 0x10,
  unknown: 0x12,
  noValue: 0x13,
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  octetString: 0x30,
  resolution: 0x32,
  rangeOfInteger: 0x33,
  begCollection: 0x34,
  textWithLanguage: 0x35,
  nameWithLanguage: 0x36,
  endCollection: 0x37,
  textWithoutLanguage: 0x41,
  nameWithoutLanguage: 0x42,
  keyword: 0x44,
  uri: 0x45,
  uriScheme: 0x46,
  charset: 0x47,
  naturalLanguage: 0x48,
  mimeMediaType: 0x49,
  memberAttrName: 0x4a,
} as const;

/** Delimiter tags: which group the attributes behind them belong to. */
export const groupTags = { operation: 0x01, job: 0x02, end: 0x03, printer: 0x04, unsupported: 0x05 } as const;

/** One value with its tag on the wire. `none`: the out-of-band values, such as "no value" and "unknown". */
export type IppValue =
  | { readonly kind: 'none'; readonly tag: number }
  | { readonly kind: 'number'; readonly tag: number; readonly value: number }
  | { readonly kind: 'boolean'; readonly tag: number; readonly value: boolean }
  | { readonly kind: 'text'; readonly tag: number; readonly value: string; readonly language?: string }
  | { readonly kind: 'range'; readonly tag: number; readonly from: number; readonly to: number }
  /** Dots per `unit`: 3 = inch, 4 = cm. */
  | {
      readonly kind: 'resolution';
      readonly tag: number;
      readonly x: number;
      readonly y: number;
      readonly unit: number;
    }
  | { readonly kind: 'collection'; readonly tag: number; readonly members: IppAttributes }
  /** Kept as it came: tags without a form of their own, and values whose length does not fit their tag. */
  | { readonly kind: 'bytes'; readonly tag: number; readonly value: Uint8Array };

/** Attributes by name, in the order of the wire; a 1setOf has several values. */
export type IppAttributes = ReadonlyMap<string, readonly IppValue[]>;

export interface IppGroup {
  readonly tag: number;
  readonly attributes: IppAttributes;
}

/** A request or an answer (RFC 8010 section 3.1). `code` is the operation or the status. */
export interface IppMessage {
  readonly version: readonly [number, number];
  readonly code: number;
  readonly requestId: number;
  readonly groups: readonly IppGroup[];
}

export const integer = (value: number): IppValue => ({ kind: 'number', tag: valueTags.integer, value });
export const boolean = (value: boolean): IppValue => ({ kind: 'boolean', tag: valueTags.boolean, value });
export const keyword = (value: string): IppValue => ({ kind: 'text', tag: valueTags.keyword, value });
export const uri = (value: string): IppValue => ({ kind: 'text', tag: valueTags.uri, value });
export const mimeType = (value: string): IppValue => ({ kind: 'text', tag: valueTags.mimeMediaType, value });
export const name = (value: string): IppValue => ({
  kind: 'text',
  tag: valueTags.nameWithoutLanguage,
  value,
});
export const collection = (members: Readonly<Record<string, IppValue>>): IppValue => ({
  kind: 'collection',
  tag: valueTags.begCollection,
  members: new Map(Object.entries(members).map(([key, value]) => [key, [value]])),
});

const noAttributes: IppAttributes = new Map();

/** The first group of a kind; empty where the message has none. */
export function groupOf(message: IppMessage, tag: number): IppAttributes {
  return message.groups.find((group) => group.tag === tag)?.attributes ?? noAttributes;
}

export function textsOf(attributes: IppAttributes, key: string): string[] {
  return (attributes.get(key) ?? []).flatMap((value) => (value.kind === 'text' ? [value.value] : []));
}

/** null: absent, out of band, or of another kind. */
export function textOf(attributes: IppAttributes, key: string): string | null {
  return textsOf(attributes, key)[0] ?? null;
}

export function numbersOf(attributes: IppAttributes, key: string): number[] {
  return (attributes.get(key) ?? []).flatMap((value) => (value.kind === 'number' ? [value.value] : []));
}

export function numberOf(attributes: IppAttributes, key: string): number | null {
  return numbersOf(attributes, key)[0] ?? null;
}

export function collectionsOf(attributes: IppAttributes, key: string): IppAttributes[] {
  return (attributes.get(key) ?? []).flatMap((value) => (value.kind === 'collection' ? [value.members] : []));
}
