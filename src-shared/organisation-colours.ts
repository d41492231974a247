/**
 * Colours by which people tell organisations apart, each with at least 3:1 on the light and on the dark ground. None is
 * near the sample's, so that the sample cannot be taken for a real one.
 */
export const organisationColours = [
  '#1f6feb',
  '#1283a8',
  '#0f8a80',
  '#2e8b3d',
  '#7d7a1c',
  '#9c673f',
  '#d93a2f',
  '#c93a86',
  '#8b5ad9',
  '#66758a',
] as const;
export type OrganisationColour = (typeof organisationColours)[number];

/** Of an organisation that nobody gave one. */
export const usualColour: OrganisationColour = '#1f6feb';
