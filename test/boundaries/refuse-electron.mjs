/** Loaded by `node --import` before a program: from then on the program and its threads cannot import Electron. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'electron' || specifier.startsWith('electron/'))
      throw new Error(`${specifier} was imported`);
    return next(specifier, context);
  },
});
