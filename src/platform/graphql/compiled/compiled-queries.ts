import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { LruMap } from '../../../kernel/lru-map.js';
import { isCompilable } from './compilable.js';

/** Compiling takes a millisecond or more, which is not worth it for a query that is sent only once. */
const SIGHTINGS_BEFORE = 2;

/** Each takes a few hundred kilobytes. */
const MAX_COMPILED = 200;

export type Run = CompiledQuery['query'];

/** Queries that run as compiled code, by operation: Apollo's document store returns the same object for each request. */
export class CompiledQueries {
  private readonly seen = new WeakMap<OperationDefinitionNode, number>();
  private readonly compiled = new LruMap<OperationDefinitionNode, Run | null>(MAX_COMPILED, (operation) =>
    this.seen.delete(operation),
  );

  /** @param sightingsBefore tests set 1 to compile every query immediately, and Infinity to compile none */
  constructor(public sightingsBefore = SIGHTINGS_BEFORE) {}

  /** @returns null if graphql-js must run the operation */
  find(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Run | null {
    const sightings = (this.seen.get(operation) ?? 0) + 1;
    this.seen.set(operation, sightings);
    if (sightings < this.sightingsBefore) return null;
    return this.compiledOf(schema, document, operation);
  }

  /** Compiles a query in advance, so that its first request is already fast. */
  prepare(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): void {
    this.seen.set(operation, SIGHTINGS_BEFORE);
    this.compiledOf(schema, document, operation);
  }

  /** Recompiles only after an eviction, which also resets the count of sightings. */
  private compiledOf(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): Run | null {
    const known = this.compiled.get(operation);
    if (known !== undefined) return known;
    const run = compile(schema, document, operation);
    this.compiled.set(operation, run);
    return run;
  }
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Run | null {
  if (!isCompilable({ schema, operation, fragments: fragmentsOf(document) })) return null;
  const compiled = compileQuery(schema, document, operation.name?.value);
  return isCompiledQuery(compiled) ? compiled.query : null;
}

export function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((each) => [each.name.value, each]));
}
