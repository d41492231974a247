import type { Calibration, CalibrationSheet } from '../../src-shared/contract/calibration.ts';
import { client } from '../client/client.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import { ofOrganisation, sameOrganisation, type Slice } from './slice.ts';

export interface CalibrationsSlice {
  /** In force, of every printer. */
  readonly calibrations: readonly Calibration[];
  readonly loadCalibrations: () => Promise<Outcome<void>>;
  /** Prints a test sheet; with `check` the calibration in force is applied. */
  readonly printCalibrationSheet: (
    printer: string,
    stock: string | null,
    check: boolean,
  ) => Promise<Outcome<CalibrationSheet>>;
  /** The numbers measured on a test sheet, mm. */
  readonly enterCalibration: (sheet: number, numbers: number[]) => Promise<Outcome<Calibration>>;
  readonly forgetCalibration: (printer: string, stock: string) => Promise<Outcome<void>>;
}

export const createCalibrationsSlice: Slice<CalibrationsSlice> = (set, get) => {
  const load = async (): Promise<void> => {
    const here = sameOrganisation(get);
    const calibrations = await client.calibration.list(ofOrganisation(get()));
    if (here()) set({ calibrations });
  };
  return {
    calibrations: [],

    loadCalibrations: () => attempt(load),

    printCalibrationSheet: (printer, stock, check) =>
      attempt(() =>
        client.calibration.sheet({ ...ofOrganisation(get()), printer, stock, with_shift: check }),
      ),

    enterCalibration: (sheet, numbers) =>
      attempt(async () => {
        const entered = await client.calibration.enter({ ...ofOrganisation(get()), sheet, numbers });
        await load();
        return entered;
      }),

    forgetCalibration: (printer, stock) =>
      attempt(async () => {
        await client.calibration.forget({ ...ofOrganisation(get()), printer, stock });
        await load();
      }),
  };
};
