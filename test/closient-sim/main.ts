import { parseArgs } from 'node:util';
import { chaos } from './faults.ts';
import { startSim } from './sim.ts';

/**
 * The stand-in as a program. Prints one line of JSON and runs until SIGTERM, SIGINT or the end of its life.
 *   --port N --files-port N      free ports by default
 *   --products N --lots N --serials N --seed N
 *   --quota 300;w=60,10000;w=86400
 *   --chaos P                    the share of requests that meet a fault, 0 to 1
 *   --digital-link-stem URL --exports-mark-printed --no-lists --no-lifecycle
 *   --life SECONDS               one hour by default
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'files-port': { type: 'string', default: '0' },
    products: { type: 'string', default: '20' },
    lots: { type: 'string', default: '200' },
    serials: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    quota: { type: 'string', default: '300;w=60,10000;w=86400' },
    chaos: { type: 'string', default: '0' },
    'digital-link-stem': { type: 'string', default: 'https://www.closient.com' },
    'exports-mark-printed': { type: 'boolean', default: false },
    'no-lists': { type: 'boolean', default: false },
    'no-lifecycle': { type: 'boolean', default: false },
    life: { type: 'string', default: '3600' },
  },
});

const sim = await startSim({
  port: Number(values.port),
  filesPort: Number(values['files-port']),
  products: Number(values.products),
  lots: Number(values.lots),
  serials: Number(values.serials),
  seed: Number(values.seed),
  quota: values.quota.split(',').map((text) => {
    const [limit = 0, seconds = 0] = text.split(';w=').map(Number);
    return { limit, seconds };
  }),
  settings: {
    digitalLinkStem: values['digital-link-stem'],
    exportMarksPrinted: values['exports-mark-printed'],
    lots: !values['no-lists'],
    serials: !values['no-lists'],
    lifecycle: !values['no-lifecycle'],
  },
  maximumLifeMs: Number(values.life) * 1000,
});
if (Number(values.chaos) > 0) sim.faults.random(chaos(Number(values.chaos), { slowMs: 200 }));
const { url, filesUrl: files_url, key: api_key, organizationId: organization_id } = sim;
process.stdout.write(`${JSON.stringify({ url, files_url, api_key, organization_id, pid: process.pid })}\n`);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void sim.close());
