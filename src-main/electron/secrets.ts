import { dialog, safeStorage } from 'electron';
import { z } from 'zod';
import { PrintRoomError } from '../../src-shared/errors.ts';
import type { PolicySet } from '../core/policy/policy-set.ts';
import type { Secrets } from '../core/ports.ts';
import { say } from './texts/texts.ts';

export interface SecretsParts {
  /** What the key store has encrypted. Only this user of this computer can read it. */
  readonly encrypted: Secrets;
  /** Readable by whoever may read the file: what plain Node hosts know. */
  readonly plain: Secrets;
  /** A data folder that several users share: what one of them encrypts the next one could not read. */
  readonly shared: boolean;
  readonly policies: Pick<PolicySet, 'switchOf'>;
}

const entry = z.base64();

/**
 * Secrets in the system's key store: DPAPI, the keychain, the Secret Service. Where several users share a data folder,
 * the folder's access list keeps them, since a key store belongs to one user. Where Linux has no key store Electron
 * would only scramble them: then they are kept until the program ends, or in a plain file if somebody says so.
 * @throws PrintRoomError `unreadable_file` from `get` where the key store does not open what it has kept.
 */
export function keyStoreSecrets({ encrypted, plain, shared, policies }: SecretsParts): Secrets {
  if (shared) return plain;
  const untilTheEnd = new Map<string, string>();

  const get = async (name: string): Promise<string | null> => {
    const remembered = untilTheEnd.get(name);
    if (remembered !== undefined) return remembered;
    const stored = await encrypted.get(name);
    if (stored === null) return movedIn(name, await plain.get(name));
    try {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(
        Buffer.from(entry.parse(stored), 'base64'),
      );
      if (shouldReEncrypt) await keep(name, result);
      return result;
    } catch (caught) {
      throw new PrintRoomError(
        'unreadable_file',
        `The key store of this computer does not open ${name}: it was kept by another user, or the key store was reset. Enter it again.`,
        { cause: caught },
      );
    }
  };

  /** What a host without a key store has left behind is encrypted at its first use. */
  const movedIn = async (name: string, value: string | null): Promise<string | null> => {
    if (value !== null && (await hasKeyStore())) {
      await keep(name, value);
      await plain.remove(name);
    }
    return value;
  };

  const keep = async (name: string, value: string): Promise<void> => {
    await encrypted.set(name, (await safeStorage.encryptStringAsync(value)).toString('base64'));
  };

  const forget = async (name: string): Promise<void> => {
    untilTheEnd.delete(name);
    await encrypted.remove(name);
    await plain.remove(name);
  };

  return {
    get,
    set: async (name, value) => {
      const isSafe = await hasKeyStore();
      const mayBePlain = !isSafe && (await mayKeepInFile(policies.switchOf('UnencryptedKeys')));
      await forget(name);
      if (isSafe) await keep(name, value);
      else if (mayBePlain) await plain.set(name, value);
      else untilTheEnd.set(name, value);
    },
    remove: forget,
  };
}

/** `basic_text` encrypts with a password that is the same on every computer. */
async function hasKeyStore(): Promise<boolean> {
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return false;
  return safeStorage.isAsyncEncryptionAvailable();
}

async function mayKeepInFile(policy: boolean | null): Promise<boolean> {
  if (policy !== null) return policy;
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Print Room',
    message: say('keys.message'),
    detail: say('keys.detail'),
    buttons: [say('keys.until_end'), say('keys.in_file')],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
