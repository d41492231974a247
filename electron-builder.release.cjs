/**
 * What a release adds to electron-builder.yml: signatures and the place of updates, all of it from the environment
 * (docs/deployment.md has the list). `npx electron-builder --config electron-builder.release.cjs`. A release without a
 * certificate is refused.
 */
const env = process.env;
const publisher = env.PRINT_ROOM_PUBLISHER;
/** The keys of Azure's signing service never leave it; a certificate of one's own is found by signtool. */
const windowsSigning = env.AZURE_SIGNING_ENDPOINT
  ? {
      azureSignOptions: {
        publisherName: publisher,
        endpoint: env.AZURE_SIGNING_ENDPOINT,
        certificateProfileName: env.AZURE_SIGNING_PROFILE,
        codeSigningAccountName: env.AZURE_SIGNING_ACCOUNT,
      },
    }
  : {
      signtoolOptions: {
        ...(publisher ? { publisherName: [publisher] } : {}),
        signingHashAlgorithms: ['sha256'],
        rfc3161TimeStampServer: env.PRINT_ROOM_TIMESTAMP_SERVER ?? 'http://timestamp.digicert.com',
      },
    };

module.exports = {
  extends: 'electron-builder.yml',
  forceCodeSigning: true,
  // Flipping a fuse breaks the signature that Electron comes with, and Apple's processors start nothing without one.
  electronFuses: { resetAdHocDarwinSignature: process.platform === 'darwin' },
  win: { verifyUpdateCodeSignature: true, ...windowsSigning },
  // The program is notarised here; the image and the package around it by the release workflow, which needs them signed.
  mac: { notarize: true },
  dmg: { sign: true },
  publish: env.PRINT_ROOM_UPDATES_URL
    ? { provider: 'generic', url: `${env.PRINT_ROOM_UPDATES_URL}/\${os}`, channel: 'latest' }
    : null,
};
