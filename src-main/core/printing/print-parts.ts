import type { Stocks } from '../catalog/organisation-stocks.ts';
import type { Changes } from '../changes.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Ports } from '../ports.ts';
import type { Press } from '../render/press.ts';
import type { Drivers } from './drivers/index.ts';
import type { Printers } from './printers.ts';

/** What the print engine works with. */
export interface PrintParts {
  readonly db: WriteDb;
  readonly ports: Ports;
  readonly press: Press;
  readonly printers: Printers;
  readonly drivers: Drivers;
  readonly stocks: Stocks;
  readonly ledger: Ledger;
  readonly changes: Changes;
  /** Folder of the print files. */
  readonly printFiles: string;
}
