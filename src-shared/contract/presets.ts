import { oc } from '@orpc/contract';
import { z } from 'zod';
import { presetDefinition } from '../models/preset.ts';
import { inOrganisation } from './common.ts';

export const preset = presetDefinition.extend({ id: z.string() });
export type Preset = z.infer<typeof preset>;

const presets = z.array(preset);
const presetId = z.string().max(64);

/** Every verb answers with all presets, in the order in which they are shown. */
export const presetsContract = {
  list: oc.input(z.object(inOrganisation)).output(presets),
  /** Without `id` a new one at the end; with it that one is changed. */
  save: oc
    .input(z.object({ ...inOrganisation, id: presetId.nullish(), preset: presetDefinition }))
    .output(presets),
  /** Puts one before or after its neighbour, `by` places. */
  move: oc
    .input(z.object({ ...inOrganisation, id: presetId, by: z.int().min(-1000).max(1000) }))
    .output(presets),
  remove: oc.input(z.object({ ...inOrganisation, id: presetId })).output(presets),
};
