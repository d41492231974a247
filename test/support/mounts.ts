import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, statfsSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onEnd } from './room.ts';

/**
 * Real mounts for disks that are full or closed: root writes into a folder of mode 0555, so modes prove nothing.
 * Needs root and Linux; where that is missing the tests say so and skip, and fail where everything is required.
 */
export function canMount(): boolean {
  const point = mkdtempSync(join(tmpdir(), 'print-room-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', point], { stdio: 'ignore' });
    execFileSync('umount', [point]);
    return true;
  } catch {
    if (process.env['PRINT_ROOM_REQUIRE_ALL'] === '1') throw new Error('Mounting needs root.');
    process.stderr.write('skipped, mounting needs root\n');
    return false;
  } finally {
    rmSync(point, { recursive: true, force: true });
  }
}

/** A disk of its own, gone after the test. */
export function smallDisk(mib: number): string {
  const point = mkdtempSync(join(tmpdir(), 'print-room-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mib}m`, 'tmpfs', point]);
  onEnd(() => {
    execFileSync('umount', ['-l', point]);
    rmSync(point, { recursive: true, force: true });
  });
  return point;
}

/** Leaves `free` bytes on the disk. @returns gives the rest back. */
export function fillDisk(point: string, free: number): () => void {
  const filler = join(point, 'filler');
  const { bavail, bsize } = statfsSync(point);
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - free)));
  return () => rmSync(filler);
}

/** Makes a folder read-only, for root too. @returns makes it writable again. */
export function closeFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['--bind', folder, folder]);
  execFileSync('mount', ['-o', 'remount,ro,bind', folder]);
  let open = false;
  const reopen = (): void => {
    if (!open) execFileSync('umount', ['-l', folder]);
    open = true;
  };
  onEnd(reopen);
  return reopen;
}
