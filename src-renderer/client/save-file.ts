/** Long enough for the browser to have taken the file. */
const keptMs = 60_000;

/** Gives a file to the person the way a download is given: the browser or the desktop shell says where to. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs);
}
