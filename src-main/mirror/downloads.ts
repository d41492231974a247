import type { Hono } from 'hono';
import { PrintRoomError } from '../../src-shared/errors.ts';
import type { PrintRoom } from '../core/print-room.ts';
import { dataExportPath, downloadPath, isSigned } from './download-link.ts';
import { allowOnly } from './mount.ts';
import { serveFile } from './serve-file.ts';

/** Serves finished files to whoever has a signed link. A job's file that retention removed is drawn again first. */
export function serveDownloads(app: Hono, room: PrintRoom): void {
  app.get('/downloads/:job/:file', async (context) => {
    const { job, file } = context.req.param();
    requireSignature(downloadPath(job, file), context.req.query('expires'), context.req.query('signature'));
    const organisation = room.db.prepare('SELECT organisation_id FROM jobs WHERE id = ?').pluck().get(job);
    const { path, row } = await room.jobs.artifactPath(Number(organisation ?? 0), job);
    return serveFile(path, file, row.sha256 ?? '', context.req.raw);
  });
  allowOnly(app, '/downloads/:job/:file', ['GET', 'HEAD'], room);

  app.get('/downloads/data-export/:job/:file', async (context) => {
    const { job, file } = context.req.param();
    requireSignature(dataExportPath(job, file), context.req.query('expires'), context.req.query('signature'));
    const found = room.db.prepare('SELECT organisation_id FROM data_exports WHERE id = ?').pluck().get(job);
    const organisation = Number(found ?? 0);
    const { sha256 } = room.dataExports.get(organisation, job);
    return serveFile(room.dataExports.filePath(organisation, job), file, sha256 ?? '', context.req.raw);
  });
  allowOnly(app, '/downloads/data-export/:job/:file', ['GET', 'HEAD'], room);

  function requireSignature(path: string, expires = '', signature = ''): void {
    if (!isSigned(room.ports.secret(), path, expires, signature)) {
      throw new PrintRoomError('forbidden', 'This download link is not valid. Poll the job for a fresh one.');
    }
    if (Number(expires) * 1000 <= room.ports.now()) {
      throw new PrintRoomError('forbidden', 'This download link has expired. Poll the job for a fresh one.');
    }
  }
}
