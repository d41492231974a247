/**
 * Whether a request comes from this machine's own page or program. A web page elsewhere can make a browser send
 * requests to loopback: its Origin gives it away, and a rebound DNS name shows in Host.
 */
export function isOurs(request: Request, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  // Browsers leave the usual port out.
  if (port === 80) hosts.push('127.0.0.1', 'localhost');
  const host = request.headers.get('host');
  if (host === null || !hosts.includes(host)) return false;
  const origin = request.headers.get('origin');
  return origin === null || hosts.some((ours) => origin === `http://${ours}`);
}

/**
 * Whether a browser says that another page than ours made this request. To a cookie every port of a machine is the
 * same site, and a simple GET carries no Origin.
 */
export function isForeignPage(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}
