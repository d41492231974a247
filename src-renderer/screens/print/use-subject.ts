import type { EntityRow } from '../../../src-shared/contract/jobs.ts';
import type { ExportType, Scope } from '../../../src-shared/models/export-types.ts';
import { sheetOf, type Counted, type Sheet } from '../../state/draft.ts';
import { readyLot, type ReadyLot } from '../../state/lot-draft.ts';
import type { Part } from '../../state/printing.ts';
import { useStore } from '../../state/store.ts';
import { dateOrder, openedOn } from './date-order.ts';
import type { Expected } from './pack-check.ts';

/** What is to be printed: what the choice selects, or the lot that is being typed. */
export interface Subject {
  readonly kind: 'draft' | 'lot';
  readonly make: ExportType;
  readonly scope: Scope;
  readonly sheet: Sheet | null;
  /** Counted; null while nobody knows, or while something is missing. */
  readonly items: number | null;
  /** The figure is of a moment ago: it may be looked at and not acted on. */
  readonly stale: boolean;
  /** Labels by plan: undefined = copies decide, null = only the host knows. */
  readonly planned: number | null | undefined;
  readonly rows: readonly EntityRow[];
  readonly expected: Expected;
  /** The lot that is made first. */
  readonly lot: ReadyLot | null;
  /** Stock or layout of the choice are not there any more; what would be taken instead was never chosen. */
  readonly lost: boolean;
}

/** The part that is open; without presets the choice is. */
export function useOpenPart(): Part {
  const part = useStore((state) => state.part);
  const none = useStore((state) => state.presets?.length === 0);
  return part === 'presets' && none ? 'choice' : part;
}

/** null while nothing is chosen. */
export function useSubject(): Subject | null {
  const part = useOpenPart();
  const presetId = useStore((state) => state.presetId);
  const draft = useStore((state) => state.draft);
  const lotDraft = useStore((state) => state.lotDraft);
  const stocks = useStore((state) => state.stocks);
  const count = useStore((state) => state.count);
  const planned = useStore((state) => state.where.planned);
  const sheet = sheetOf(draft, stocks);
  const lost =
    sheet !== null &&
    ((draft.stock !== null && sheet.stock.id !== draft.stock) ||
      (draft.layout !== null && sheet.layout?.id !== draft.layout));
  if (part === 'lot') {
    const lot = readyLot(lotDraft, dateOrder, openedOn);
    return {
      kind: 'lot',
      make: 'sheet_pdf',
      scope: 'lots',
      sheet,
      items: lot ? 1 : null,
      stale: false,
      planned: lotDraft.quantity ?? undefined,
      rows: [],
      expected: { gtin: lot?.gtin ?? null, lots: null },
      lot,
      lost,
    };
  }
  if (part === 'import' || (part === 'presets' && presetId === null)) return null;
  const counted: Counted | null =
    count.state === 'counted' ? count : count.state === 'counting' ? count.before : null;
  return {
    kind: 'draft',
    make: draft.make,
    scope: draft.scope,
    sheet,
    items: counted?.count ?? null,
    stale: count.state !== 'counted',
    planned: planned && draft.scope === 'lots' ? null : undefined,
    rows: counted?.rows ?? [],
    expected: expectedOf(draft, counted),
    lot: null,
    lost,
  };
}

/** The one product of a selection, where it is certain that there is only one. */
function expectedOf(
  {
    gtins,
    lots,
  }: { readonly gtins: readonly string[]; readonly lots: readonly { gtin: string; lot: string }[] },
  counted: Counted | null,
): Expected {
  if (lots.length > 0) {
    return { gtin: only(lots.map(({ gtin }) => gtin)), lots: lots.map(({ lot }) => lot) };
  }
  if (gtins.length > 0) return { gtin: only(gtins), lots: null };
  const all = counted !== null && counted.count > 0 && counted.rows.length >= counted.count;
  return { gtin: all ? only(counted.rows.map(({ gtin }) => gtin)) : null, lots: null };
}

function only(gtins: readonly string[]): string | null {
  const [first = null, ...others] = new Set(gtins);
  return others.length === 0 ? first : null;
}
