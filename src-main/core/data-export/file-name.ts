import type { ArchiveFormat } from '../../../src-shared/models/data-export.ts';

const longestSlug = 60;

/** `print-room-export-acme-foods-20260626-210000.zip`; the time is UTC. */
export function exportFileName(organisation: string, at: number, format: ArchiveFormat): string {
  const stamp = new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `print-room-export-${slugOf(organisation)}-${stamp}.${format}`;
}

/** Lower-case ASCII letters and digits; a name that has none of them is called after what it is. */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, longestSlug)
    .replace(/-$/, '');
  return slug === '' ? 'organisation' : slug;
}
