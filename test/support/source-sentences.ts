import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A sentence that the source can say to a person; what is filled in at runtime stands as `{name}`. */
export interface SourceSentence {
  readonly text: string;
  /** "src-main/core/jobs/lease.ts:63" */
  readonly at: string;
}

/**
 * Every piece of prose in the source of a folder or file, by its syntax tree: strings and templates of two words or
 * more, with a condition in the middle unfolded into what it can become. Left out is what no person reads in the
 * window: SQL, lines of the log, defects (`new Error`), and descriptions of the API.
 */
export function sentencesOf(place: string): SourceSentence[] {
  return filesOf(join(root, place)).flatMap(sentencesOfFile);
}

function filesOf(place: string): string[] {
  if (place.endsWith('.ts')) return [place];
  return readdirSync(place, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

function sentencesOfFile(file: string): SourceSentence[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: SourceSentence[] = [];
  const visit = (node: ts.Node): void => {
    if (isUnread(node)) return;
    if (isText(node) && !isPartOfText(node)) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const at = `${relative(root, file).split(sep).join('/')}:${line}`;
      found.push(
        ...textsOf(node)
          .filter(isProse)
          .map((text) => ({ text, at })),
      );
      // A word that stands for a missing value, or a text within a call within the text.
      eachInner(node, (inner) => {
        if (ts.isStringLiteral(inner) && isFallback(inner)) found.push({ text: inner.text, at });
        else if (isText(inner))
          found.push(
            ...textsOf(inner)
              .filter(isProse)
              .map((text) => ({ text, at })),
          );
      });
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What no person reads in the window. */
function isUnread(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isTaggedTemplateExpression(node)) return true;
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Error';
  if (!ts.isCallExpression(node)) return false;
  return /(^|\.)(describe|prepare|exec|pragma|debug|info|warn|error|fatal|trace)$|(^|[.#])log\.|^sql/.test(
    node.expression.getText(),
  );
}

function isText(node: ts.Node): node is ts.Expression {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node))
    return true;
  return isConcatenation(node) && (isText(node.left) || isText(node.right));
}

function isConcatenation(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
}

function isPartOfText(node: ts.Node): boolean {
  return isConcatenation(node.parent) && isText(node.parent);
}

/** `'none'` of `${date ?? 'none'}`. */
function isFallback(node: ts.StringLiteral): boolean {
  return (
    ts.isBinaryExpression(node.parent) &&
    node.parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
    node.parent.right === node &&
    /[a-z]/.test(node.text)
  );
}

function eachInner(node: ts.Node, act: (inner: ts.Node) => void): void {
  ts.forEachChild(node, (child) => {
    if (isText(child) && (isPartOfText(child) || isBranch(child))) {
      eachInner(child, act);
      return;
    }
    act(child);
    if (!isText(child)) eachInner(child, act);
  });
}

/** A branch of a condition is unfolded into the text around it. */
function isBranch(node: ts.Node): boolean {
  return ts.isConditionalExpression(node.parent) && node.parent.condition !== node;
}

function textsOf(node: ts.Expression): string[] {
  return formsOf(node).map(named);
}

/** All texts that an expression can become. */
function formsOf(node: ts.Expression): string[] {
  if (ts.isParenthesizedExpression(node)) return formsOf(node.expression);
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...formsOf(node.whenTrue), ...formsOf(node.whenFalse)];
  if (isConcatenation(node) && isText(node)) return together(formsOf(node.left), formsOf(node.right));
  if (ts.isTemplateExpression(node)) {
    return node.templateSpans.reduce<string[]>(
      (forms, span) => together(together(forms, formsOf(span.expression)), [span.literal.text]),
      [node.head.text],
    );
  }
  return [`{${nameOf(node)}|${node.getText()}|}`];
}

/** Placeholders get names that differ where what is filled in differs: `{edge} mm at the {edge2}`. */
function named(text: string): string {
  const given = new Map<string, string>();
  return text.replaceAll(/\{(\w+)\|([^]*?)\|\}/g, (_, name: string, expression: string) => {
    const key = `${name}|${expression}`;
    const same = [...given.keys()].filter((other) => other.startsWith(`${name}|`)).length;
    const own = given.get(key) ?? (same === 0 ? name : `${name}${same + 1}`);
    given.set(key, own);
    return `{${own}}`;
  });
}

function together(before: readonly string[], after: readonly string[]): string[] {
  return before.flatMap((start) => after.map((end) => start + end));
}

/** A name for what is filled in: the last one of the expression that says something. */
function nameOf(node: ts.Expression): string {
  const names =
    node
      .getText()
      .replaceAll(/'[^']*'/g, '')
      .match(/[a-zA-Z]\w*/g) ?? [];
  const said = names.filter(
    (name) => !/^(JSON|stringify|join|map|String|Number|toFixed|length|id|name)$/.test(name),
  );
  return said.at(-1) ?? names.at(-1) ?? 'value';
}

function isProse(text: string): boolean {
  const words = text.replaceAll(/\{\w+\}/g, '').trim();
  if (!/[a-z]{2,}[,;:.]? [^]*[a-zA-Z]|[a-z]{3,}.*[.]$|\} .*[a-z]{2,}|[a-z]{2,} .*\{/.test(text)) return false;
  if (!/[a-z]{2,}/.test(words)) return false;
  return !/\b(SELECT|FROM|WHERE|JOIN|VALUES|EXISTS|CONFLICT|ORDER BY|AND|CASE|IN \(|SET|LIMIT|UNION|RETURNING)\b| AS [a-z]|^\w+ as \w+$|^PRAGMA|json_|=>/.test(
    text,
  );
}
