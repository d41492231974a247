import { linuxPolicies, mobileconfig, sampleDefaults, sampleEnforced } from './samples.ts';
import { policyPage } from './table.ts';
import { adml, admx } from './windows-templates.ts';

/** What lies in resources/policies, by its path there. */
export function policyFiles(): Readonly<Record<string, string>> {
  return {
    'policies.md': policyPage(),
    'windows/print-room.admx': admx(),
    'windows/en-US/print-room.adml': adml(),
    'macos/print-room.mobileconfig': mobileconfig(),
    'linux/managed/print-room.json': linuxPolicies(sampleEnforced),
    'linux/recommended/print-room.json': linuxPolicies(sampleDefaults),
  };
}
