import { calibration } from './calibration.ts';
import { catalog } from './catalog.ts';
import { closient } from './closient.ts';
import { drivers } from './drivers.ts';
import { gs1 } from './gs1.ts';
import { jobs } from './jobs.ts';
import { ledger } from './ledger.ts';
import { names } from './names.ts';
import { people } from './people.ts';
import { printing } from './printing.ts';
import { stocks } from './stocks.ts';
import { sync } from './sync.ts';
import { system } from './system.ts';
import { words } from './words.ts';
import type { Sentences } from '../translator.ts';

/** Every sentence of the host, by the room it comes from. */
export const sentences: Sentences = {
  ...words,
  ...calibration,
  ...catalog,
  ...closient,
  ...drivers,
  ...gs1,
  ...jobs,
  ...ledger,
  ...names,
  ...people,
  ...printing,
  ...stocks,
  ...sync,
  ...system,
};
