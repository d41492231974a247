import { PrintRoomError, toErrorData } from '../../src-shared/errors.ts';
import { nullIfInUse, readHostFile, waitForOwner } from '../core/folder/owner.ts';
import type { Ports } from '../core/ports.ts';
import type { PrintRoom } from '../core/print-room.ts';
import { visitHost, type Door, type DoorRequest } from './guest.ts';

/** Our own core with what stands at its doors. */
export interface OwnCore {
  readonly room: PrintRoom;
  readonly door: Door;
  readonly close: () => Promise<void>;
}

export interface EngineOptions {
  readonly dataFolder: string;
  readonly ports: Pick<Ports, 'logger' | 'version'>;
  /** @throws PrintRoomError `folder_in_use` where another process has the folder. */
  readonly openCore: () => Promise<OwnCore>;
  /** Called when this process has become the owner: at the start, or when the owner before it has ended. */
  readonly onOwner: (room: PrintRoom) => void;
  /** The owner has ended, and the folder could not be taken over. */
  readonly onLost: (caught: unknown) => void;
}

/**
 * What answers a window: the core of this process where the data folder is free, else the one of the process that
 * has it, such as another user's on the same computer. Two engines never share a folder, and nobody is turned away.
 * When that owner ends, one of its guests takes the folder over; open windows stay.
 */
export class Engine {
  readonly #options: EngineOptions;
  #core: OwnCore | null = null;
  #door: Promise<Door>;
  #closed = false;

  private constructor(options: EngineOptions) {
    this.#options = options;
    this.#door = this.#enter();
    // Whoever asks meanwhile gets it; nobody may ask.
    this.#door.catch(() => undefined);
  }

  /** @throws PrintRoomError as opening a folder does, and `folder_in_use` where its owner is of another version. */
  static async open(options: EngineOptions): Promise<Engine> {
    const engine = new Engine(options);
    await engine.#door;
    return engine;
  }

  /** Whether another process prints. */
  get isGuest(): boolean {
    return this.#core === null;
  }

  /** Calls that come while the folder changes hands wait for its new owner. */
  async answer(request: DoorRequest): ReturnType<Door['answer']> {
    return (await this.#door).answer(request);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#door.catch(() => undefined);
    await this.#core?.close();
  }

  #enter(): Promise<Door> {
    const { dataFolder, openCore, onOwner, ports } = this.#options;
    return waitForOwner(dataFolder, async (deadline) => {
      const core = await nullIfInUse(openCore());
      if (core) {
        this.#core = core;
        onOwner(core.room);
        return core.door;
      }
      const host = readHostFile(dataFolder);
      const guest = host && (await visitHost(host, deadline, () => this.#takeOver(guest)));
      if (!guest) return null;
      refuseOtherVersion(guest.version, ports.version);
      ports.logger.info({ pid: host?.pid }, 'another Print Room has the data folder; this one is its guest');
      return guest;
    });
  }

  /** Once for each host, however many of its calls fail. */
  #takeOver(gone: Door | null): void {
    const former = this.#door;
    former.then(
      (door) => {
        if (door !== gone || this.#door !== former || this.#closed) return;
        this.#options.ports.logger.info('the Print Room that had the data folder has ended');
        this.#door = this.#enter();
        this.#door.catch((caught: unknown) => {
          this.#options.ports.logger.error({ err: toErrorData(caught) }, 'the folder cannot be taken over');
          this.#options.onLost(caught);
        });
      },
      () => undefined,
    );
  }
}

/** Pages and host of two versions may mean different things by the same words. */
function refuseOtherVersion(theirs: string, ours: string): void {
  if (theirs === ours) return;
  throw new PrintRoomError(
    'folder_in_use',
    `Another user of this computer has the data folder open with Print Room ${theirs}, and this is ${ours}. Have them close it, then start again.`,
  );
}
