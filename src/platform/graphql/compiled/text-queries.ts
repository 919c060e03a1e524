import { Injectable } from '@nestjs/common';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
  getArgumentValues,
  getVariableValues,
  isNonNullType,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import type { GraphQLContext } from '../context.js';
import { NotAsText, askedAsText, textOf } from '../reads/text/as-text.js';
import { withTypeIds } from '../reads/text/type-ids.js';
import { RootAnswers } from './root-answers.js';

type Variables = Readonly<Record<string, unknown>>;

/** What a query's root fields are resolved with. */
type Asked = Pick<GraphQLResolveInfo, 'schema' | 'operation' | 'fragments' | 'variableValues'>;

/**
 * Answers queries with the JSON that PostgreSQL wrote, unparsed. Root fields are resolved as ever, with their guards; if one does
 * not only pass on what SQL wrote, fails, or is null where it must not be, the query is left to the executors of objects.
 */
@Injectable()
export class TextQueries {
  private readonly asObjects = new WeakSet<OperationDefinitionNode>();

  /** Tests turn it off, to compare the executors. */
  isOn = true;

  /** @returns the JSON of the response's data; null if the query has to be executed */
  async answer(
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    fragments: Readonly<Record<string, FragmentDefinitionNode>>,
    given: Variables,
    context: GraphQLContext,
  ): Promise<string | null> {
    if (!this.isOn || operation.operation !== 'query' || this.asObjects.has(operation)) return null;
    // It has been left to them before, when its text was known.
    if (context.rootAnswers) return null;
    const { coerced: variableValues } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
    if (!variableValues) return null;
    const asked = { schema, operation, fragments, variableValues };
    const keys = collectFields(
      schema,
      fragments,
      variableValues,
      schema.getQueryType()!,
      operation.selectionSet,
    );
    const roots = [...keys].map(([key, nodes]) => rootText(asked, context, key, nodes));
    const outcomes = await Promise.allSettled(roots);
    const failed = new Map<string, Error>();
    for (const [index, key] of [...keys.keys()].entries()) {
      const outcome = outcomes[index]!;
      if (outcome.status === 'rejected') failed.set(key, outcome.reason as Error);
    }
    if (failed.size > 0) return this.leave(operation, failed, context);
    const texts = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    return withTypeIds(`{${texts.join(',')}}`);
  }

  /** Leaves the query to the other executors, with the errors that they would only get once more. */
  private leave(
    operation: OperationDefinitionNode,
    failed: ReadonlyMap<string, Error>,
    context: GraphQLContext,
  ): null {
    const own = [...failed.values()].filter((error) => error instanceof NotAsText);
    if (own.some(({ always }) => always)) this.asObjects.add(operation);
    context.rootAnswers = new RootAnswers(
      new Map([...failed].filter(([, error]) => !(error instanceof NotAsText))),
    );
    return null;
  }
}

async function rootText(
  asked: Asked,
  context: GraphQLContext,
  key: string,
  fieldNodes: readonly FieldNode[],
): Promise<string> {
  const queries = asked.schema.getQueryType()!;
  const node = fieldNodes[0]!;
  const fieldName = node.name.value;
  if (fieldName === '__typename') return `"${key}":"${queries.name}"`;
  const field = queries.getFields()[fieldName];
  if (!field?.resolve) throw new NotAsText(`${fieldName} is no field of rows.`, true);
  const path = { prev: undefined, key, typename: queries.name };
  const place = { ...asked, fieldName, fieldNodes, returnType: field.type, parentType: queries, path };
  const args = getArgumentValues(field, node, asked.variableValues);
  const info = askedAsText({ ...place, rootValue: undefined });
  const answer: unknown = await field.resolve(undefined, args, context, info);
  if (answer === null && !isNonNullType(field.type)) return `"${key}":null`;
  const text = textOf(answer);
  if (text === undefined) throw new NotAsText(`${fieldName} does not pass on what SQL wrote.`, true);
  return `"${key}":${text}`;
}
