import {
  type ASTNode,
  type FieldNode,
  getNamedType,
  type GraphQLResolveInfo,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import type { Clock } from '../../../../kernel/clock.js';
import { LruMap } from '../../../../kernel/lru-map.js';
import type { RelationSource } from '../fragments/source.js';
import type { Values } from '../fragments/sql.js';
import type { TypeRegistry } from '../schema/type-registry.js';
import type { CompiledStatement } from './compiled-statement.js';
import { CURSORS, ReadRequest, shapeOfCursors } from './request.js';
import { RootNumbers } from './root-numbers.js';
import { compile, type StatementCompiler } from './statement-compiler.js';

/** What an operation's SQL depends on in a request: the values of @skip and @include, and cursors. */
interface Dependents {
  readonly conditions: readonly string[];
  readonly pages: readonly FieldNode[];
}

/** Each takes some ten kilobytes, and callers may send ever new ones. */
const MAX_STATEMENTS = 1_000;

/** Caches compiled statements by operation: Apollo's document store returns the same object for each request. */
export class StatementCache {
  private readonly statements = new LruMap<string, CompiledStatement>(MAX_STATEMENTS);
  private readonly roots = new RootNumbers();
  private readonly ids = new WeakMap<OperationDefinitionNode, number>();
  private readonly dependents = new WeakMap<OperationDefinitionNode, Dependents>();
  private operations = 0;

  constructor(
    private readonly types: TypeRegistry,
    private readonly clock: Clock,
  ) {}

  find(
    info: GraphQLResolveInfo,
    root: RelationSource,
    values: Values,
    Compiler: typeof StatementCompiler,
  ): { statement: CompiledStatement; request: ReadRequest } {
    const request = new ReadRequest(info, this.types, values, this.clock.now());
    const key = `${Compiler.name} ${this.keyOf(info, root)}`;
    const statement = this.statements.get(key) ?? compile(info, this.types, root, request, Compiler);
    this.statements.set(key, statement);
    return { statement, request };
  }

  /** Everything a statement's SQL depends on: a field may have several roots, and `node(id)` several types. */
  private keyOf(info: GraphQLResolveInfo, root: RelationSource): string {
    const { operation, path, returnType } = info;
    const place = `${path.prev?.key ?? ''}.${path.key} ${getNamedType(returnType).name}`;
    return `${this.idOf(operation)} ${place} ${this.roots.of(root)} ${this.stateOf(info)}`;
  }

  private idOf(operation: OperationDefinitionNode): number {
    const id = this.ids.get(operation) ?? (this.operations += 1);
    this.ids.set(operation, id);
    return id;
  }

  private stateOf({ operation, fragments, variableValues }: GraphQLResolveInfo): string {
    const known = this.dependents.get(operation) ?? collect(operation, fragments);
    this.dependents.set(operation, known);
    const given = known.conditions.map((name) => String(variableValues[name]));
    return [...given, ...known.pages.map((page) => shapeOfCursors(page, variableValues))].join(',');
  }
}

function collect(operation: OperationDefinitionNode, fragments: GraphQLResolveInfo['fragments']): Dependents {
  const conditions = new Set<string>();
  const pages = new Set<FieldNode>();
  const seen = new Set<string>();
  const walk = (ast: ASTNode): void => {
    visit(ast, {
      Directive: ({ name, arguments: args }) => {
        const value = args?.[0]?.value;
        if (/^(skip|include)$/.test(name.value) && value?.kind === Kind.VARIABLE)
          conditions.add(value.name.value);
      },
      Field: (field) => {
        if (field.arguments?.some(({ name }) => CURSORS.some((each) => each === name.value)))
          pages.add(field);
      },
      FragmentSpread: ({ name }) => {
        const fragment = fragments[name.value];
        if (!fragment || seen.has(name.value)) return;
        seen.add(name.value);
        walk(fragment);
      },
    });
  };
  walk(operation);
  return { conditions: [...conditions], pages: [...pages] };
}
