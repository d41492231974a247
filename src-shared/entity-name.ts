/** "serial SN-42 of GTIN 09521234543213", as a person would say it. */
export function nameOfEntity(entity: {
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
}): string {
  if (entity.serial !== null) return `serial ${entity.serial} of GTIN ${entity.gtin}`;
  if (entity.lot !== null) return `lot ${entity.lot} of GTIN ${entity.gtin}`;
  return `GTIN ${entity.gtin}`;
}
