import ts from 'typescript';
import type { Sources } from './check-tables.js';
import { type Rule, RULES } from './rules.js';
import { textsOf } from './sql-uses.js';

/** A statement in a file, with the line where it starts. */
interface Phrase {
  readonly line: number;
  readonly text: string;
}

/** Finds copies of rules outside their location. */
export function rulesWrittenAgain(sources: Sources): string[] {
  return Object.entries(sources).flatMap(([path, source]) => {
    const sql = textsOf(path, source);
    const code = phrasesOf(path, source);
    return RULES.filter((rule) => !isExempt(rule, path)).flatMap((rule) =>
      linesOf(rule, sql, code).map(
        (line) => `${path}:${line} spells "${rule.rule}", which ${rule.home} does`,
      ),
    );
  });
}

/** Finds rules whose location does not exist any more, and exceptions that nothing uses. */
export function staleRules(sources: Sources): string[] {
  return RULES.flatMap(({ rule, home, except = [], ...signs }) => [
    ...(home in sources ? [] : [`${home}, the home of "${rule}", is gone`]),
    ...except
      .filter((place) => !Object.entries(sources).some((file) => isIn(place, file[0]) && has(signs, file)))
      .map((place) => `${place} does not spell "${rule}"`),
  ]);
}

type Signs = Pick<Rule, 'sql' | 'code'>;

const has = (signs: Signs, [path, source]: readonly [string, string]): boolean =>
  linesOf(signs, textsOf(path, source), phrasesOf(path, source)).length > 0;

const isIn = (place: string, path: string): boolean => path === place || path.startsWith(place);

const isExempt = ({ home, except = [] }: Rule, path: string): boolean =>
  path === home || except.some((place) => isIn(place, path));

function linesOf(signs: Signs, sql: readonly Phrase[], code: readonly Phrase[]): number[] {
  const lines = [
    ...sql.filter(({ text }) => signs.sql?.test(text)),
    ...code.filter(({ text }) => signs.code?.test(text)),
  ].map(({ line }) => line);
  return [...new Set(lines)];
}

/** Every outermost comparison, every list, and every property passed in a call. */
function phrasesOf(path: string, source: string): Phrase[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const phrases: Phrase[] = [];
  const visit = (node: ts.Node): void => {
    if (isPhrase(node)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      phrases.push({ line: line + 1, text: node.getText(file).replace(/\s+/g, ' ') });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return phrases;
}

function isPhrase(node: ts.Node): boolean {
  if (ts.isPropertyAssignment(node)) return ts.isCallExpression(node.initializer);
  if (ts.isBinaryExpression(node)) return !ts.isBinaryExpression(node.parent);
  return ts.isArrayLiteralExpression(node);
}
