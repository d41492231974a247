import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { invalid, json, ProblemError } from '../answer.ts';
import { Zip } from '../draw/zip.ts';
import type { Route, World } from '../world.ts';
import { extended } from './lists.ts';

interface Export {
  readonly id: string;
  readonly row: number;
  readonly format: 'zip' | 'tar.gz';
  readonly filename: string;
  readonly records: number;
  polls: number;
  size: number;
}

/** The dashboard's export of an organisation: YAML files of organisation and products. Progress comes with polls. */
export function dataExportRoutes(world: World): Route[] {
  const { ids, settings, files } = world;
  const exports: Export[] = [];
  const shown = '/dashboard/api/v1/data-export/{organization_id}';
  const requireOwn = (id: string): void => {
    if (ids.rowOf('organisation', id) !== 0)
      throw new ProblemError(403, 'forbidden', 'Not your organization.');
  };
  return [
    {
      method: 'POST',
      path: /^\/dashboard\/api\/v1\/data-export\/([^/]+)\/?$/,
      shown,
      // Only parameter and answer are public; method, path and 202 are assumed.
      summary: 'Request an organization data export',
      assumed: true,
      writes: true,
      handle({ params: [organisation = ''], query }) {
        requireOwn(organisation);
        const format = query.get('archive_format') ?? 'zip';
        if (format !== 'zip' && format !== 'tar.gz') {
          throw invalid({ loc: ['query', 'archive_format'], msg: 'zip or tar.gz', type: 'enum' });
        }
        const row = exports.length;
        const stamp = new Date(world.now())
          .toISOString()
          .replace(/[-:]|\..*/g, '')
          .replace('T', '-');
        const name = settings.organisationName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
        const entry: Export = {
          id: ids.of('job', 1e6 + row),
          row,
          format,
          filename: `closient-export-${name}-${stamp}.${format}`,
          records: world.catalog.count('products'),
          polls: 0,
          size: 0,
        };
        exports.push(entry);
        return json(202, extended(world, status(entry)));
      },
    },
    {
      method: 'GET',
      path: /^\/dashboard\/api\/v1\/data-export\/([^/]+)\/([^/]+)\/?$/,
      shown: `${shown}/{job_id}`,
      summary: 'Poll an organization data export',
      async handle({ params: [organisation = '', id = ''] }) {
        requireOwn(organisation);
        const entry = exports[(ids.rowOf('job', id) ?? 0) - 1_000_000];
        if (!entry) throw new ProblemError(404, 'not_found', 'The requested resource was not found.');
        if (++entry.polls === settings.exportPolls) {
          const archive = await write(world, entry.format);
          files.put(fileOf(entry), entry.format === 'zip' ? 'application/zip' : 'application/gzip', archive);
          entry.size = archive.length;
        }
        return json(200, extended(world, status(entry)));
      },
    },
  ];

  function status(entry: Export): object {
    const done = entry.polls >= settings.exportPolls;
    const link = done ? files.sign(fileOf(entry), settings.urlSeconds) : null;
    return {
      job_id: entry.id,
      status: done ? 'completed' : entry.polls > 1 ? 'processing' : 'pending',
      archive_format: entry.format,
      format_version: '1.0',
      output_filename: done ? entry.filename : null,
      file_size_bytes: entry.size,
      download_url: link?.url ?? null,
      expires_at: link === null ? null : new Date(link.expires).toISOString(),
      sections: done ? sectionsOf(entry.records) : [],
      error: null,
    };
  }
}

function fileOf({ row, filename }: Export): string {
  return `/org-exports/${row + 1}/${filename}`;
}

function sectionsOf(products: number): object[] {
  return [
    { key: 'organization', status: 'ok', record_count: 1 },
    { key: 'products', status: products > 0 ? 'ok' : 'empty', record_count: products, binary_count: 0 },
  ];
}

async function write({ catalog, settings, ids }: World, format: 'zip' | 'tar.gz'): Promise<Buffer> {
  const products = [...catalog.rows('products')];
  // JSON texts are YAML too.
  const yaml = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);
  const members: [string, Buffer][] = [
    ['manifest.yaml', yaml({ format_version: '1.0', sections: sectionsOf(products.length) })],
    ['organization.yaml', yaml({ id: ids.of('organisation', 0), name: settings.organisationName })],
    ...products.map((row): [string, Buffer] => [`products/${row.id}.yaml`, yaml(row)]),
  ];
  if (format === 'zip') {
    const zip = new Zip();
    for (const [name, data] of members) zip.add(name, data);
    return zip.end();
  }
  const tar = pack();
  for (const [name, data] of members) tar.entry({ name }, data);
  tar.finalize();
  return gzipSync(await buffer(tar));
}
