/** What can be called, by an OpenAPI document. */
export class ApiOutline {
  readonly #operations = new Set<string>();

  constructor(paths: Readonly<Record<string, unknown>>) {
    for (const [path, item] of Object.entries(paths)) {
      if (typeof item !== 'object' || item === null) continue;
      for (const method of Object.keys(item)) this.#operations.add(operation(method, path));
    }
  }

  /** Slashes at the end and the names of parameters make no difference. */
  offers({ method, path }: { readonly method: string; readonly path: string }): boolean {
    return this.#operations.has(operation(method, path));
  }
}

function operation(method: string, path: string): string {
  return `${method.toLowerCase()} ${path.replace(/\/$/, '').replaceAll(/\{[^}]*\}/g, '{}')}`;
}
