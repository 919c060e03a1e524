import { initGraphQLTada } from 'gql.tada';
import type { introspection } from '../../../graphql-env.d.ts';

/** Documents typed from schema.graphql; instants and days are ISO text. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; LocalDate: string; JSONObject: Record<string, unknown> };
}>();

export { readFragment } from 'gql.tada';
export type { FragmentOf, ResultOf, TadaDocumentNode, VariablesOf } from 'gql.tada';
