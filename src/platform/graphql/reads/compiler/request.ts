import { type FieldNode, getArgumentValues, type GraphQLResolveInfo, Kind } from 'graphql';
import type { PageOrder } from '../fragments/source.js';
import type { Values } from '../fragments/sql.js';
import { type Cursor, cursorShape, decodeCursor, parseCursor } from '../lists/cursor.js';
import type { TypeRegistry } from '../schema/type-registry.js';

/** The values of one request: those of the root read, and the coerced arguments of all fields below. */
export class ReadRequest {
  private readonly args = new Map<FieldNode, Values>();
  private readonly cursors = new Map<FieldNode, Cursor | null>();

  constructor(
    private readonly info: GraphQLResolveInfo,
    private readonly types: TypeRegistry,
    private readonly values: Values,
    readonly now: Date,
  ) {}

  /** @param node null for the root read's own values */
  value(node: FieldNode | null, name: string): unknown {
    return (node ? this.argsOf(node) : this.values)[name];
  }

  cursor(node: FieldNode, { order, backwards }: PageOrder): Cursor | null {
    const known = this.cursors.get(node);
    if (known !== undefined) return known;
    const name = backwards ? 'before' : 'after';
    const given = this.argsOf(node)[name];
    const cursor = typeof given === 'string' ? decodeCursor(given, order, name) : null;
    this.cursors.set(node, cursor);
    return cursor;
  }

  private argsOf(node: FieldNode): Values {
    const known = this.args.get(node);
    if (known) return known;
    const coerced = getArgumentValues(this.types.definition(node), node, this.info.variableValues);
    this.args.set(node, coerced);
    return coerced;
  }
}

/** The arguments that take a cursor. */
export const CURSORS = ['after', 'before'] as const;

/** Which values of a field's cursors are null; the SQL depends on it. */
export function shapeOfCursors(node: FieldNode, variables: Values): string {
  return CURSORS.map((name) => shapeOfCursor(node, name, variables)).join('/');
}

function shapeOfCursor(node: FieldNode, name: string, variables: Values): string {
  const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
  const text =
    value?.kind === Kind.VARIABLE
      ? variables[value.name.value]
      : value?.kind === Kind.STRING
        ? value.value
        : null;
  if (typeof text !== 'string') return '';
  const values = parseCursor(text);
  return values ? `(${cursorShape(values)})` : 'malformed';
}
