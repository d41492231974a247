/** Registered by the installers; `print-room://job/ID` opens the finished sheets of a job. */
export const linkScheme = 'print-room:';
const jobId = /^[0-9A-Za-z]{22}$/;

/**
 * The place in the page that a link means, such as `#/preview/ID`, or null. Links come from anywhere, so only what is
 * a job's id gets through, and a link opens a place: it never does anything.
 */
export function placeOfLink(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const { protocol, host, pathname, search, hash } = new URL(link);
  const id = pathname.replace(/^\//, '').replace(/\/$/, '');
  if (protocol !== linkScheme || host !== 'job' || search !== '' || hash !== '' || !jobId.test(id))
    return null;
  return `#/preview/${id}`;
}

/** The link on a command line, where Windows and Linux put it; null where there is none. */
export function linkIn(args: readonly string[]): string | null {
  return args.map(placeOfLink).find((place) => place !== null) ?? null;
}
