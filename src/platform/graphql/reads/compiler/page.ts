import { type FieldNode, getNamedType, type GraphQLObjectType } from 'graphql';
import { columnOf, CURSOR, edgeColumn } from '../fragments/columns.js';
import type { RelationSource, SortKey } from '../fragments/source.js';
import type { Part } from '../fragments/sql.js';
import { NODE_TYPE } from '../lists/connection.js';
import { behind } from '../lists/cursor.js';
import { assertPageSize } from '../lists/page-size.js';
import type { Bound, FragmentScope } from './compiled-statement.js';
import type { ReadRequest } from './request.js';
import type { StatementCompiler } from './statement-compiler.js';

type PageSource = Extract<RelationSource, { kind: 'page' }>;

/** @throws AppError BAD_USER_INPUT, at each request, where `first` asks for none or too many rows */
export function pageSize(field: FieldNode): Bound {
  return (request) => {
    const first = request.value(field, 'first');
    return assertPageSize(first, field.name.value);
  };
}

function cursorValue(field: FieldNode, order: readonly SortKey[], index: number) {
  return (request: ReadRequest) => request.cursor(field, order)?.[index];
}

/** A keyset page of a relation's rows: one row more than asked for, so that the page knows whether more follow. */
export function compilePage(
  compiler: StatementCompiler,
  source: PageSource,
  connection: GraphQLObjectType,
  nodes: readonly FieldNode[],
  place: FragmentScope,
  bounds: readonly Bound[],
): string {
  const field = nodes[0]!;
  const item = compiler.info.schema.getType(connection.extensions[NODE_TYPE] as string) as GraphQLObjectType;
  const rows = compiler.rows(source, item, place);
  const { columns, counts } = asked(compiler, connection, nodes);
  const cursor = source.order.map((key) => `${compiler.render(key.by, place)}::text`).join(', ');
  const items = columns.map(
    ([name, merged]) =>
      `(select row_to_json(n) from (select ${compiler.columns(item, merged, place.own, bounds)}) n) as "${name}"`,
  );
  const first = compiler.bind(field, 'first', pageSize(field));
  const keyset = keysetOf(compiler, source.order, field, place);
  const order = source.order.map((key) => sortTerm(compiler, key, place)).join(', ');
  const slice = [`json_build_array(${cursor})::text as "${CURSOR}"`, ...items].join(', ');
  const total = counts ? `, 'total', (select count(*) ${rows})` : '';
  return (
    `(select json_build_object('first', ${first}::int, 'continued', ${keyset !== ''}, ` +
    `'items', coalesce(json_agg(r), '[]'::json)${total}) ` +
    `from (select ${slice} ${rows}${keyset} order by ${order} limit ${first}::int + 1) r)`
  );
}

/** The columns of each row, for `nodes` and for `node` under `edges`, and whether the rows are counted. */
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

function sortTerm(compiler: StatementCompiler, key: SortKey, place: FragmentScope): string {
  return `${compiler.render(key.by, place)}${key.descending ? ' desc' : ''}${key.nullable ? ' nulls last' : ''}`;
}

function keysetOf(
  compiler: StatementCompiler,
  order: readonly SortKey[],
  field: FieldNode,
  place: FragmentScope,
): string {
  const cursor = compiler.request.cursor(field, order);
  if (!cursor) return '';
  const at = (index: number): Part => ({
    kind: 'text',
    text: compiler.bind(field, `after.${index}`, cursorValue(field, order, index)),
  });
  return ` and ${compiler.render(behind(order, cursor, at), place)}`;
}
