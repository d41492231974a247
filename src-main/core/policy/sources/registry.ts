import { createRequire } from 'node:module';
import type Koffi from 'koffi';

/** The part of the Windows registry that policies are in. */
export interface Registry {
  /**
   * The values of a key: DWORDs as numbers, texts as texts with their variables as they are. What is of another type is
   * an object, which no policy is.
   * @returns null where there is no such key. @throws Error where it may not be read.
   */
  readonly valuesOf: (hive: Hive, key: string) => Readonly<Record<string, unknown>> | null;
}

export type Hive = 'HKLM' | 'HKCU';

/** Sign-extended, as 64-bit Windows has them. */
const hives = { HKCU: -0x8000_0000 + 1, HKLM: -0x8000_0000 + 2 } as const;
/** KEY_READ, in the view of 64-bit programs. */
const readIn64 = 0x2_0019 | 0x100;
const errorSuccess = 0;
const errorFileNotFound = 2;
const errorNoMoreItems = 259;
const types = { text: 1, expandable: 2, dword: 4 } as const;
/** Windows allows 16,383 characters of a name; a text of a policy is far shorter than this. */
const longestName = 16_384;
const longestData = 64 * 1024;

type Native = (...args: unknown[]) => unknown;

/**
 * The registry by calls into Windows. The system's own reg.exe would be simpler, but companies forbid it to their users
 * (DisableRegistryTools), and it then answers as if there were no policy.
 */
export function windowsRegistry(): Registry {
  // Loaded here only: on every other system there is nothing behind it.
  const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi;
  const advapi = koffi.load('advapi32.dll');
  const open: Native = advapi.func(
    'int32 __stdcall RegOpenKeyExW(intptr_t key, str16 path, uint32 options, uint32 access, void *out)',
  );
  const enumerate: Native = advapi.func(
    'int32 __stdcall RegEnumValueW(intptr_t key, uint32 index, void *name, void *nameLength, void *reserved, void *type, void *data, void *bytes)',
  );
  const close: Native = advapi.func('int32 __stdcall RegCloseKey(intptr_t key)');

  return {
    valuesOf: (hive, key) => {
      const handle = Buffer.alloc(8);
      const opened = open(hives[hive], key, 0, readIn64, handle);
      if (opened === errorFileNotFound) return null;
      if (opened !== errorSuccess) throw new Error(`Windows error ${Number(opened)}`);
      const at = handle.readBigInt64LE();
      try {
        return readAll((...args) => enumerate(at, ...args));
      } finally {
        close(at);
      }
    },
  };
}

function readAll(enumerate: Native): Record<string, unknown> {
  const name = Buffer.alloc(longestName * 2);
  const data = Buffer.alloc(longestData);
  const nameLength = Buffer.alloc(4);
  const type = Buffer.alloc(4);
  const bytes = Buffer.alloc(4);
  const values: Record<string, unknown> = {};
  for (let index = 0; ; index++) {
    nameLength.writeUInt32LE(longestName);
    bytes.writeUInt32LE(longestData);
    const result = enumerate(index, name, nameLength, null, type, data, bytes);
    if (result === errorNoMoreItems) return values;
    if (result !== errorSuccess) throw new Error(`Windows error ${Number(result)}`);
    const called = name.toString('utf16le', 0, nameLength.readUInt32LE() * 2);
    values[called] = dataOf(type.readUInt32LE(), data.subarray(0, bytes.readUInt32LE()));
  }
}

function dataOf(type: number, data: Buffer): unknown {
  if (type === types.dword && data.length === 4) return data.readUInt32LE();
  if (type === types.text || type === types.expandable) {
    return data.toString('utf16le').replace(/\0+$/, '');
  }
  return { registryType: type };
}
