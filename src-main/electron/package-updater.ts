import updaterModule from 'electron-updater';
import type { Logger } from 'pino';
import type { Updater } from '../core/updates/updates.ts';

/**
 * electron-updater with everything off that it does by itself. It checks the hash and, on Windows, the publisher of
 * the signature after the download; macOS checks the signature itself.
 * @param address policy: where the update files are; null = what the package was built with.
 */
export function packageUpdater(address: string | null, logger: Logger): Updater {
  const { autoUpdater } = updaterModule;
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.allowDowngrade = false;
  autoUpdater.allowPrerelease = false;
  // A web installer fetches its parts unchecked.
  autoUpdater.disableWebInstaller = true;
  autoUpdater.logger = {
    info: (message: unknown) => logger.info(String(message)),
    warn: (message: unknown) => logger.warn(String(message)),
    error: (message: unknown) => logger.error(String(message)),
  };
  if (address !== null) autoUpdater.setFeedURL({ provider: 'generic', url: address });
  // Whoever asked gets the same error from its promise; without a listener it would end the program.
  autoUpdater.on('error', () => undefined);
  return {
    check: async () => {
      const result = await autoUpdater.checkForUpdates();
      return result?.isUpdateAvailable === true ? result.updateInfo.version : null;
    },
    fetch: async () => {
      await autoUpdater.downloadUpdate();
    },
    // Silent, and started again after it.
    install: () => autoUpdater.quitAndInstall(true, true),
  };
}
