import { implement } from '@orpc/server';
import { layoutsContract, stocksContract } from '../../../src-shared/contract/stocks.ts';
import type { LayoutEntry, StockEntry } from '../../../src-shared/contract/stocks.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { layoutFits } from '../../../src-shared/layout-problems.ts';
import { geometryOf, labelsPerSheet } from '../../../src-shared/stock-geometry.ts';
import { resolveOrganisation } from '../catalog/organisations.ts';
import { defaultStockId, layoutsOf } from '../catalog/stocks.ts';
import type { PrintRoom } from '../print-room.ts';
import type { ContractContext } from './context.ts';

/** Stocks and layouts: those that come along, and an organisation's own. */
export function stocksRoutes({ db, stocks, ports }: PrintRoom) {
  const os = implement({ stocks: stocksContract, layouts: layoutsContract }).$context<ContractContext>();
  const ownerOf = (input: { organization_id?: string | undefined }) =>
    resolveOrganisation(db, input.organization_id);

  const describeStock = (organisation: number, id: string): StockEntry => {
    const stock = stocks.requireStock(organisation, id);
    const geometry = geometryOf(stock);
    return {
      stock,
      geometry,
      built_in: !stocks.isOwn(organisation, 'stock', id),
      default: id === defaultStockId,
      labels_per_sheet: labelsPerSheet(geometry),
      layouts: layoutsOf(stocks.of(organisation), stock).map((layout) => layout.id),
    };
  };
  const describeLayout = (organisation: number, id: string): LayoutEntry => {
    const layout = stocks.requireLayout(organisation, id);
    return {
      layout,
      built_in: !stocks.isOwn(organisation, 'layout', id),
      stocks: [...stocks.of(organisation).stocks.values()]
        .filter((stock) => layoutFits(layout, geometryOf(stock)))
        .map((stock) => stock.id),
    };
  };
  const saveStock = (
    input: { organization_id?: string | undefined; replace: boolean },
    value: unknown,
  ): StockEntry => {
    const owner = ownerOf(input);
    return describeStock(owner.id, stocks.saveStock(owner, value, input.replace, ports.now()).id);
  };
  const saveLayout = (
    input: { organization_id?: string | undefined; replace: boolean },
    value: unknown,
  ): LayoutEntry => {
    const owner = ownerOf(input);
    return describeLayout(owner.id, stocks.saveLayout(owner, value, input.replace, ports.now()).id);
  };

  return {
    stocks: {
      list: os.stocks.list.handler(({ input }) => {
        const { id } = ownerOf(input);
        return [...stocks.of(id).stocks.keys()].map((stock) => describeStock(id, stock));
      }),
      get: os.stocks.get.handler(({ input }) => describeStock(ownerOf(input).id, input.id)),
      save: os.stocks.save.handler(({ input }) => saveStock(input, input.stock)),
      remove: os.stocks.remove.handler(({ input }) => {
        stocks.removeStock(ownerOf(input).id, input.id);
        return { id: input.id, removed: true as const };
      }),
      importJson: os.stocks.importJson.handler(({ input }) => saveStock(input, parseJson(input.json))),
      exportJson: os.stocks.exportJson.handler(({ input }) =>
        jsonFile(input.id, stocks.requireStock(ownerOf(input).id, input.id)),
      ),
      proof: os.stocks.proof.handler(async ({ input }) => {
        const stock = stocks.requireStock(ownerOf(input).id, input.id);
        // pdfmake is loaded by whoever asks for a document first, not at the start.
        const { stockProof } = await import('../documents/stock-proof.ts');
        const bytes = new Uint8Array(await stockProof(stock, ports.resources));
        return { file: new File([bytes], `proof-${stock.id}.pdf`, { type: 'application/pdf' }) };
      }),
    },
    layouts: {
      list: os.layouts.list.handler(({ input }) => {
        const { id } = ownerOf(input);
        return [...stocks.of(id).layouts.keys()].map((layout) => describeLayout(id, layout));
      }),
      get: os.layouts.get.handler(({ input }) => describeLayout(ownerOf(input).id, input.id)),
      save: os.layouts.save.handler(({ input }) => saveLayout(input, input.layout)),
      remove: os.layouts.remove.handler(({ input }) => {
        stocks.removeLayout(ownerOf(input).id, input.id);
        return { id: input.id, removed: true as const };
      }),
      importJson: os.layouts.importJson.handler(({ input }) => saveLayout(input, parseJson(input.json))),
      exportJson: os.layouts.exportJson.handler(({ input }) =>
        jsonFile(input.id, stocks.requireLayout(ownerOf(input).id, input.id)),
      ),
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (caught) {
    const reason = caught instanceof Error ? caught.message : String(caught);
    throw new PrintRoomError('unreadable_file', `The file is not JSON: ${reason}.`, { cause: caught });
  }
}

function jsonFile(id: string, value: object): { file_name: string; json: string } {
  return { file_name: `${id}.json`, json: `${JSON.stringify(value, null, 2)}\n` };
}
