/** What a label is of; a search looks at one of them at a time. */
export const labelKinds = ['serials', 'lots', 'products'] as const;
export type LabelKind = (typeof labelKinds)[number];
