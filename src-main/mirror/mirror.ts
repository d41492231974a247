import { Hono } from 'hono';
import { PrintRoomError, toErrorData } from '../../src-shared/errors.ts';
import { publicId } from '../../src-shared/ids.ts';
import type { LabelExportStatus } from '../../src-shared/models/label-export.ts';
import { listOrganisations } from '../core/catalog/organisations.ts';
import { checkSubmit } from '../core/jobs/check-submit.ts';
import { describeJob, requireJob } from '../core/jobs/job-row.ts';
import type { PrintRoom } from '../core/print-room.ts';
import { authenticate, type Caller, type KeyRing } from './authenticate.ts';
import { downloadPath, signDownload } from './download-link.ts';
import { serveDownloads } from './downloads.ts';
import { problemResponse } from './problem.ts';
import { readJson } from './read-body.ts';

/**
 * The part of the Closient API that Print Room speaks: submit and poll label exports, signed downloads, whoami.
 * Every path answers with and without its trailing slash; nothing redirects, because clients repeat a redirected
 * POST as GET.
 */
export function createMirror(room: PrintRoom, keys: KeyRing): Hono {
  const app = new Hono({ strict: false });
  const exportPath = '/products/api/v1/labels/export';

  app.onError((caught) => {
    const error = toErrorData(caught);
    if (error.code === 'internal_error')
      room.ports.logger.error({ err: caught }, 'a request failed unexpectedly');
    return problemResponse(error, room.ports.now());
  });
  app.notFound(() =>
    problemResponse(
      { code: 'not_found', message: 'The requested resource was not found.', faults: [] },
      room.ports.now(),
    ),
  );

  app.post(exportPath, async (context) => {
    const caller = authenticate(keys, context.req.raw.headers);
    const submit = checkSubmit(await readJson(context.req.raw));
    return context.json(await room.jobs.submit(organisationOf(caller), submit), 202);
  });

  app.get(`${exportPath}/:job`, (context) => {
    const caller = authenticate(keys, context.req.raw.headers);
    return context.json(statusOf(caller, context.req.param('job'), new URL(context.req.url).origin));
  });

  app.get('/account/api/v1/whoami', (context) => {
    const caller = authenticate(keys, context.req.raw.headers);
    const organisation = organisationOf(caller);
    return context.json({
      user_id: null,
      email: null,
      organizations: [{ id: publicId('organisation', organisation.id), name: organisation.name }],
      metadata: {},
      api_key: {
        id: caller.key.id,
        description: caller.key.description,
        role: caller.role,
        created: new Date(caller.key.created).toISOString(),
        metadata: {},
      },
    });
  });

  serveDownloads(app, room);

  for (const [path, allowed] of [
    [exportPath, 'POST'],
    [`${exportPath}/:job`, 'GET, HEAD'],
    ['/account/api/v1/whoami', 'GET, HEAD'],
    ['/downloads/:job/:file', 'GET, HEAD'],
  ] as const) {
    app.all(path, ({ req }) =>
      problemResponse(
        { code: 'method_not_allowed', message: `${req.method} is not allowed here: ${allowed}.`, faults: [] },
        room.ports.now(),
        { Allow: allowed },
      ),
    );
  }

  return app;

  function organisationOf(caller: Caller) {
    const found = listOrganisations(room.db).find((row) => row.id === caller.organisation);
    if (!found) throw new PrintRoomError('unauthorized', 'The organisation of this API key is gone.');
    return found;
  }

  function statusOf(caller: Caller, id: string, origin: string): LabelExportStatus {
    const row = requireJob(room.db, caller.organisation, id);
    // The engine knows how far a running job is; the row follows every few seconds.
    const job = row.status === 'processing' ? room.jobs.get(caller.organisation, id) : describeJob(row);
    room.jobs.restoreArtifact(row);
    return {
      job_id: job.job_id,
      status: job.status,
      total_items: job.total_items,
      processed_items: job.processed_items,
      progress_percent: job.progress_percent,
      ...linkOf(caller, job, origin),
      output_filename: job.output_filename,
      file_size_bytes: job.file_size_bytes,
      error: job.error,
    };
  }

  /** A fresh link at every poll. */
  function linkOf(
    caller: Caller,
    job: { readonly job_id: string; readonly output_filename: string | null },
    origin: string,
  ): Pick<LabelExportStatus, 'download_url' | 'expires_at'> {
    if (job.output_filename === null) return { download_url: null, expires_at: null };
    const minutes = room.settings.get(caller.organisation, 'download_minutes');
    const expires = Math.floor(room.ports.now() / 1000) + minutes * 60;
    const path = downloadPath(job.job_id, job.output_filename);
    const signature = signDownload(room.ports.secret(), path, String(expires));
    return {
      download_url: `${origin}${path}?expires=${expires}&signature=${signature}`,
      expires_at: new Date(expires * 1000).toISOString(),
    };
  }
}
