import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isObjectType,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import { AppError } from '../../../kernel/errors.js';
import { behind } from './cursor.js';
import type { ReadRequest } from './request.js';
import { NODE_TYPE, type Shapes, columnOf, edgeColumn } from './shapes.js';
import type { SortKey, Source } from './sources.js';
import type { Part, Sql } from './sql.js';

export type RelationSource = Extract<Source, { kind: 'one' | 'many' | 'page' }>;

type Bind = (request: ReadRequest) => unknown;
type Bound = (request: ReadRequest) => number;

/** One statement that answers one root field, and how to fill its parameters from a request. */
export interface Plan {
  readonly text: string;
  readonly binds: readonly Bind[];
  /** The bounds of the nested lists, one chain a relation; their products sum to the most objects it can answer. */
  readonly fanOut: readonly (readonly Bound[])[];
}

/** What a fragment may refer to where it stands. */
interface Place {
  readonly own: string;
  readonly parent: string;
  /** The field whose arguments the fragment binds; null for the values of the root read. */
  readonly node: FieldNode | null;
}

const MAX_PAGE = 100;

export function compile(
  info: GraphQLResolveInfo,
  shapes: Shapes,
  root: RelationSource,
  request: ReadRequest,
): Plan {
  const compiler = new Compiler(info, shapes, request);
  const definition = info.parentType.getFields()[info.fieldName]!;
  info.fieldNodes.forEach((node) => shapes.define(node, definition));
  const type = getNamedType(info.returnType) as GraphQLObjectType;
  const text = `select ${compiler.relation(root, type, info.fieldNodes, '', null, [])}::text as answer`;
  return { text, binds: compiler.binds, fanOut: compiler.fanOut };
}

class Compiler {
  readonly binds: Bind[] = [];
  readonly fanOut: Bound[][] = [];
  private readonly placeholders = new Map<FieldNode | null, Map<string, string>>();
  private aliases = 0;

  constructor(
    private readonly info: GraphQLResolveInfo,
    private readonly shapes: Shapes,
    private readonly request: ReadRequest,
  ) {}

  relation(
    source: RelationSource,
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    parent: string,
    node: FieldNode | null,
    above: readonly Bound[],
  ): string {
    const place: Place = { own: `t${++this.aliases}`, parent, node };
    const bounds = [...above, this.bound(source, nodes[0]!)];
    this.fanOut.push(bounds);
    if (source.kind === 'page') return this.page(source, type, nodes, place, bounds);
    const rows = `select ${this.columns(type, nodes, place.own, bounds)} ${this.rows(source, type, place)}`;
    if (source.kind === 'one') return `(select row_to_json(r) from (${rows}) r)`;
    const order = ` order by ${this.render(source.orderBy, place)}`;
    return `(select coalesce(json_agg(r), '[]'::json) from (${rows}${order}) r)`;
  }

  private rows(source: RelationSource, type: GraphQLObjectType, place: Place): string {
    const from = source.from ? this.render(source.from, place) : this.shapes.of(type).table;
    return `from ${from} ${place.own} where ${this.render(source.where, place)}`;
  }

  private page(
    source: Extract<RelationSource, { kind: 'page' }>,
    connection: GraphQLObjectType,
    nodes: readonly FieldNode[],
    place: Place,
    bounds: readonly Bound[],
  ): string {
    const field = nodes[0]!;
    const type = connection.extensions[NODE_TYPE] as string;
    const item = this.info.schema.getType(type) as GraphQLObjectType;
    const first = this.bind(field, 'first', (request) => this.pageSize(request, field));
    const rows = this.rows(source, item, place);
    const printed = source.order.map((key) => `${this.render(key.by, place)}::text`).join(', ');
    const columns = [`json_build_array(${printed})::text as "cursor"`];
    let total = '';
    for (const [key, merged] of this.subfields(connection, nodes)) {
      const name = merged[0]!.name.value;
      if (name === 'nodes') columns.push(this.item(item, merged, place.own, bounds, columnOf(key)));
      if (name === 'totalCount') total = `, 'total', (select count(*) ${rows})`;
      if (name !== 'edges') continue;
      for (const [inner, below] of this.subfields(this.edgeOf(connection), merged))
        if (below[0]!.name.value === 'node')
          columns.push(this.item(item, below, place.own, bounds, edgeColumn(key, inner)));
    }
    const keyset = this.keyset(source.order, field, place);
    const order = source.order.map((key) => this.sortTerm(key, place)).join(', ');
    const slice = `select ${columns.join(', ')} ${rows}${keyset} order by ${order} limit ${first}::int + 1`;
    return `(select json_build_object('first', ${first}::int, 'continued', ${keyset !== ''}, 'items', coalesce(json_agg(r), '[]'::json)${total}) from (${slice}) r)`;
  }

