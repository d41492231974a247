import { createHash } from 'node:crypto';
import { bytes, invalid, type Answer } from '../answer.ts';
import type { Identity } from '../catalog/rows.ts';
import { dataMatrix, digitalLink, elementString, qrCode, type Modules } from '../draw/modules.ts';
import { png, svg } from '../draw/pictures.ts';
import type { Call, Route, World } from '../world.ts';
import { Checker, type Fields } from './check.ts';

/** Single symbols. They are the same for the same request, which their ETag says. Only SVG and PNG are drawn. */
export function symbolRoutes({ settings }: World): Route[] {
  return [
    {
      method: 'POST',
      path: /^\/products\/api\/v1\/qr\/$/,
      shown: '/products/api/v1/qr/',
      summary: 'Generate a single QR code',
      handle(call) {
        const { identity, fields } = checkSymbol(call.body, 'png');
        const link = { stem: settings.digitalLinkStem, date: settings.digitalLinkDate };
        return draw(call, qrCode(digitalLink(identity, link)), fields);
      },
    },
    {
      method: 'POST',
      path: /^\/products\/api\/v1\/datamatrix\/$/,
      shown: '/products/api/v1/datamatrix/',
      summary: 'Generate a single GS1 DataMatrix',
      handle(call) {
        const { identity, fields } = checkSymbol(call.body, 'svg');
        if (identity.lot === null && identity.serial === null) {
          throw invalid({ loc: ['body', 'lot'], msg: 'lot or serial is required', type: 'value_error' });
        }
        return draw(call, dataMatrix(elementString(identity)), fields);
      },
    },
  ];
}

function checkSymbol(body: unknown, usual: string): { identity: Identity; fields: Fields } {
  const check = new Checker('body');
  const given = check.object(body);
  const fields = { ...given, format: given['format'] ?? usual };
  check.required(given, ['gtin']);
  check.text(given, 'gtin', /^[\d\s-]{8,17}$/);
  for (const name of ['lot', 'serial']) check.text(given, name, /^[\x21-\x7E]{1,20}$/);
  check.text(given, 'expiry', /^\d{6}$/);
  check.oneOf(fields, 'format', ['svg', 'png']);
  const size = given['size'] ?? 400;
  if (typeof size !== 'number' || size < 50 || size > 2000) check.say('size', 'Input should be 50 to 2000');
  if (check.faults.length > 0) throw invalid(...check.faults);
  const text = (name: string): string | null => (typeof given[name] === 'string' ? given[name] : null);
  const gtin = (text('gtin') ?? '').replace(/\D/g, '').padStart(14, '0');
  const identity = {
    gtin,
    lot: text('lot'),
    serial: text('serial'),
    expiry: text('expiry'),
    bestBefore: null,
  };
  return { identity, fields };
}

function draw({ headers }: Call, modules: Modules, { format, size }: Fields): Answer {
  const side = modules.width + 2 * modules.quiet;
  const scale = Math.max(1, Math.floor((typeof size === 'number' ? size : 400) / side));
  const body = format === 'png' ? png(modules, scale) : svg(modules);
  const etag = `"${createHash('sha256').update(body).digest('hex')}"`;
  const caching = { ETag: etag, 'Cache-Control': 'public, max-age=2592000' };
  const answer = bytes(format === 'png' ? 'image/png' : 'image/svg+xml', body, caching);
  return headers['if-none-match'] === etag ? { ...answer, status: 304, body: Buffer.alloc(0) } : answer;
}
