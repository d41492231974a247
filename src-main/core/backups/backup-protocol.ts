/**
 * A file in every folder that was set for daily copies. The folder on which an absent disk would be mounted looks like
 * an empty disk; it has no such file, and copies would fill the disk they are to be a copy of.
 */
export const markerFile = 'print-room-backups.txt';

/** What the backup program is to do: its one argument, as JSON. */
export type BackupOrder =
  /** Says that a folder is meant for copies. */
  | { readonly kind: 'mark'; readonly folder: string }
  | {
      readonly kind: 'copy';
      readonly database: string;
      readonly folder: string;
      readonly file: string;
      /**
       * Of a daily copy: files of ours begin with it, and only those are ever removed. null: a copy to wherever
       * somebody wanted it.
       */
      readonly series: string | null;
      /** How many of them stay. */
      readonly kept: number;
    };

/** What it says, a line of JSON each: that the folder has answered, then what came of it. */
export type BackupAnswer =
  | { readonly kind: 'found' }
  /** `bytes` of the copy; 0 where there was only a folder to mark. */
  | { readonly kind: 'done'; readonly bytes: number }
  | {
      readonly kind: 'failed';
      readonly code: 'folder_not_writable' | 'disk_full' | 'conflict';
      readonly problem: string;
    };
