/**
 * What Electron offers, read from its own typings (electron.d.ts) when the tests run: names, events, numbers of
 * arguments and the shape of options. A stand-in that asks here cannot know more than Electron does.
 */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as TS from 'typescript';

const require = createRequire(import.meta.url);
// Not imported: Vitest would transform its nine megabytes.
const ts = require('typescript') as typeof TS;
const folder = dirname(require.resolve('electron/package.json'));
const source = ts.createSourceFile(
  'electron.d.ts',
  readFileSync(join(folder, 'electron.d.ts'), 'utf8'),
  ts.ScriptTarget.Latest,
);

/** Version of the package whose typings these are. */
export const electronVersion = (
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
).version;

type Declared = TS.InterfaceDeclaration | TS.ClassDeclaration;
type Callable = TS.MethodSignature | TS.MethodDeclaration | TS.ConstructorDeclaration;

const types = new Map<string, Declared[]>();
const aliases = new Map<string, TS.TypeNode>();
/** What `import { ... } from 'electron'` gives, by the name of its type. */
const moduleExports = new Map<string, { readonly type: string; readonly isClass: boolean }>();
readDeclarations();

function readDeclarations(): void {
  for (const statement of source.statements) {
    if (!ts.isModuleDeclaration(statement) || statement.name.text !== 'Electron') continue;
    if (!statement.body || !ts.isModuleBlock(statement.body)) continue;
    for (const part of statement.body.statements) {
      if (ts.isInterfaceDeclaration(part) || (ts.isClassDeclaration(part) && part.name)) {
        const name = part.name?.text ?? '';
        types.set(name, [...(types.get(name) ?? []), part]);
      } else if (ts.isTypeAliasDeclaration(part)) {
        aliases.set(part.name.text, part.type);
      } else if (ts.isModuleDeclaration(part) && part.name.text === 'CrossProcessExports') {
        readExports(part);
      }
    }
  }
}

function readExports(module: TS.ModuleDeclaration): void {
  if (!module.body || !ts.isModuleBlock(module.body)) return;
  for (const part of module.body.statements) {
    if (ts.isClassDeclaration(part) && part.name) {
      moduleExports.set(part.name.text, { type: part.name.text, isClass: true });
    } else if (ts.isVariableStatement(part)) {
      for (const { name, type } of part.declarationList.declarations) {
        if (!ts.isIdentifier(name) || !type) continue;
        const isClass = ts.isTypeQueryNode(type);
        moduleExports.set(name.text, { type: (isClass ? type.exprName : type).getText(source), isClass });
      }
    }
  }
}

/** One of Electron's types, such as `App`, as far as a stand-in may have it. */
export class Api {
  readonly name: string;
  readonly #members = new Map<string, Callable[] | null>();
  readonly #constructors: Callable[] = [];
  readonly #events = new Map<string, true>();

