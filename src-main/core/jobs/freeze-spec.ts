import { PrintRoomError, type FieldFault } from '../../../src-shared/errors.ts';
import type { LabelExportAssetConfig, LabelExportSubmit } from '../../../src-shared/models/label-export.ts';
import type { ArchiveType } from '../../../src-shared/models/export-types.ts';
import type { Layout } from '../../../src-shared/models/layout.ts';
import type { Stock } from '../../../src-shared/models/stock.ts';
import type { OrganisationRow } from '../catalog/organisations.ts';
import { defaultStockId, layoutsOf, type StockCatalog } from '../catalog/stocks.ts';
import type { ArchiveSpec, JobSpec, SheetSpec } from '../render/job-spec.ts';
import type { SymbolSpec } from '../render/protocol.ts';
import { layoutFits } from '../../../src-shared/layout-problems.ts';
import type { Dpi } from '../../../src-shared/units.ts';
import { geometryOf } from '../../../src-shared/stock-geometry.ts';
import { alternativesTo } from './alternatives.ts';
import type { Settings } from '../settings/settings.ts';

/** The dot grid of the printers that sheets of a stock go to; null where it is not known or not one. */
export type PrinterDpi = (stock: string) => Dpi | null;

/**
 * Resolves everything that shapes the file: stock, layout, resolution, host.
 * @throws PrintRoomError `validation_error` for an unknown stock or layout, or ones that do not go together.
 */
export function freezeSpec(
  submit: LabelExportSubmit,
  organisation: OrganisationRow,
  catalog: StockCatalog,
  settings: Settings,
  dpiFor: PrinterDpi,
): JobSpec {
  const { export_type: type, file_format: format } = submit;
  // What does not go together is refused beside this, by `requireCoherent`.
  if (type === 'sheet_pdf' || format === 'pdf')
    return freezeSheets(submit, organisation, catalog, settings, dpiFor);
  return freezeArchive({ type, format }, submit.asset_config ?? {}, organisation, settings);
}

/** An archive has no sheet, so its stock, layout and lots per sheet have no meaning and are not looked at. */
function freezeArchive(
  { type, format }: Pick<SymbolSpec, 'type' | 'format'>,
  config: LabelExportAssetConfig,
  organisation: OrganisationRow,
  settings: Settings,
): ArchiveSpec {
  const own = symbolOf[type];
  if (config.symbol != null && config.symbol !== own) {
    const has = own === null ? 'linear symbols' : `${own} symbols`;
    throw refuse('symbol', `${type} has ${has}, not ${config.symbol}`, 'incoherent_symbol');
  }
  return {
    kind: 'archive',
    assetConfig: config,
    symbols: {
      type,
      format,
      dpi: config.dpi ?? settings.get(organisation.id, 'default_dpi'),
      errorCorrection: config.error_correction ?? settings.get(organisation.id, 'error_correction'),
      xDimensionMm: config.x_dimension_mm ?? null,
      humanReadable: config.human_readable ?? true,
      host: settings.get(organisation.id, 'digital_link_host'),
      linear: settings.get(organisation.id, 'barcodes_1d'),
    },
  };
}

/** The two-dimensional symbol of an archive, in the words of `asset_config`. */
const symbolOf: Record<ArchiveType, 'qr' | 'datamatrix' | null> = {
  qr_codes: 'qr',
  datamatrix: 'datamatrix',
  barcodes_1d: null,
  codes_combined: 'qr',
};

function freezeSheets(
  submit: LabelExportSubmit,
  organisation: OrganisationRow,
  catalog: StockCatalog,
  settings: Settings,
  dpiFor: PrinterDpi,
): SheetSpec {
  const config = submit.asset_config ?? {};
  const stock = chooseStock(config, catalog);
  const geometry = geometryOf(stock);
  const layout = chooseLayout(config, stock, catalog);
  const xDimensionMm = config.x_dimension_mm ?? null;
  if (xDimensionMm !== null && xDimensionMm < layout.x_dimension.floor_mm) {
    throw refuse(
      'x_dimension_mm',
      `An X-dimension of ${xDimensionMm} mm is below the least of layout ${layout.id}, ${layout.x_dimension.floor_mm} mm`,
      'below_floor',
    );
  }
  return {
    kind: 'sheets',
    stock: geometry,
    oneLotPerSheet: config.one_lot_per_sheet ?? settings.get(organisation.id, 'one_lot_per_sheet'),
    assetConfig: config,
    label: {
      layout,
      dpi: config.dpi ?? dpiFor(stock.id) ?? settings.get(organisation.id, 'default_dpi'),
      label: geometry.label,
      errorCorrection: config.error_correction ?? settings.get(organisation.id, 'error_correction'),
      xDimensionMm,
      humanReadable: config.human_readable ?? true,
      host: settings.get(organisation.id, 'digital_link_host'),
      sample: organisation.sample === 1,
      alternatives: alternativesTo(layout, stock, catalog),
    },
  };
}

function chooseStock(config: LabelExportAssetConfig, catalog: StockCatalog): Stock {
  const id = config.sheet_template ?? defaultStockId;
  const stock = catalog.stocks.get(id);
  if (stock) return stock;
  throw refuse(
    'sheet_template',
    `There is no stock ${JSON.stringify(id)}. Stocks: ${[...catalog.stocks.keys()].join(', ')}`,
    'unknown_stock',
  );
}

function chooseLayout(config: LabelExportAssetConfig, stock: Stock, catalog: StockCatalog): Layout {
  const usual = stock.default_layouts;
  const id = config.layout ?? (config.symbol == null ? (usual.qr ?? usual.datamatrix) : usual[config.symbol]);
  if (id === null) {
    const fitting = layoutsOf(catalog, stock).map((other) => other.id);
    throw refuse(
      'symbol',
      `${stock.id} has no layout for a ${config.symbol} symbol. Layouts that fit: ${fitting.join(', ')}`,
      'incoherent_layout',
    );
  }
  const layout = catalog.layouts.get(id);
  if (!layout) {
    throw refuse(
      'layout',
      `There is no layout ${JSON.stringify(id)}. Layouts: ${[...catalog.layouts.keys()].join(', ')}`,
      'unknown_layout',
    );
  }
  if (config.symbol != null && layout.symbol !== config.symbol) {
    throw refuse(
      'symbol',
      `The layout ${id} has a ${layout.symbol} symbol, not ${config.symbol}`,
      'incoherent_layout',
    );
  }
  if (!layoutFits(layout, geometryOf(stock))) {
    const fitting = layoutsOf(catalog, stock).map((other) => other.id);
    throw refuse(
      'layout',
      `The layout ${id} has no room on the labels of ${stock.id}. Layouts that fit: ${fitting.join(', ')}`,
      'layout_does_not_fit',
    );
  }
  return layout;
}

function refuse(field: keyof LabelExportAssetConfig, msg: string, type: string): PrintRoomError {
  const faults: FieldFault[] = [{ loc: ['body', 'asset_config', field], msg, type }];
  return new PrintRoomError('validation_error', `Validation error: ${msg}.`, { faults });
}
