import { execFileSync } from 'node:child_process';
import { createHash, hash } from 'node:crypto';
import { createWriteStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { fromRandomAccessReaderPromise, openPromise, RandomAccessReader } from 'yauzl';
import { expect, test } from 'vitest';
import { FileSink } from '../../src-main/core/render/file-sink.ts';
import { ZipWriter, type LateMember } from '../../src-main/core/render/zip-writer.ts';
import { needs } from '../support/needs.ts';
import { temporaryFolder } from '../support/room.ts';
import { membersOf } from '../support/zip.ts';

const unzip = needs('unzip', '/usr/bin/unzip');
const late = (name: string, text: string): LateMember => ({ name, open: () => Readable.from([text]) });

test('members come back as they were given, text deflated, pictures stored', async () => {
  const path = join(temporaryFolder(), 'a.zip');
  const sink = new FileSink(path);
  const zip = new ZipWriter(sink);
  const given = new Map<string, string>();
  for (let index = 0; index < 300; index++) {
    const how = index % 3 === 0 ? 'store' : 'deflate';
    given.set(`${index}.${how}`, `member ${index} `.repeat(index));
    await zip.add(`${index}.${how}`, Buffer.from(given.get(`${index}.${how}`) ?? ''), how);
  }
  await zip.end([late('manifest.json', '{}'), late('manifest.csv', 'a,b')]);
  const file = await sink.commit();

  expect(file).toEqual({ sha256: hash('sha256', readFileSync(path)), bytes: statSync(path).size });
  const members = await membersOf(path);
  // The last ones are listed first: who opens an archive of thousands finds them.
  expect([...members.keys()].slice(0, 3)).toEqual(['manifest.json', 'manifest.csv', '0.store']);
  expect(members.size).toBe(302);
  for (const [name, text] of given) expect(members.get(name)?.toString()).toBe(text);
  const stored = readFileSync(path).indexOf('member 3 member 3 member 3 ');
  expect(stored).toBeGreaterThan(0);
});

test('a stored member says its length before its bytes, for readers that cannot seek', async () => {
  const path = join(temporaryFolder(), 'a.zip');
  const sink = new FileSink(path);
  const zip = new ZipWriter(sink);
  await zip.add('a.png', Buffer.from('picture'), 'store');
  await zip.end([late('manifest.json', '{}')]);
  await sink.commit();
  const header = readFileSync(path).subarray(0, 30);
  const lengthBehind = 0b1000;
  expect(header.readUInt16LE(6) & lengthBehind).toBe(0);
  expect(header.readUInt32LE(22)).toBe('picture'.length);
});

test.skipIf(!unzip)('70,000 members are all there, for two other readers', async () => {
  const count = 70_000;
  const path = join(temporaryFolder(), 'many.zip');
  const sink = new FileSink(path);
  const zip = new ZipWriter(sink);
  for (let index = 0; index < count; index++) {
    await zip.add(`${index}.svg`, Buffer.from(`<svg id="${index}"/>`), 'deflate');
  }
  await zip.end([late('manifest.json', '{}'), late('manifest.csv', '')]);
  await sink.commit();

  const read = await openPromise(path);
  expect(read.entryCount).toBe(count + 2);
  let next = 0;
  for await (const { fileName, uncompressedSize } of read.eachEntry()) {
    if (fileName.startsWith('manifest')) continue;
    expect([fileName, uncompressedSize]).toEqual([`${next}.svg`, `<svg id="${next}"/>`.length]);
    next++;
  }
  expect(next).toBe(count);
  expect(execFileSync('unzip', ['-tq', path]).toString()).toContain('No errors detected');
  expect(execFileSync('unzip', ['-p', path, '69999.svg']).toString()).toBe('<svg id="69999"/>');
});

/** Takes bytes, counts them and keeps only the last half MiB: an archive of 4 GiB needs no disk. */
class Tail extends Writable {
  #kept: Buffer[] = [];
  #keptBytes = 0;
  bytes = 0;

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.bytes += chunk.length;
    this.#kept.push(chunk);
    this.#keptBytes += chunk.length;
    for (
      let first = this.#kept[0];
      first && this.#keptBytes - first.length > 2 ** 19;
      first = this.#kept[0]
    ) {
      this.#keptBytes -= first.length;
      this.#kept.shift();
    }
    done();
  }

  reader(): RandomAccessReader {
    const kept = Buffer.concat(this.#kept);
    const before = this.bytes - kept.length;
    return new (class extends RandomAccessReader {
      override _readStreamForRange(start: number, end: number): Readable {
        if (start < before) throw new Error(`Byte ${start} was not kept.`);
        return Readable.from([kept.subarray(start - before, end - before)]);
      }
    })();
  }
}

test('members behind the first 4 GiB are found', async () => {
  const mib = Buffer.alloc(1024 * 1024);
  const count = 4 * 1024 + 2;
  const sink = new Tail();
  const zip = new ZipWriter(sink);
  for (let index = 0; index < count; index++) await zip.add(`${index}`, mib, 'store');
  const ended = finished(sink);
  await zip.end([late('manifest.json', '{}')]);
  await ended;

  expect(sink.bytes).toBeGreaterThan(2 ** 32);
  const read = await fromRandomAccessReaderPromise(sink.reader(), sink.bytes, { autoClose: false });
  expect(read.entryCount).toBe(count + 1);
  const places = new Map<string, number>();
  for await (const entry of read.eachEntry()) places.set(entry.fileName, entry.relativeOffsetOfLocalHeader);
  const header = 30;
  let place = 0;
  for (let index = 0; index < count; index++) {
    expect(places.get(`${index}`)).toBe(place);
    place += header + `${index}`.length + mib.length;
  }
  expect(places.get('manifest.json')).toBe(place);
});

test('the same members give the same bytes in every time zone', () => {
  const program = `
    import { createHash } from 'node:crypto';
    import { Readable, Writable } from 'node:stream';
    import { ZipWriter } from ${JSON.stringify(new URL('../../src-main/core/render/zip-writer.ts', import.meta.url).href)};
    const hash = createHash('sha256');
    const sink = new Writable({ write(chunk, _, done) { hash.update(chunk); done(); } });
    sink.on('finish', () => console.log(hash.digest('hex')));
    const zip = new ZipWriter(sink);
    for (let i = 0; i < 200; i++) await zip.add(i + '.svg', Buffer.from('<svg/>'.repeat(i)), 'deflate');
    await zip.end([{ name: 'manifest.json', open: () => Readable.from(['{}']) }]);`;
  const hashes = ['UTC', 'Asia/Tokyo', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((zone) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, TZ: zone },
    }).toString(),
  );
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}\n$/);
  expect(new Set(hashes).size).toBe(1);
});

