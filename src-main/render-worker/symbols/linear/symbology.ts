import { gtinKind } from '../../../../src-shared/gs1/index.ts';
import type { ArchiveSymbology } from '../../../core/render/protocol.ts';

export type LinearSymbology = Exclude<ArchiveSymbology, 'qr_code' | 'gs1_datamatrix'>;

/** The symbol that carries this GTIN and nothing else, and the digits it shows. */
export function linearOfGtin(gtin14: string): {
  readonly symbology: Exclude<LinearSymbology, 'gs1_128'>;
  readonly digits: string;
} {
  switch (gtinKind(gtin14)) {
    case 'GTIN-8':
      return { symbology: 'ean_8', digits: gtin14.slice(6) };
    case 'GTIN-12':
      return { symbology: 'upc_a', digits: gtin14.slice(2) };
    case 'GTIN-13':
      return { symbology: 'ean_13', digits: gtin14.slice(1) };
    case 'GTIN-14':
      return { symbology: 'itf_14', digits: gtin14 };
  }
}
