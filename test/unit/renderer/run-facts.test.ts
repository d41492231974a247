import { expect, test } from 'vitest';
import type { DeviceReason } from '../../../src-shared/states/device-reasons.ts';
import { handedOver, standsStill } from '../../../src-renderer/state/run-facts.ts';
import { counts, sampleChunk, sampleRun } from './samples.ts';

const part = { sheets: 2, labels: 70 };
const device = (sheets: number | null) => ({ reasons: [], sheets, message: null });
const handingOver = {
  labels: counts({ spooled: 70 }),
  total_labels: 70,
  chunks: [sampleChunk('spooled', part)],
};

test('labels on sheets that the printer counts are sent, while the rest of their part is not known to be', () => {
  expect(handedOver(sampleRun({ ...handingOver, device: device(null) }))).toBe(0);
  expect(handedOver(sampleRun({ ...handingOver, device: device(1) }))).toBe(63);
  expect(handedOver(sampleRun({ ...handingOver, device: device(2) }))).toBe(70);
});

test('places of the first sheet that were used before are no labels of the run', () => {
  expect(handedOver(sampleRun({ ...handingOver, start_position: 5, device: device(1) }))).toBe(59);
});

test('what is known of a part as a whole is not counted sheet by sheet, too', () => {
  const sent = { labels: counts({ sent: 70 }), chunks: [sampleChunk('sent', part)] };
  expect(handedOver(sampleRun({ ...sent, device: device(1) }))).toBe(70);
});

test('a printer that is empty or jammed stands still; one that only says how far it is does not', () => {
  const says = (...reasons: DeviceReason[]) => ({ device: { reasons, sheets: 1, message: null } });
  expect(standsStill(says('media_empty'))).toBe(true);
  expect(standsStill(says('media_jam', 'paused'))).toBe(true);
  expect(standsStill(says())).toBe(false);
  expect(standsStill({ device: null })).toBe(false);
});
