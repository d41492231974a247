import { oc } from '@orpc/contract';
import { z } from 'zod';
import { layout } from '../models/layout.ts';
import { stock } from '../models/stock.ts';
import { inOrganisation } from './common.ts';

/** A stock in millimetres, for pictures. */
const geometry = z.object({
  id: z.string(),
  page: z.object({ width: z.number(), height: z.number() }),
  columns: z.int(),
  rows: z.int(),
  label: z.object({ width: z.number(), height: z.number(), round: z.boolean() }),
  left: z.number(),
  top: z.number(),
  pitch: z.object({ x: z.number(), y: z.number() }),
});

export const stockEntry = z.object({
  stock,
  geometry,
  /** Comes with the application: neither edited nor removed. */
  built_in: z.boolean(),
  default: z.boolean(),
  labels_per_sheet: z.int(),
  /** Ids of the layouts its labels have room for, the usual ones first. */
  layouts: z.array(z.string()),
});
export type StockEntry = z.infer<typeof stockEntry>;

export const layoutEntry = z.object({
  layout,
  built_in: z.boolean(),
  /** Ids of the stocks whose labels have room for it. */
  stocks: z.array(z.string()),
});
export type LayoutEntry = z.infer<typeof layoutEntry>;

const byId = z.object({ ...inOrganisation, id: z.string().max(64) });
/** `replace` says that an own one is meant to be changed; without it a taken id is a conflict. */
const howToSave = { ...inOrganisation, replace: z.boolean().default(false) };
/** Parsed by the core, which says in words what is wrong. */
const definitionText = z.string().max(100_000);
const jsonFile = z.object({ file_name: z.string(), json: z.string() });
const removed = z.object({ id: z.string(), removed: z.literal(true) });

export const stocksContract = {
  list: oc.input(z.object(inOrganisation)).output(z.array(stockEntry)),
  get: oc.input(byId).output(stockEntry),
  save: oc.input(z.object({ ...howToSave, stock: z.unknown() })).output(stockEntry),
  remove: oc.input(byId).output(removed),
  importJson: oc.input(z.object({ ...howToSave, json: definitionText })).output(stockEntry),
  exportJson: oc.input(byId).output(jsonFile),
  /** The stock drawn at its true size, with rulers, as PDF. */
  proof: oc.input(byId).output(z.object({ file: z.file() })),
};

export const layoutsContract = {
  list: oc.input(z.object(inOrganisation)).output(z.array(layoutEntry)),
  get: oc.input(byId).output(layoutEntry),
  save: oc.input(z.object({ ...howToSave, layout: z.unknown() })).output(layoutEntry),
  remove: oc.input(byId).output(removed),
  importJson: oc.input(z.object({ ...howToSave, json: definitionText })).output(layoutEntry),
  exportJson: oc.input(byId).output(jsonFile),
};
