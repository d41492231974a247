import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { ForeignPart } from './foreign-parts.ts';
import type { ShippedPackage } from './shipped.ts';

const isLicence = /^(?:licen[cs]e|notice|copying|copyright)(?:[-_.](?!.*\.(?:[cm]?[jt]s|json|map)$).*)?$/i;
const rule = '='.repeat(80);

/**
 * Every licence and notice text of what ships, in one file. A text that several packages have word for word stands once,
 * below all of their names.
 * @param root folder of the repository, with its packages installed
 */
export function makeNotices(
  root: string,
  packages: readonly ShippedPackage[],
  foreign: readonly ForeignPart[],
): string {
  const namesOf = new Map<string, string[]>();
  const add = (text: string, name: string): void => {
    const names = namesOf.get(text);
    if (names) names.push(name);
    else namesOf.set(text, [name]);
  };
  for (const part of foreign) {
    const title = `${part.name} ${part.version ?? ''}`.trim();
    const text = part.licenceFile ? readText(join(root, part.licenceFile)) : '';
    add(text, `${title} (${part.licence}), ${part.where}. ${part.source}`);
  }
  for (const { path, name, version, licence } of packages) {
    const texts = licenceTexts(join(root, path));
    for (const { file, text } of texts) add(text, `${name} ${version} (${licence}), ${file}`);
    if (texts.length === 0) add('', `${name} ${version} (${licence}), ${authorOf(join(root, path))}`);
  }
  const parts = [...namesOf].map(([text, names]) =>
    [rule, ...names, rule, '', text === '' ? '(comes without a text of its own)' : text, ''].join('\n'),
  );
  return `Print Room contains parts of other authors. Their notices and licences follow.\n\n${parts.join('\n')}`;
}

/** Also those in folders: some packages carry files of others. */
function licenceTexts(folder: string): { file: string; text: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isLicence.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => !file.split(sep).includes('node_modules'))
    .sort()
    .map((file) => ({ file: file.replaceAll(sep, '/'), text: readText(join(folder, file)) }));
}

function authorOf(folder: string): string {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return 'its authors';
  const { author } = JSON.parse(readFileSync(file, 'utf8')) as { author?: string | { name?: string } };
  return (typeof author === 'string' ? author : author?.name) ?? 'its authors';
}

function readText(file: string): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim();
}
