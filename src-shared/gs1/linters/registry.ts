import {
  lintCset39,
  lintCset64,
  lintCset82,
  lintHasNonDigit,
  lintHyphen,
  lintImporterIndex,
  lintNumeric,
  lintPercentEncoding,
} from './characters.ts';
import {
  lintCheckDigit,
  lintCheckPair,
  lintCompanyPrefix,
  lintCompanyPrefixBehindDigit,
} from './check-characters.ts';
import {
  lintBiologicalSex,
  lintCountry,
  lintCountryLetters,
  lintCountryOr999,
  lintCurrency,
  lintIban,
  lintMediaType,
  lintPackageType,
} from './code-lists.ts';
import type { Linter } from './codes.ts';
import { lintCoupon, lintCouponOffer } from './coupon.ts';
import {
  lintLatitude,
  lintLongitude,
  lintNonZero,
  lintNoZeroPrefix,
  lintPieceOfTotal,
  lintPositionInSequence,
  lintWinding,
  lintYesNo,
  lintZero,
} from './numbers.ts';
import {
  lintDate,
  lintDateOrMonthEnd,
  lintHour,
  lintHourAndMinute,
  lintLongDate,
  lintMinute,
  lintSecond,
} from './time.ts';

/** The linters by the names that the AI table uses. */
const linters: Readonly<Record<string, Linter>> = {
  couponcode: lintCoupon,
  couponposoffer: lintCouponOffer,
  csum: lintCheckDigit,
  csumalpha: lintCheckPair,
  gcppos1: lintCompanyPrefix,
  gcppos2: lintCompanyPrefixBehindDigit,
  hasnondigit: lintHasNonDigit,
  hh: lintHour,
  hhmi: lintHourAndMinute,
  hyphen: lintHyphen,
  iban: lintIban,
  importeridx: lintImporterIndex,
  iso3166: lintCountry,
  iso3166999: lintCountryOr999,
  iso3166alpha2: lintCountryLetters,
  iso4217: lintCurrency,
  iso5218: lintBiologicalSex,
  latitude: lintLatitude,
  longitude: lintLongitude,
  mediatype: lintMediaType,
  mi: lintMinute,
  nonzero: lintNonZero,
  nozeroprefix: lintNoZeroPrefix,
  packagetype: lintPackageType,
  pcenc: lintPercentEncoding,
  pieceoftotal: lintPieceOfTotal,
  posinseqslash: lintPositionInSequence,
  ss: lintSecond,
  winding: lintWinding,
  yesno: lintYesNo,
  yymmd0: lintDateOrMonthEnd,
  yymmdd: lintDate,
  yyyymmdd: lintLongDate,
  zero: lintZero,
};

const characterSets: Readonly<Record<'N' | 'X' | 'Y' | 'Z', Linter>> = {
  N: lintNumeric,
  X: lintCset82,
  Y: lintCset39,
  Z: lintCset64,
};

/** Throws where the AI table names a linter that does not exist here: that is a defect of the release. */
export function linterNamed(name: string): Linter {
  const linter = linters[name];
  if (!linter) throw new Error(`the AI table names the linter "${name}", which does not exist`);
  return linter;
}

export function characterSetLinter(set: 'N' | 'X' | 'Y' | 'Z'): Linter {
  return characterSets[set];
}