test('a disk that cannot take more ends the archive with its error', async () => {
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  let taken = 0;
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      taken += chunk.length;
      done(taken > 100_000 ? full : null);
    },
  });
  sink.on('error', () => undefined);
  const zip = new ZipWriter(sink);
  const bytes = createHash('sha512').update('noise').digest();
  const fill = async (): Promise<void> => {
    for (let index = 0; ; index++) await zip.add(`${index}`, bytes, index % 2 === 0 ? 'deflate' : 'store');
  };
  await expect(fill()).rejects.toBe(full);
});

test('a member whose source fails ends the archive with its error', async () => {
  const path = join(temporaryFolder(), 'a.zip');
  const sink = createWriteStream(path);
  sink.on('error', () => undefined);
  const zip = new ZipWriter(sink);
  const gone = new Error('gone');
  const broken = new Readable({
    read() {
      this.destroy(gone);
    },
  });
  const ended = finished(sink);
  await zip.end([{ name: 'manifest.json', open: () => broken }]).catch(() => undefined);
  await expect(ended).rejects.toBe(gone);
});

test('who writes is held back while the disk is busy', async () => {
  const waiting: (() => void)[] = [];
  const sink = new Writable({
    highWaterMark: 1024,
    write(_chunk, _encoding, done) {
      waiting.push(done);
    },
  });
  const zip = new ZipWriter(sink);
  const bytes = Buffer.alloc(10_000, 'x');
  let added = 0;
  const fill = (async () => {
    for (; added < 300; added++) await zip.add(`${added}`, bytes, 'store');
    await zip.end([late('manifest.json', '{}')]);
  })();
  for (let lap = 0; lap < 50; lap++) await new Promise((resolve) => setImmediate(resolve));
  expect(added).toBeLessThan(64);
  const release = setInterval(() => waiting.splice(0).forEach((done) => done()), 0);
  await fill;
  await finished(sink);
  clearInterval(release);
  expect(added).toBe(300);
});
