/**
 * Writes resources/policies: the Windows templates, a profile of macOS, files of Linux and a page, all from the one
 * table src-main/core/policy/policies.ts. Run it after that table has changed: node scripts/make-policies.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { policyFiles } from './policies/files.ts';

const folder = join(import.meta.dirname, '../resources/policies');
for (const [name, text] of Object.entries(policyFiles())) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