  private item(
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    own: string,
    bounds: readonly Bound[],
    as: string,
  ) {
    return `(select row_to_json(n) from (select ${this.columns(type, nodes, own, bounds)}) n) as "${as}"`;
  }

  private edgeOf(connection: GraphQLObjectType): GraphQLObjectType {
    return getNamedType(connection.getFields()['edges']!.type) as GraphQLObjectType;
  }

  private sortTerm(key: SortKey, place: Place): string {
    return `${this.render(key.by, place)}${key.descending ? ' desc' : ''}${key.nullable ? ' nulls last' : ''}`;
  }

  private keyset(order: readonly SortKey[], field: FieldNode, place: Place): string {
    const cursor = this.request.cursor(field, order);
    if (!cursor) return '';
    const at = (index: number): Part => {
      const placeholder = this.bind(
        field,
        `after.${index}`,
        (request) => request.cursor(field, order)?.[index],
      );
      return { kind: 'text', text: placeholder };
    };
    return ` and ${this.render(behind(order, cursor, at), place)}`;
  }

  private columns(
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    own: string,
    bounds: readonly Bound[],
  ): string {
    const columns: string[] = [];
    for (const [key, merged] of this.subfields(type, nodes)) {
      const field = merged[0]!;
      const name = field.name.value;
      if (name === '__typename') continue;
      const source = this.shapes.source(type, name);
      if (!source) continue;
      columns.push(`${this.field(source, type, merged, own, bounds)} as "${columnOf(key)}"`);
    }
    return columns.length > 0 ? columns.join(', ') : '1 as "_"';
  }

  private field(
    source: Source,
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    own: string,
    bounds: readonly Bound[],
  ): string {
    const field = nodes[0]!;
    const definition = type.getFields()[field.name.value]!;
    this.shapes.define(field, definition);
    if (source.kind === 'expr' || source.kind === 'json')
      return this.render(source.sql, { own, parent: own, node: field });
    const below = getNamedType(definition.type);
    if (!isObjectType(below)) throw new Error(`${type.name}.${field.name.value} is no relation.`);
    return this.relation(source, below, nodes, own, field, bounds);
  }

  private subfields(type: GraphQLObjectType, nodes: readonly FieldNode[]): Map<string, FieldNode[]> {
    const { schema, fragments, variableValues } = this.info;
    return collectSubfields(schema, fragments, variableValues, type, [...nodes]) as Map<string, FieldNode[]>;
  }

  private render(fragment: Sql, place: Place): string {
    return fragment.parts.map((part) => this.renderPart(part, place)).join('');
  }

  private renderPart(part: Part, place: Place): string {
    switch (part.kind) {
      case 'text':
        return part.text;
      case 'own':
        return place.own;
      case 'parent':
        return place.parent;
      case 'now':
        return `${this.bind(null, '@now', (request) => request.now)}::timestamptz`;
      case 'arg':
        return this.bind(place.node, part.name, (request) => request.value(place.node, part.name));
    }
  }

  private bind(node: FieldNode | null, name: string, bind: Bind): string {
    const known = this.placeholders.get(node) ?? new Map<string, string>();
    this.placeholders.set(node, known);
    const placeholder = known.get(name) ?? `$${this.binds.push(bind)}`;
    known.set(name, placeholder);
    return placeholder;
  }

  private bound(source: RelationSource, field: FieldNode): Bound {
    switch (source.kind) {
      case 'one':
        return () => 1;
      case 'many':
        return () => source.atMost;
      case 'page':
        return (request) => this.pageSize(request, field);
    }
  }

  private pageSize(request: ReadRequest, field: FieldNode): number {
    const first = request.value(field, 'first');
    if (typeof first === 'number' && first >= 1 && first <= MAX_PAGE) return first;
    throw new AppError(
      'BAD_USER_INPUT',
      `\`first\` of ${field.name.value} must be between 1 and ${MAX_PAGE}.`,
    );
  }
}
