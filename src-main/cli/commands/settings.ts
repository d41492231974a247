import { PrintRoomError } from '../../../src-shared/errors.ts';
import { organisation, withClient, write } from '../output.ts';
import type { CommonOptions } from '../common-options.ts';

export async function getSettings(options: CommonOptions, key: string | undefined): Promise<void> {
  const settings = await withClient(options, (client) => client.system.settings(organisation(options)));
  if (key === undefined) {
    write(
      options,
      settings,
      Object.entries(settings).map(([name, value]) => `${name} = ${JSON.stringify(value)}`),
    );
    return;
  }
  if (!Object.hasOwn(settings, key)) {
    throw new PrintRoomError(
      'validation_error',
      `There is no setting ${key}. Settings: ${Object.keys(settings).join(', ')}.`,
    );
  }
  write(options, { [key]: settings[key] }, [JSON.stringify(settings[key])]);
}

/** @param text JSON, or plain text where that is shorter to type. */
export async function setSetting(options: CommonOptions, key: string, text: string): Promise<void> {
  const value = await withClient(options, (client) =>
    client.system.setSetting({ ...organisation(options), key, value: parseValue(text) }),
  );
  write(options, { [key]: value }, [`${key} = ${JSON.stringify(value)}`]);
}

function parseValue(text: string): never {
  try {
    return JSON.parse(text) as never;
  } catch {
    return text as never;
  }
}
