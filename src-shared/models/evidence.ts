/**
 * The weakest evidence that makes a label printed by itself at a printer: what the device says, what the spooler says,
 * or nothing but a person's word.
 */
export const enoughEvidences = ['device', 'spooler', 'operator'] as const;
export type EnoughEvidence = (typeof enoughEvidences)[number];
