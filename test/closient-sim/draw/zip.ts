import { crc32 } from 'node:zlib';

const dosDate = 0x21; // 1980-01-01

/** A ZIP of stored members, in memory. (A library that keeps an object per member takes 22 KB for each.) */
export class Zip {
  readonly #parts: Buffer[] = [];
  readonly #directory: Buffer[] = [];
  #length = 0;

  add(name: string, data: Buffer): void {
    const text = Buffer.from(name, 'utf8');
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0); // version that can read it
    fields.writeUInt16LE(0x800, 2); // names are UTF-8
    fields.writeUInt16LE(dosDate, 8);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(text.length, 22);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 'latin1');
    entry.writeUInt16LE(20, 4);
    fields.copy(entry, 6);
    entry.writeUInt32LE(this.#length, 42);
    this.#directory.push(entry, text);
    this.#parts.push(Buffer.from('PK\x03\x04', 'latin1'), fields, text, data);
    this.#length += 30 + text.length + data.length;
  }

  end(): Buffer {
    const directory = Buffer.concat(this.#directory);
    const members = this.#directory.length / 2;
    const end = Buffer.alloc(22);
    end.write('PK\x05\x06', 'latin1');
    end.writeUInt16LE(members, 8);
    end.writeUInt16LE(members, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(this.#length, 16);
    return Buffer.concat([...this.#parts, directory, end]);
  }
}
