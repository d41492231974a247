/** Where a printer listens for print data. */
export interface RawAddress {
  readonly host: string;
  readonly port: number;
}

/** The port that printers with a network card take print data on ("raw", "JetDirect"). */
const usualPort = 9100;

/** `socket://host[:port]`; null where it is anything else. An IPv6 address stands in brackets. */
export function parseRawAddress(uri: string): RawAddress | null {
  const [, host, port] = /^socket:\/\/(\[[\da-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?\/?$/i.exec(uri) ?? [];
  if (host === undefined) return null;
  const number = port === undefined ? usualPort : Number(port);
  if (number < 1 || number > 65_535) return null;
  return { host: host.replace(/^\[|\]$/g, ''), port: number };
}
