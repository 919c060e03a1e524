import {
  type FieldNode,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isObjectType,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import { AppError } from '../../../../kernel/errors.js';
import { columnOf } from '../fragments/columns.js';
import type { RelationSource, Source, ValueSource } from '../fragments/source.js';
import type { Part, Range, Sql } from '../fragments/sql.js';
import type { TypeRegistry } from '../schema/type-registry.js';
import type { Bind, Bound, CompiledStatement, FragmentScope } from './compiled-statement.js';
import { compilePage, pageSize } from './page.js';
import type { ReadRequest } from './request.js';

/** PostgreSQL takes seconds to plan thousands of subselects, and nested fragments can produce them in a few lines. */
const MAX_RELATIONS = 200;

/** @param Compiler what composes the JSON: for resolvers, or as the response has it */
export function compile(
  info: GraphQLResolveInfo,
  types: TypeRegistry,
  root: RelationSource,
  request: ReadRequest,
  Compiler: typeof StatementCompiler,
): CompiledStatement {
  const compiler = new Compiler(info, types, request);
  const definition = info.parentType.getFields()[info.fieldName]!;
  info.fieldNodes.forEach((node) => types.define(node, definition));
  const type = getNamedType(info.returnType) as GraphQLObjectType;
  const text = `select ${compiler.relation(root, type, info.fieldNodes, '', null, [])}::text as answer`;
  return { text, binds: compiler.binds, fanOut: compiler.fanOut };
}

/** Compiles the statement of one root field. `binds` and `fanOut` are cached with it, so they must not capture a request. */
export class StatementCompiler {
  readonly binds: Bind[] = [];
  readonly fanOut: Bound[][] = [];
  private readonly placeholders = new Map<FieldNode | null, Map<string, string>>();
  private relations = 0;

  constructor(
    readonly info: GraphQLResolveInfo,
    protected readonly types: TypeRegistry,
    readonly request: ReadRequest,
  ) {}

  relation(
    source: RelationSource,
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    parent: string,
    node: FieldNode | null,
    above: readonly Bound[],
  ): string {
    const scope: FragmentScope = { own: this.alias(), parent, node };
    const bounds = [...above, boundOf(source, nodes[0]!)];
    this.fanOut.push(bounds);
    return this.json(source, type, nodes, scope, bounds);
  }

  protected json(
    source: RelationSource,
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    scope: FragmentScope,
    bounds: readonly Bound[],
  ): string {
    if (source.kind === 'page') return compilePage(this, source, type, nodes, scope, bounds);
    const rows = `select ${this.columns(type, nodes, scope.own, bounds)} ${this.rows(source, type, scope)}`;
    if (source.kind === 'one') return `(select row_to_json(r) from (${rows}) r)`;
    const order = ` order by ${this.render(source.orderBy, scope)}`;
    return `(select coalesce(json_agg(r), '[]'::json) from (${rows}${order}) r)`;
  }

  private alias(): string {
    this.relations += 1;
    if (this.relations > MAX_RELATIONS)
      throw new AppError(
        'BAD_USER_INPUT',
        `This query selects more than ${MAX_RELATIONS} related objects and lists; request less at once.`,
      );
    return `t${this.relations}`;
  }

  rows(source: RelationSource, type: GraphQLObjectType, scope: FragmentScope): string {
    const from = this.render(source.from ?? this.types.of(type).rows, scope);
    return `from ${from} ${scope.own} where ${this.render(source.where, scope)}`;
  }

  columns(
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
      const source = this.types.source(type, name);
      if (!source) continue;
      columns.push(
        `${this.field(source, type, merged, own, bounds)} as "${columnOf(this.info, key, field)}"`,
      );
    }
    return columns.length > 0 ? columns.join(', ') : '1 as "_"';
  }

  protected field(
    source: Source,
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    own: string,
    bounds: readonly Bound[],
  ): string {
    const field = nodes[0]!;
    const definition = type.getFields()[field.name.value]!;
    this.types.define(field, definition);
    if (source.kind === 'json') this.countList(source.atMost, bounds);
    if (source.kind === 'expr' || source.kind === 'json')
      return this.value(source, definition.type, nodes, { own, parent: own, node: field });
    const below = getNamedType(definition.type);
    if (!isObjectType(below)) throw new Error(`${type.name}.${field.name.value} is not a relation.`);
    return this.relation(source, below, nodes, own, field, bounds);
  }

  protected value(
    source: ValueSource,
    _type: GraphQLOutputType,
    _nodes: readonly FieldNode[],
    scope: FragmentScope,
  ): string {
    return this.render(source.sql, scope);
  }

  private countList(atMost: number | undefined, above: readonly Bound[]): void {
    if (atMost !== undefined) this.fanOut.push([...above, () => atMost]);
  }

  subfields(type: GraphQLObjectType, nodes: readonly FieldNode[]): Map<string, FieldNode[]> {
    const { schema, fragments, variableValues } = this.info;
    return collectSubfields(schema, fragments, variableValues, type, [...nodes]) as Map<string, FieldNode[]>;
  }

  render(fragment: Sql, scope: FragmentScope): string {
    return fragment.parts.map((part) => this.renderPart(part, scope)).join('');
  }

  private renderPart(part: Part, scope: FragmentScope): string {
    switch (part.kind) {
      case 'text':
        return part.text;
      case 'own':
        return scope.own;
      case 'parent':
        return scope.parent;
      case 'now':
        return `${this.bind(null, '@now', (request) => request.now)}::timestamptz`;
      case 'arg': {
        const { name, range } = part;
        return this.bind(scope.node, name, (request) => {
          const value = request.value(scope.node, name);
          return range ? assertBetween(name, value, range) : value;
        });
      }
      case 'computed': {
        const { name, of } = part;
        return this.bind(scope.node, `=${name}`, (request) =>
          of((argument) => request.value(scope.node, argument), request.now),
        );
      }
    }
  }

  bind(node: FieldNode | null, name: string, bind: Bind): string {
    const known = this.placeholders.get(node) ?? new Map<string, string>();
    this.placeholders.set(node, known);
    const placeholder = known.get(name) ?? `$${this.binds.push(bind)}`;
    known.set(name, placeholder);
    return placeholder;
  }
}

/** @throws AppError BAD_USER_INPUT if the value is out of range */
function assertBetween(name: string, value: unknown, { least, most }: Range): number {
  if (typeof value === 'number' && value >= least && value <= most) return value;
  throw new AppError('BAD_USER_INPUT', `\`${name}\` must be between ${least} and ${most}.`);
}

function boundOf(source: RelationSource, field: FieldNode): Bound {
  switch (source.kind) {
    case 'one':
      return () => 1;
    case 'many':
      return () => source.atMost;
    case 'page':
      return pageSize(field, source);
  }
}
