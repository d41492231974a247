import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { contentSecurityPolicy, contentTypes } from '../../src-shared/page-policy.ts';

/**
 * A file of the built page; null where there is none. Paths cannot leave the folder: `..%2f` is only seen after the
 * decoding, so the finished path is what is checked.
 * @param path of the URL, percent-encoded or not.
 */
export async function staticFile(folder: string, path: string): Promise<Response | null> {
  const file = fileInside(folder, path);
  if (file === null) return null;
  try {
    const content = await readFile(file);
    return new Response(new Uint8Array(content), {
      headers: {
        'Content-Type': contentTypes[extname(file)] ?? 'application/octet-stream',
        'Content-Security-Policy': contentSecurityPolicy,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    });
  } catch {
    return null;
  }
}

function fileInside(folder: string, path: string): string | null {
  try {
    const file = resolve(folder, `.${path === '/' ? '/index.html' : decodeURIComponent(path)}`);
    return file.startsWith(folder + sep) ? file : null;
  } catch {
    return null;
  }
}
