import type { LabelExportAssetConfig } from '../../../src-shared/models/label-export.ts';
import type { StockGeometry } from '../../../src-shared/stock-geometry.ts';
import type { LabelSpec, SymbolSpec } from './protocol.ts';

/**
 * Everything but the items that shapes a job's file, frozen at submit: a stock that is edited or a host that is
 * changed later does not change what an accepted job makes.
 */
export type JobSpec = SheetSpec | ArchiveSpec | RemoteSpec;

/** Label sheets, a PDF. */
export interface SheetSpec {
  readonly kind: 'sheets';
  readonly stock: StockGeometry;
  readonly label: LabelSpec;
  readonly oneLotPerSheet: boolean;
  /** As it was asked for; shown to people. */
  readonly assetConfig: LabelExportAssetConfig;
}

/** Symbols as files of their own, a ZIP. */
export interface ArchiveSpec {
  readonly kind: 'archive';
  readonly symbols: SymbolSpec;
  /** As it was asked for; shown to people. */
  readonly assetConfig: LabelExportAssetConfig;
}

/** A file that is made at Closient: what is on its labels is not known here. */
export interface RemoteSpec {
  readonly kind: 'remote';
  /** As it was asked for; shown to people. */
  readonly assetConfig: LabelExportAssetConfig;
}
