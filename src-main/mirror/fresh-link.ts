import type { PrintRoom } from '../core/print-room.ts';
import { signDownload } from './download-link.ts';

/** A new signed link to a path of this host, as a poll shows it. No path, no link. */
export function freshLink(
  room: PrintRoom,
  organisation: number,
  path: string | null,
  origin: string,
): { readonly download_url: string | null; readonly expires_at: string | null } {
  if (path === null) return { download_url: null, expires_at: null };
  const minutes = room.settings.get(organisation, 'download_minutes');
  const expires = Math.floor(room.ports.now() / 1000) + minutes * 60;
  const signature = signDownload(room.ports.secret(), path, String(expires));
  return {
    download_url: `${origin}${path}?expires=${expires}&signature=${signature}`,
    expires_at: new Date(expires * 1000).toISOString(),
  };
}
