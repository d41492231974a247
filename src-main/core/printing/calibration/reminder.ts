import { isDeepStrictEqual } from 'node:util';
import type { Stock } from '../../../../src-shared/models/stock.ts';
import { geometryOf } from '../../../../src-shared/stock-geometry.ts';
import type { CalibrationRow } from './rows.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** What a calibration is compared with. */
export interface Today {
  readonly now: number;
  /** Model or driver as the device names it; null = it does not. */
  readonly model: string | null;
  /** The tray the printer is set to. */
  readonly tray: string | null;
  /** The stock as it is now; undefined = it is gone. */
  readonly stock: Stock | undefined;
  /** Days after which it is measured again; 0 = never. */
  readonly days: number;
}

/** Why a calibration should be measured again, as sentences; empty where nothing speaks for it. */
export function remindersOf(row: CalibrationRow, today: Today): string[] {
  const reasons: string[] = [];
  if (row.tray !== today.tray) {
    reasons.push(
      `It was measured with ${trayWords(row.tray)}; the printer is set to ${trayWords(today.tray)}, for which it is not used.`,
    );
  }
  if (today.model !== null && row.model !== null && today.model !== row.model) {
    reasons.push(`The printer's driver was ${row.model} when it was measured and is ${today.model} now.`);
  }
  if (!today.stock) {
    reasons.push(`The stock ${row.stock} is gone.`);
  } else if (
    !isDeepStrictEqual(JSON.parse(row.geometry), JSON.parse(JSON.stringify(geometryOf(today.stock))))
  ) {
    reasons.push(`The measures of ${row.stock} were changed since.`);
  }
  const days = Math.floor((today.now - row.at) / dayMs);
  if (today.days > 0 && days >= today.days) reasons.push(`It is ${days} days old.`);
  return reasons;
}

function trayWords(tray: string | null): string {
  return tray === null ? "the printer's own choice of tray" : `the tray ${JSON.stringify(tray)}`;
}
