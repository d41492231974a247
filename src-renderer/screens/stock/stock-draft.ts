import type { LayoutEntry } from '../../../src-shared/contract/stocks.ts';
import { usualLayoutProblems } from '../../../src-shared/layout-problems.ts';
import type { Stock } from '../../../src-shared/models/stock.ts';
import { stockProblems } from '../../../src-shared/stock-geometry.ts';
import { MM_PER_INCH } from '../../../src-shared/units.ts';
import { say } from '../../texts/say.ts';
import { t } from '../../texts/t.ts';

/** The numbers of a form; an emptied field is '' until the next digit. */
export const lengthFields = [
  'pageWidth',
  'pageHeight',
  'labelWidth',
  'labelHeight',
  'cornerRadius',
  'left',
  'top',
  'pitchX',
  'pitchY',
] as const;
export type LengthField = (typeof lengthFields)[number];

export interface StockDraft extends Record<LengthField, number | ''> {
  readonly id: string;
  readonly name: string;
  readonly fits: string;
  readonly kind: Stock['kind'];
  readonly unit: Stock['unit'];
  readonly shape: Stock['label']['shape'];
  readonly columns: number;
  readonly rows: number;
  readonly qr: string | null;
  readonly datamatrix: string | null;
  readonly source: string;
}

export function draftOf(stock: Stock): StockDraft {
  return {
    id: stock.id,
    name: stock.name,
    fits: stock.fits.join(', '),
    kind: stock.kind,
    unit: stock.unit,
    shape: stock.label.shape,
    columns: stock.grid.columns,
    rows: stock.grid.rows,
    qr: stock.default_layouts.qr,
    datamatrix: stock.default_layouts.datamatrix,
    source: stock.source,
    pageWidth: stock.page.width,
    pageHeight: stock.page.height,
    labelWidth: stock.label.width,
    labelHeight: stock.label.height,
    cornerRadius: stock.label.corner_radius,
    left: stock.left,
    top: stock.top,
    pitchX: stock.pitch.x,
    pitchY: stock.pitch.y,
  };
}

/** A copy to be changed: another id, and the source says where it comes from. */
export function copyOf(stock: Stock, taken: readonly string[]): StockDraft {
  let number = 1;
  const idOf = (): string => `${stock.id.slice(0, 56)}-copy${number === 1 ? '' : number}`;
  while (taken.includes(idOf())) number++;
  return {
    ...draftOf(stock),
    id: idOf(),
    name: t('stock.copy_name', { name: stock.name }).slice(0, 120),
    source: t('stock.copy_source', { id: stock.id }),
  };
}

/** The stock of a form; a roll is one label, so most of its numbers follow from two. Empty fields count as 0. */
export function stockOfDraft(draft: StockDraft): Stock {
  const length = (field: LengthField): number => Number(draft[field]);
  const roll = draft.kind === 'roll';
  const label = { width: length('labelWidth'), height: length('labelHeight') };
  return {
    id: draft.id,
    name: draft.name.trim(),
    fits: draft.fits
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    kind: draft.kind,
    unit: draft.unit,
    page: roll ? label : { width: length('pageWidth'), height: length('pageHeight') },
    grid: roll ? { columns: 1, rows: 1 } : { columns: draft.columns, rows: draft.rows },
    label: {
      ...label,
      shape: draft.shape,
      corner_radius: draft.shape === 'round' ? label.width / 2 : length('cornerRadius'),
    },
    left: roll ? 0 : length('left'),
    top: roll ? 0 : length('top'),
    pitch: roll ? { x: label.width, y: label.height } : { x: length('pitchX'), y: length('pitchY') },
    default_layouts: { qr: draft.qr, datamatrix: draft.datamatrix },
    source: draft.source.trim(),
  };
}

/** The same lengths in the other unit, as fine as labels are measured. */
export function inUnit(draft: StockDraft, unit: Stock['unit']): StockDraft {
  if (unit === draft.unit) return draft;
  const factor = unit === 'mm' ? MM_PER_INCH : 1 / MM_PER_INCH;
  const lengths = Object.fromEntries(
    lengthFields.map((field) => {
      const value = draft[field];
      return [field, value === '' ? '' : Number((value * factor).toFixed(unit === 'mm' ? 3 : 5))];
    }),
  ) as Record<LengthField, number | ''>;
  return { ...draft, ...lengths, unit };
}

/** What is wrong with a form: beside the field it is about, or with the numbers together. */
export interface DraftFaults {
  readonly fields: Readonly<Partial<Record<keyof StockDraft, string>>>;
  readonly together: readonly string[];
}

const neededOnRoll: readonly LengthField[] = ['labelWidth', 'labelHeight'];
/** A margin and a corner may be 0. */
const neededOnSheet: readonly LengthField[] = [
  ...neededOnRoll,
  'pageWidth',
  'pageHeight',
  'pitchX',
  'pitchY',
];

/** Says while somebody types what the host would say when it is saved. */
export function faultsOf(draft: StockDraft, layouts: readonly LayoutEntry[]): DraftFaults {
  const fields: Partial<Record<keyof StockDraft, string>> = {};
  if (!/^[a-z0-9][a-z0-9_.-]{0,63}$/.test(draft.id)) fields.id = t('stock.id_wrong');
  if (draft.name.trim() === '') fields.name = t('stock.name_missing');
  if (draft.source.trim() === '') fields.source = t('stock.source_missing');
  const lengths = draft.kind === 'roll' ? neededOnRoll : neededOnSheet;
  const missing = lengths.filter((field) => Number(draft[field]) <= 0);
  for (const field of missing) fields[field] = t('stock.length_missing');
  // Without its lengths a stock has no geometry to say anything about.
  if (missing.length > 0) return { fields, together: [] };
  const stock = stockOfDraft(draft);
  const byId = new Map(layouts.map(({ layout }) => [layout.id, layout]));
  const together = [...stockProblems(stock), ...usualLayoutProblems(stock, byId)];
  return { fields, together: together.map(say).map(asSentence) };
}

/** The host's words begin small because they follow the name of a file there. */
function asSentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
}
