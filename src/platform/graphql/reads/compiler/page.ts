import { type FieldNode, getNamedType, type GraphQLObjectType } from 'graphql';
import { columnOf, CURSOR, edgeColumn } from '../fragments/columns.js';
import type { PageSource, SortKey } from '../fragments/source.js';
import type { Part } from '../fragments/sql.js';
import { NODE_TYPE } from '../lists/connection.js';
import { afterCursor, reversed } from '../lists/cursor.js';
import { assertPageSize } from '../lists/page-size.js';
import type { Bound, FragmentScope } from './compiled-statement.js';
import type { ReadRequest } from './request.js';
import type { StatementCompiler } from './statement-compiler.js';

/** The result throws AppError BAD_USER_INPUT, on each request, if the page size is out of range. */
export function pageSize(field: FieldNode, { backwards, most }: PageSource): Bound {
  const name = backwards ? 'last' : 'first';
  return (request) => assertPageSize(request.value(field, name), field.name.value, name, most);
}

function cursorValue(field: FieldNode, source: PageSource, index: number) {
  return (request: ReadRequest) => request.cursor(field, source)?.[index];
}

/** A keyset page of a relation's rows, with one extra row that shows whether there are more. */
export function compilePage(
  compiler: StatementCompiler,
  source: PageSource,
  connection: GraphQLObjectType,
  nodes: readonly FieldNode[],
  scope: FragmentScope,
  bounds: readonly Bound[],
): string {
  const field = nodes[0]!;
  const item = compiler.info.schema.getType(connection.extensions[NODE_TYPE] as string) as GraphQLObjectType;
  const rows = compiler.rows(source, item, scope);
  const { columns, counts } = asked(compiler, connection, nodes);
  const chosen = source.order[0]?.chosen;
  const cursor = [
    ...source.order.map((key) => `${compiler.render(key.by, scope)}::text`),
    ...(chosen === undefined ? [] : [`'${chosen}'`]),
  ].join(', ');
  const items = columns.map(
    ([name, merged]) =>
      `(select row_to_json(n) from (select ${compiler.columns(item, merged, scope.own, bounds)}) n) as "${name}"`,
  );
  const size = compiler.bind(field, '@size', pageSize(field, source));
  const read = source.backwards ? source.order.map(reversed) : source.order;
  const keyset = keysetOf(compiler, source, read, field, scope);
  const order = read.map((key) => sortTerm(compiler, key, scope)).join(', ');
  const slice = [`json_build_array(${cursor})::text as "${CURSOR}"`, ...items].join(', ');
  const total = counts ? `, 'total', (select count(*) ${rows})` : '';
  return (
    `(select json_build_object('size', ${size}::int, 'continued', ${keyset !== ''}, 'backwards', ${source.backwards === true}, ` +
    `'items', coalesce(json_agg(r), '[]'::json)${total}) ` +
    `from (select ${slice} ${rows}${keyset} order by ${order} limit ${size}::int + 1) r)`
  );
}

/** The columns of each row, for `nodes` and `edges.node`, and whether the rows are counted. */
function asked(compiler: StatementCompiler, connection: GraphQLObjectType, nodes: readonly FieldNode[]) {
  const columns: [string, FieldNode[]][] = [];
  let counts = false;
  const edge = getNamedType(connection.getFields()['edges']!.type) as GraphQLObjectType;
  for (const [key, merged] of compiler.subfields(connection, nodes)) {
    const name = merged[0]!.name.value;
    if (name === 'totalCount') counts = true;
    if (name === 'nodes') columns.push([columnOf(compiler.info, key, merged[0]!), merged]);
    if (name !== 'edges') continue;
    for (const [inner, below] of compiler.subfields(edge, merged))
      if (below[0]!.name.value === 'node')
        columns.push([
          edgeColumn(columnOf(compiler.info, key, merged[0]!), columnOf(compiler.info, inner, below[0]!)),
          below,
        ]);
  }
  return { columns, counts };
}

export function sortTerm(compiler: StatementCompiler, key: SortKey, scope: FragmentScope): string {
  const nulls = key.nullable ? ` nulls ${key.nullsFirst ? 'first' : 'last'}` : '';
  return `${compiler.render(key.by, scope)}${key.descending ? ' desc' : ''}${nulls}`;
}

/** @param order in which the rows are read */
export function keysetOf(
  compiler: StatementCompiler,
  source: PageSource,
  order: readonly SortKey[],
  field: FieldNode,
  scope: FragmentScope,
): string {
  const cursor = compiler.request.cursor(field, source);
  if (!cursor) return '';
  const at = (index: number): Part => ({
    kind: 'text',
    text: compiler.bind(field, `@cursor.${index}`, cursorValue(field, source, index)),
  });
  return ` and ${compiler.render(afterCursor(order, cursor, at), scope)}`;
}
