import { expect, test } from 'vitest';
import { DeviceStates, type AskedDevice } from '../../src-main/core/printing/device-states.ts';
import type { Device, DeviceState, Driver } from '../../src-main/core/printing/drivers/driver.ts';
import type { Drivers } from '../../src-main/core/printing/drivers/index.ts';

const line1: AskedDevice = { name: 'Line 1', driver: 'ipp', uri: 'ipp://192.0.2.1/ipp/print', tray: null };
const idle: DeviceState = { state: 'idle', reasons: [], notes: [] };
const offline: DeviceState = { state: 'unknown', reasons: ['offline'], notes: ['It does not answer.'] };

/** A printer that answers when the test says so. */
function slowDevice() {
  const answers: ((state: DeviceState) => void)[] = [];
  const state = (_device: Device): Promise<DeviceState> =>
    new Promise((resolve) => {
      answers.push(resolve);
    });
  const drivers = { ipp: { state } as Partial<Driver> as Driver } as Partial<Drivers> as Drivers;
  return { states: new DeviceStates(drivers, { known: 1, first: 1 }), answers };
}

test('a printer that does not answer is shown as it was last, and is asked once at a time', async () => {
  const { states, answers } = slowDevice();
  expect(await states.soon(line1)).toEqual({ state: 'unknown', reasons: [], notes: [] });
  expect(await states.soon(line1)).toMatchObject({ state: 'unknown' });
  expect(answers).toHaveLength(1);
  const asked = states.ask(line1);
  answers[0]?.(idle);
  expect(await asked).toEqual(idle);
  expect(await states.soon(line1)).toEqual(idle);
  expect(answers).toHaveLength(2);
});

test('what it says in the end is what the next look shows', async () => {
  const { states, answers } = slowDevice();
  await states.soon(line1);
  const asked = states.ask(line1);
  answers[0]?.(offline);
  await asked;
  expect(await states.soon(line1)).toEqual(offline);
});

test('whoever changes a printer waits for its own answer', async () => {
  const { states, answers } = slowDevice();
  const first = states.ask(line1);
  answers[0]?.(idle);
  await first;
  const again = states.ask(line1);
  answers[1]?.(offline);
  expect(await again).toEqual(offline);
});
