/** A square of modules, row-major, 1 = dark, without quiet zone. */
export interface Modules {
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}
