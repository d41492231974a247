import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { onEnd } from '../room.ts';

export interface SinkOptions {
  /** `mute`: takes data and tells nothing. */
  readonly language?: 'zebra' | 'pjl' | 'mute';
  /** Has a counter of labels. */
  readonly counts?: boolean;
  /** Never closes a connection by itself. */
  readonly keepsOpen?: boolean;
  /** Breaks the connection after so many bytes of a file. */
  readonly breaksAfter?: number;
  /** Reads a little at a time. */
  readonly slow?: boolean;
  /** Runs out after so many labels. */
  readonly labels?: number;
  /** Gives a file up after so many of its labels, without a word. */
  readonly givesUpAfter?: number;
}

/**
 * A label printer on a TCP port: takes PDF files, prints their pages one by one and answers questions about its state,
 * as a Zebra or as a PJL device would. Faults are set and taken away by the test.
 */
export class Sink extends EventEmitter<{ file: []; printed: []; asked: [] }> {
  readonly files: { readonly bytes: number; readonly sha256: string }[] = [];
  headOpen = false;
  paused = false;
  counter = 1000;
  questions = 0;
  #labels: number;
  #waiting = 0;
  readonly #options: SinkOptions;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #port = 0;

  constructor(options: SinkOptions) {
    super();
    this.#options = options;
    this.#labels = options.labels ?? Infinity;
    this.#server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
      void this.#serve(socket);
    });
  }

  async listen(port = 0): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  get uri(): string {
    return `socket://127.0.0.1:${this.#port}`;
  }

  refill(labels = Infinity): void {
    this.#labels = labels;
    this.#print();
  }

  closeHead(): void {
    this.headOpen = false;
    this.#print();
  }

  resume(): void {
    this.paused = false;
    this.#print();
  }

  /** Somebody else's label. */
  printAnother(): void {
    this.counter += 1;
  }

  /** The power goes: connections break, what was in memory is lost. */
  async cutPower(): Promise<void> {
    this.#waiting = 0;
    const closed = this.#server.listening ? once(this.#server, 'close') : null;
    this.#server.close();
    for (const socket of this.#sockets) socket.resetAndDestroy();
    await closed;
  }

  async powerOn(): Promise<void> {
    await this.listen(this.#port);
  }

  get #blocked(): boolean {
    return this.headOpen || this.paused || this.#labels <= 0;
  }

  async #serve(socket: Socket): Promise<void> {
    const { breaksAfter, keepsOpen, slow } = this.#options;
    const hash = createHash('sha256');
    let bytes = 0;
    let pages = 0;
    let kind: 'unknown' | 'file' | 'question' = 'unknown';
    try {
      for await (const chunk of socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        const text = chunk.toString('latin1');
        if (kind === 'unknown') kind = text.startsWith('%PDF') ? 'file' : 'question';
        if (kind === 'question') {
          this.#answer(socket, text);
          continue;
        }
        hash.update(chunk);
        bytes += chunk.length;
        pages += text.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
        if (breaksAfter !== undefined && bytes >= breaksAfter) return void socket.resetAndDestroy();
        if (slow) await new Promise((resolve) => setTimeout(resolve, 2));
      }
    } catch {
      // Broken from the other side: what came is thrown away.
      return;
    }
    if (kind === 'file') {
      this.files.push({ bytes, sha256: hash.digest('hex') });
      this.#waiting += Math.min(pages, this.#options.givesUpAfter ?? Infinity);
      this.emit('file');
      this.#print();
    }
    if (!keepsOpen || kind !== 'file') socket.end();
  }

  #print(): void {
    while (this.#waiting > 0 && !this.#blocked) {
      this.#waiting -= 1;
      this.#labels -= 1;
      this.counter += 1;
      this.emit('printed');
    }
  }

  #answer(socket: Socket, text: string): void {
    const { language = 'zebra', counts = true } = this.#options;
    this.questions += 1;
    if (language === 'pjl') socket.write(this.#pjl(text, counts), 'latin1');
    if (language === 'zebra') socket.write(this.#zebra(text, counts), 'latin1');
    this.emit('asked');
  }

  #zebra(text: string, counts: boolean): string {
    let answer = '';
    const [out, open, paused] = [this.#labels <= 0, this.headOpen, this.paused].map(Number);
    if (text.includes('~HQES')) {
      const bits = (out ?? 0) | ((open ?? 0) << 2);
      const errors = bits.toString(16).padStart(8, '0');
      const line = (name: string, flags: string): string => `   ${name}:${' '.repeat(9)}${flags}\r\n`;
      answer += `\u0002\r\n  PRINTER STATUS\r\n${line('ERRORS', `${bits ? 1 : 0} 00000000 ${errors}`)}`;
      answer += `${line('WARNINGS', '0 00000000 00000000')}\u0003`;
    }
    // A Zebra that is out of labels or open keeps silent to this one.
    if (text.includes('~HS') && !out && !open) {
      answer += `\u0002030,${out},${paused},1245,000,0,0,0,000,0,0,0\u0003\r\n`;
      answer += `\u0002001,0,${open},0,1,2,6,0,${String(this.#waiting).padStart(8, '0')},1,000\u0003\r\n`;
      answer += '\u00021234,0\u0003\r\n';
    }
    if (text.includes('~HI')) answer += '\u0002ZD421-300dpi,V93.21.20Z,12,8192KB\u0003\r\n';
    if (text.includes('odometer.total_label_count')) answer += counts ? `"${this.counter}"` : '"?"';
    return answer;
  }

  #pjl(text: string, counts: boolean): string {
    let answer = '';
    if (text.includes('INFO STATUS')) {
      const [code, display, online] = this.headOpen
        ? [40021, '12 PRINTER OPEN', 'FALSE']
        : this.#labels <= 0
          ? [41213, 'LOAD TRAY 1', 'FALSE']
          : this.paused
            ? [10002, 'OFFLINE', 'FALSE']
            : this.#waiting > 0
              ? [10023, 'PRINTING', 'TRUE']
              : [10001, 'READY', 'TRUE'];
      answer += `@PJL INFO STATUS\r\nCODE=${code}\r\nDISPLAY="${display}"\r\nONLINE=${online}\r\n\f`;
    }
    if (text.includes('INFO PAGECOUNT')) {
      answer += `@PJL INFO PAGECOUNT\r\n${counts ? `PAGECOUNT=${this.counter}` : '"?"'}\r\n\f`;
    }
    if (text.includes('INFO ID')) answer += '@PJL INFO ID\r\n"Office Printer 400"\r\n\f';
    return answer;
  }
}

/** A printer that is gone after the test. */
export async function startSink(options: SinkOptions = {}): Promise<Sink> {
  const sink = new Sink(options);
  await sink.listen();
  onEnd(() => sink.cutPower());
  return sink;
}
