import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, relative, resolve } from 'node:path';
import { protocol } from 'electron';
import { contentSecurityPolicy, contentTypes } from '../../src-shared/page-policy.ts';

const scheme = 'app';
const host = 'print-room';

/** Origin of the one page this program shows. */
export const appOrigin = `${scheme}://${host}`;

/** Address of that page. */
export const startPage = `${appOrigin}/`;

/**
 * Makes `app:` an origin like https: relative addresses, fetch, localStorage and 'self' work. Electron accepts this
 * once, before the app is ready. `bypassCSP` stays off.
 */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Answers `app://print-room/...` from `folder`, the built page. */
export function serveApp(folder: string): void {
  protocol.handle(scheme, (request) => answer(folder, request));
}

async function answer(folder: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Method not allowed');
  const path = fileInside(folder, new URL(request.url));
  if (path === null) return plain(404, 'Not found');
  try {
    const body = request.method === 'HEAD' ? null : await readFile(path);
    return new Response(body, {
      headers: headers(contentTypes[extname(path)] ?? 'application/octet-stream'),
    });
  } catch {
    return plain(404, 'Not found');
  }
}

/**
 * The file an address means, or null where it means none of this folder's. URL parsing removes `..` only where it is
 * written plainly; `..%2f` comes out of the decoding, so the finished path is what is checked.
 */
function fileInside(folder: string, url: URL): string | null {
  if (url.host !== host) return null;
  try {
    const path = decodeURIComponent(url.pathname);
    const file = resolve(folder, `.${path === '/' ? '/index.html' : path}`);
    const inside = relative(folder, file);
    return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : file;
  } catch {
    return null;
  }
}

function plain(status: number, text: string): Response {
  return new Response(text, { status, headers: headers('text/plain; charset=utf-8') });
}

function headers(contentType: string): Record<string, string> {
  return {
    'content-type': contentType,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
  };
}
