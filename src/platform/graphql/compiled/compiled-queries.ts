import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { isCompilable } from './compilable.js';

/** Compiling takes a millisecond or more, which a query that is never sent again would not earn. */
const SIGHTINGS_BEFORE = 2;

/** Each takes some hundred kilobytes. */
const MAX_COMPILED = 200;

export type Run = CompiledQuery['query'];

/** The queries that run as compiled code; Apollo's document store keeps an operation's identity from request to request. */
export class CompiledQueries {
  private readonly seen = new WeakMap<OperationDefinitionNode, number>();
  private readonly compiled = new Map<OperationDefinitionNode, Run | null>();

  /** @param sightingsBefore tests set 1 to compile every query at once, and Infinity to compile none */
  constructor(public sightingsBefore = SIGHTINGS_BEFORE) {}

  /** @returns null where graphql-js is to run the operation */
  find(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Run | null {
    const sightings = (this.seen.get(operation) ?? 0) + 1;
    this.seen.set(operation, sightings);
    if (sightings < this.sightingsBefore) return null;
    const known = this.compiled.get(operation);
    const run = known === undefined ? compile(schema, document, operation) : known;
    this.remember(operation, run);
    return run;
  }

  /** The query that was not asked for longest makes room, and has to be seen anew. */
  private remember(operation: OperationDefinitionNode, run: Run | null): void {
    this.compiled.delete(operation);
    this.compiled.set(operation, run);
    const [oldest] = this.compiled.keys();
    if (this.compiled.size <= MAX_COMPILED || !oldest) return;
    this.compiled.delete(oldest);
    this.seen.delete(oldest);
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

function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((each) => [each.name.value, each]));
}
