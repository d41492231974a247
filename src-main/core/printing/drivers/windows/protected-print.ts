import type { ProtectedPrint } from './protocol.ts';

/**
 * Windows protected print mode (Windows 11 24H2 and later) is on where the policy is (`ConfigureWindowsProtectedPrint`,
 * value WindowsProtectedPrintGroupPolicyState) or where somebody switched it on in the Settings
 * (WindowsProtectedPrintMode); both are 1 under the same key.
 */
export function protectedPrintNote({ policy, mode }: ProtectedPrint): string | null {
  if (policy !== 1 && mode !== 1) return null;
  const who = policy === 1 ? 'by a policy of your organisation' : 'in the Settings of this computer';
  return (
    `Windows protected print mode is on (${who}): Windows takes printers of vendors' drivers away, label printers above ` +
    'all. Add the printer to Print Room by its network address instead, as ipp://... or, with PDF Direct, as socket://...:9100; ' +
    'neither needs a driver.'
  );
}
