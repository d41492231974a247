/**
 * Whether a request comes from this machine's own page or program. A web page elsewhere can make a browser send
 * requests to loopback: its Origin gives it away, and a rebound DNS name shows in Host.
 */
export function isOurs(request: Request, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  const host = request.headers.get('host');
  if (host === null || !hosts.includes(host)) return false;
  const origin = request.headers.get('origin');
  return origin === null || hosts.some((ours) => origin === `http://${ours}`);
}
