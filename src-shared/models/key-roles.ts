/** What a key may do: read; also submit and report; also manage keys. */
export const keyRoles = ['manager', 'editor', 'readonly'] as const;
export type KeyRole = (typeof keyRoles)[number];
