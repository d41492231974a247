import type { LabelExportAssetConfig } from '../../../src-shared/models/label-export.ts';
import type { StockGeometry } from './stock-geometry.ts';
import type { LabelSpec } from './protocol.ts';

/**
 * Everything but the items that shapes a job's file, frozen at submit: a stock that is edited or a host that is
 * changed later does not change what an accepted job prints.
 */
export interface JobSpec {
  readonly stock: StockGeometry;
  readonly label: LabelSpec;
  readonly oneLotPerSheet: boolean;
  /** As it was asked for; shown to people. */
  readonly assetConfig: LabelExportAssetConfig;
}
