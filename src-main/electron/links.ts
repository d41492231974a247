import { app } from 'electron';
import { linkIn, linkScheme, placeOfLink } from './deep-link.ts';

/**
 * Links to this program, from wherever the system hands them over: the command line, a second start, or macOS's own
 * event, which comes before anything is ready. Must be made before Electron is ready.
 */
export class Links {
  #follow: ((place: string | null) => void) | null = null;
  #first: string | null;

  /** @param args command line of this start. */
  constructor(args: readonly string[]) {
    this.#first = linkIn(args);
    app.on('open-url', (event, url) => {
      event.preventDefault();
      this.#go(placeOfLink(url));
    });
    app.on('second-instance', (_event, argv) => this.#go(linkIn(argv)));
  }

  /** Place in the page where the window begins; empty: where it always does. */
  get first(): string {
    return this.#first ?? '';
  }

  /** @param follow gets the place in the page; null: no link, but somebody wants to see the window. */
  onFollow(follow: (place: string | null) => void): void {
    this.#follow = follow;
  }

  #go(place: string | null): void {
    if (this.#follow === null) this.#first = place ?? this.#first;
    else this.#follow(place);
  }
}

/** Installers register the scheme on macOS and Linux; on Windows each user's program does. */
export function registerLinks(): void {
  if (process.platform === 'win32' && app.isPackaged)
    // Whatever a link says comes after the two dashes and is no switch.
    app.setAsDefaultProtocolClient(linkScheme.replace(':', ''), process.execPath, ['--']);
}
