/** Where a printer or a spooler is reached by IPP. */
export interface IppAddress {
  /** As requests name it (`printer-uri`). */
  readonly uri: string;
  readonly host: string;
  readonly port: number;
  /** Of the HTTP request, with query. */
  readonly path: string;
  readonly secure: boolean;
  /** SHA-256 of the certificate that is expected, 64 hexadecimal digits; null = one that an authority vouches for. */
  readonly fingerprint: string | null;
  /** A socket of this machine instead of host and port. */
  readonly socketPath: string | null;
}

const defaultPort = 631;

/**
 * `ipp://host[:port]/path` or `ipps://host[:port]/path[#sha256=HEX]`. Printers sign their certificates themselves, so
 * the address may say which one it is: whoever adds the printer compares the fingerprint once, as with SSH.
 * @returns the address, or what is wrong with it.
 */
export function parseIppAddress(text: string): IppAddress | string {
  if (!/^ipps?:\/\/[^\s\p{Cc}]+$/iu.test(text)) return 'it must begin with ipp:// or ipps://, without spaces';
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return 'it must be ipp://host/path or ipps://host/path';
  }
  if (!/^(?:[\w.-]+|\[[0-9a-f:.]+\])$/i.test(url.hostname)) return 'it names no host';
  if (url.username !== '' || url.password !== '') return 'it must not hold a user name or a password';
  const secure = url.protocol === 'ipps:';
  const pin = /^#sha256=((?:[0-9a-f]{2}:?){31}[0-9a-f]{2})$/i.exec(url.hash)?.[1];
  if (url.hash !== '' && (pin === undefined || !secure)) {
    return 'behind # only sha256= and the fingerprint of an ipps:// printer may stand, 64 hexadecimal digits';
  }
  const path = `${url.pathname === '' ? '/' : url.pathname}${url.search}`;
  const scheme = secure ? 'ipps' : 'ipp';
  return {
    uri: `${scheme}://${url.host}${path}`,
    host: url.hostname.replaceAll(/[[\]]/g, ''),
    port: url.port === '' ? defaultPort : Number(url.port),
    path,
    secure,
    fingerprint: pin === undefined ? null : pin.replaceAll(':', '').toLowerCase(),
    socketPath: null,
  };
}
