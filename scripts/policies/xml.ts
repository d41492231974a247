/** Indented XML out of nested parts: `[name, attributes, children]`, or the text of an element. */
export type XmlPart =
  | string
  | readonly [name: string, attributes: Readonly<Record<string, string | number>>, ...children: XmlPart[]];

/** @returns lines, without a declaration. */
export function xmlLines(part: XmlPart, depth = 0): string[] {
  const indent = '  '.repeat(depth);
  if (typeof part === 'string') return [indent + escapeXml(part)];
  const [name, attributes, ...children] = part;
  const head = [
    name,
    ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(String(value))}"`),
  ];
  const open = `<${head.join(' ')}`;
  if (children.length === 0) return [`${indent}${open} />`];
  const [only] = children;
  if (children.length === 1 && typeof only === 'string') {
    return [`${indent}${open}>${escapeXml(only)}</${name}>`];
  }
  return [
    `${indent}${open}>`,
    ...children.flatMap((child) => xmlLines(child, depth + 1)),
    `${indent}</${name}>`,
  ];
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
