import ts from 'typescript';
import { ownerOf } from './table-owners.js';

/** A piece of SQL in a source file, with a gap for each inserted value or piece. */
export interface SqlText {
  readonly line: number;
  readonly text: string;
}

/** A statement's read or write of a table. */
export interface TableUse {
  readonly line: number;
  readonly act: 'reads' | 'writes';
  /** GAP if the table is named at run time. */
  readonly table: string;
}

export const GAP = '§';

/** Prose with words that are also table names. */
const PROSE = /^(description|deprecationReason)$/;

/** Every text of a source file that could be SQL, without its inserted parts and with white space reduced to one blank. */
export function textsOf(path: string, source: string): SqlText[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const texts: SqlText[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && PROSE.test(node.name.getText(file))) return;
    if (ts.isImportDeclaration(node)) return;
    const text = textOf(node);
    if (text !== undefined) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      texts.push({ line: line + 1, text: withoutComments(text) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return texts;
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(GAP);
}

const withoutComments = (text: string): string => text.replace(/--[^\n]*/g, '').replace(/\s+/g, ' ');

const NAME = `"?([a-z_]+|${GAP})"?`;
const WRITES = [
  new RegExp(String.raw`\binsert into (?:only )?${NAME}`, 'g'),
  new RegExp(String.raw`\bdelete from (?:only )?${NAME}`, 'g'),
  new RegExp(String.raw`\bmerge into (?:only )?${NAME}`, 'g'),
  new RegExp(String.raw`\btruncate (?:table )?(?:only )?${NAME}`, 'g'),
  new RegExp(String.raw`(?<!\bfor |\bdo )\bupdate (?:only )?${NAME}(?: (?:as )?\w+)? set\b`, 'g'),
];
/** The tables after `from`, `join` and `using`: one, or several separated by commas, each with its alias. */
const READS = new RegExp(
  String.raw`\b(?:from|join|using) (?:lateral )?\(?((?:only )?${NAME}(?: (?:as )?[a-z]\w*)?(?:, *${NAME}(?: (?:as )?[a-z]\w*)?)*)`,
  'g',
);

/** How a text uses our tables, if it is SQL. */
export function usesOf({ line, text }: SqlText): TableUse[] {
  const written = WRITES.flatMap((pattern) => [...text.matchAll(pattern)].map(([, table]) => table!));
  const isRead = /\b(select|join|using|where|delete|insert|update)\b/.test(text);
  const read = isRead ? [...text.matchAll(READS)].flatMap(([, list]) => list!.split(',').map(tableOf)) : [];
  return [
    ...written
      .filter((table) => table === GAP || ownerOf(table) !== undefined)
      .map((table) => ({ line, act: 'writes' as const, table })),
    ...read
      .filter((table) => ownerOf(table) !== undefined)
      .map((table) => ({ line, act: 'reads' as const, table })),
  ];
}

const tableOf = (part: string): string => /[a-z_]+/.exec(part.trim().replace(/^only /, ''))?.[0] ?? '';

const ENTITY_METHOD = /^(insert|update|delete|save|upsert|remove|softDelete|increment|decrement)$/;
/** The functions of platform/database/write.ts. */
const ENTITY_FUNCTION = /^(insertOf|updateOf)$/;

function writesEntity({ expression }: ts.CallExpression): boolean {
  if (ts.isIdentifier(expression)) return ENTITY_FUNCTION.test(expression.text);
  return ts.isPropertyAccessExpression(expression) && ENTITY_METHOD.test(expression.name.text);
}

/**
 * Writes through an entity: `tx.db.insert(UserEntity, …)` or `insertOf(UserEntity, …)`.
 * @returns the entities' names with their lines
 */
export function entitiesWritten(path: string, source: string): { line: number; entity: string }[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found: { line: number; entity: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && writesEntity(node)) {
      const [entity] = node.arguments;
      if (entity && ts.isIdentifier(entity)) {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
        if (entity.text.endsWith('Entity')) found.push({ line: line + 1, entity: entity.text });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