  /** @param statics the class itself instead of its objects. */
  constructor(name: string, statics = false) {
    this.name = name;
    this.#read(name, statics);
    if (this.#members.size === 0 && this.#constructors.length === 0)
      throw new Error(`Electron ${electronVersion} has no type ${name}.`);
  }

  has(member: string): boolean {
    return this.#members.has(member);
  }

  /** @throws Error where Electron's objects of this type have no such member. */
  require(member: string): void {
    if (!this.has(member)) throw new Error(`Electron ${electronVersion} has no ${this.name}.${member}.`);
  }

  /** @throws Error where no signature of the member takes these arguments. */
  checkCall(member: string, args: readonly unknown[]): void {
    if (
      ['on', 'once', 'off', 'addListener', 'removeListener', 'prependListener'].includes(member) &&
      this.#events.size > 0
    ) {
      const event = String(args[0]);
      if (!this.#events.has(event))
        throw new Error(`Electron ${electronVersion} has no event ${this.name} '${event}'.`);
      return;
    }
    const signatures = this.#members.get(member);
    if (signatures) checkSignatures(`${this.name}.${member}`, signatures, args);
  }

  checkNew(args: readonly unknown[]): void {
    if (this.#constructors.length > 0) checkSignatures(`new ${this.name}`, this.#constructors, args);
  }

  #read(name: string, statics: boolean): void {
    for (const declaration of types.get(name) ?? []) {
      for (const member of declaration.members) this.#take(member, statics);
      for (const clause of declaration.heritageClauses ?? []) {
        for (const { expression } of clause.types) this.#inherit(expression.getText(source), statics);
      }
    }
  }

  #inherit(name: string, statics: boolean): void {
    const plain = name.replace(/^Electron\./, '');
    if (types.has(plain)) this.#read(plain, statics);
    else if (name.endsWith('EventEmitter') && !statics)
      for (const key of Object.getOwnPropertyNames(EventEmitter.prototype))
        if (!this.#members.has(key)) this.#members.set(key, null);
  }

  #take(member: TS.TypeElement | TS.ClassElement, statics: boolean): void {
    if (ts.isConstructorDeclaration(member)) return void this.#constructors.push(member);
    if (!member.name) return;
    const isStatic =
      ts.canHaveModifiers(member) &&
      (ts.getModifiers(member) ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
    if (isStatic !== statics) return;
    const name = ts.isIdentifier(member.name) || ts.isStringLiteral(member.name) ? member.name.text : '';
    if (!ts.isMethodSignature(member) && !ts.isMethodDeclaration(member)) {
      if (!this.#members.has(name)) this.#members.set(name, null);
      return;
    }
    this.#members.set(name, [...(this.#members.get(name) ?? []), member]);
    const [first] = member.parameters;
    if (
      name === 'on' &&
      first?.type &&
      ts.isLiteralTypeNode(first.type) &&
      ts.isStringLiteral(first.type.literal)
    )
      this.#events.set(first.type.literal.text, true);
  }
}

/** The type behind a name of the module, and whether the name is a class. @throws Error where there is none. */
export function exported(name: string): { readonly type: string; readonly isClass: boolean } {
  const found = moduleExports.get(name);
  if (!found) throw new Error(`Electron ${electronVersion} does not export ${name}.`);
  return found;
}

/** Every name of the module. */
export function exportedNames(): string[] {
  return [...moduleExports.keys()];
}

function checkSignatures(what: string, signatures: readonly Callable[], args: readonly unknown[]): void {
  const problems = signatures.map((signature) => problemWith(signature, args));
  if (problems.every((problem) => problem !== null))
    throw new Error(`Electron ${electronVersion}: ${what}: ${problems.join('; or ')}.`);
}

function problemWith({ parameters }: Callable, args: readonly unknown[]): string | null {
  const least = parameters.filter((one) => !one.questionToken && !one.dotDotDotToken).length;
  const most = parameters.some((one) => one.dotDotDotToken) ? Infinity : parameters.length;
  if (args.length < least || args.length > most)
    return `takes ${least} to ${most} arguments, got ${args.length}`;
  for (const [index, arg] of args.entries()) {
    const parameter = parameters[index];
    if (!parameter?.type || parameter.dotDotDotToken || (arg === undefined && parameter.questionToken))
      continue;
    const problem = mismatch(parameter.type, arg, parameter.name.getText(source));
    if (problem !== null) return problem;
  }
  return null;
}

/** What is wrong with a value where it must be of a type, or null. Types from elsewhere than Electron are not looked at. */
function mismatch(type: TS.TypeNode, value: unknown, where: string): string | null {
  if (ts.isParenthesizedTypeNode(type)) return mismatch(type.type, value, where);
  if (ts.isUnionTypeNode(type)) {
    const problems = type.types.map((one) => mismatch(one, value, where));
    return problems.includes(null)
      ? null
      : (problems.find((problem) => problem?.includes('.')) ?? problems[0] ?? null);
  }
  if (ts.isLiteralTypeNode(type)) {
    const text = type.literal.getText(source).replaceAll(/^'|'$/g, '');
    return String(value) === text ? null : `${where} is ${JSON.stringify(value)}`;
  }
  if (ts.isArrayTypeNode(type)) {
    if (!Array.isArray(value)) return `${where} is no list`;
    return firstProblem(
      value.map((one: unknown, index) => mismatch(type.elementType, one, `${where}[${index}]`)),
    );
  }
  if (ts.isTypeReferenceNode(type)) return mismatchOfReference(type, value, where);
  const primitive = primitives.get(type.kind);
  return primitive === undefined || typeof value === primitive ? null : `${where} is no ${primitive}`;
}

const primitives = new Map<TS.SyntaxKind, string>([
  [ts.SyntaxKind.StringKeyword, 'string'],
  [ts.SyntaxKind.NumberKeyword, 'number'],
  [ts.SyntaxKind.BooleanKeyword, 'boolean'],
]);

function mismatchOfReference(type: TS.TypeReferenceNode, value: unknown, where: string): string | null {
  const name = type.typeName.getText(source).replace(/^Electron\./, '');
  const [of] = type.typeArguments ?? [];
  if (name === 'Array' && of) {
    if (!Array.isArray(value)) return `${where} is no list`;
    return firstProblem(value.map((one: unknown, index) => mismatch(of, one, `${where}[${index}]`)));
  }
  const alias = aliases.get(name);
  if (alias) return mismatch(alias, value, where);
  const fields = fieldsOf(name);
  if (fields === null) return types.has(name) && isLiteral(value) ? `${where} is no ${name}` : null;
  if (typeof value !== 'object' || value === null) return `${where} is no ${name}`;
  return firstProblem(
    Object.entries(value).map(([key, field]) => {
      const fieldType = fields.get(key);
      if (fieldType === undefined) return `${where}.${key} is not in ${name}`;
      return field === undefined || fieldType === null ? null : mismatch(fieldType, field, `${where}.${key}`);
    }),
  );
}

/** Options are interfaces of fields; null for classes and interfaces with methods, which are objects of Electron's. */
function fieldsOf(name: string): Map<string, TS.TypeNode | null> | null {
  const declarations = types.get(name);
  if (!declarations || declarations.some((one) => ts.isClassDeclaration(one))) return null;
  const fields = new Map<string, TS.TypeNode | null>();
  for (const { members, heritageClauses } of declarations) {
    for (const member of members) {
      if (ts.isMethodSignature(member)) return null;
      if (ts.isPropertySignature(member)) fields.set(member.name.getText(source), member.type ?? null);
    }
    for (const parent of heritageClauses?.flatMap((clause) => clause.types) ?? []) {
      const inherited = fieldsOf(parent.expression.getText(source).replace(/^Electron\./, ''));
      for (const [key, type] of inherited ?? []) fields.set(key, type);
    }
  }
  return fields;
}

/** Written down as `{...}` or `[...]`; an object of Electron's never is. */
function isLiteral(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

function firstProblem(problems: readonly (string | null)[]): string | null {
  return problems.find((problem) => problem !== null) ?? null;
}
