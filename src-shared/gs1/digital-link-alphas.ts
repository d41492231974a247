/**
 * The words that releases 1.0 to 1.2 of the Digital Link standard allowed in the path instead of AIs. Old
 * labels may still carry them; nothing writes them any more.
 */
export const convenienceAlphas: ReadonlyMap<string, string> = new Map([
  ['gtin', '01'],
  ['itip', '8006'],
  ['gmn', '8013'],
  ['cpid', '8010'],
  ['gln', '414'],
  ['party', '417'],
  ['payTo', '415'],
  ['gsrnp', '8017'],
  ['gsrn', '8018'],
  ['gcn', '255'],
  ['sscc', '00'],
  ['gdti', '253'],
  ['ginc', '401'],
  ['gsin', '402'],
  ['grai', '8003'],
  ['giai', '8004'],
  ['cpv', '22'],
  ['lot', '10'],
  ['ser', '21'],
  ['cpsn', '8011'],
  ['glnx', '254'],
  ['refno', '8020'],
  ['srin', '8019'],
]);
