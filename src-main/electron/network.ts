import { net, session } from 'electron';

/**
 * The network as Chromium sees it: proxies and PAC files of the system, sign-in to them, certificates of the company.
 * Neither cookies nor cache, as the core asks for.
 */
export async function fetchThroughSystem(url: string, init: RequestInit): Promise<Response> {
  try {
    return await net.fetch(url, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      bypassCustomProtocolHandlers: true,
    });
  } catch (caught) {
    // Where a redirect must not be followed, Chromium's answer is this error, without a word on where to.
    if (
      init.redirect === 'manual' &&
      caught instanceof Error &&
      caught.message.includes('Redirect was cancelled')
    )
      return new Response(null, { status: 302 });
    throw caught;
  }
}

/** How it gets there, as a PAC file would say it: `DIRECT`, or `PROXY host:port`. */
export function proxyThroughSystem(url: string): Promise<string> {
  return session.defaultSession.resolveProxy(url);
}
