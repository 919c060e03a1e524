import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type GraphQLSchema, lexicographicSortSchema } from 'graphql';
import type { Logger } from 'pino';
import { Metrics } from '../base/metrics.js';
import { LOGGER } from '../base/runtime.js';
import { armor, MAX_TOKENS } from './armor.js';
import { CompiledQueries } from './compiled/compiled-queries.js';
import { compiledQueriesPlugin } from './compiled/compiled-queries.plugin.js';
import { keepRootAnswers } from './compiled/root-answers.js';
import { KnownQueries } from './compiled/known-queries.js';
import { TextQueries } from './compiled/text-queries.js';
import { textQueriesPlugin } from './compiled/text-queries.plugin.js';
import { warmUpPlugin } from './compiled/warm-up.plugin.js';
import { WarmUp } from './compiled/warm-up.js';
import { stringifyResult } from './compiled/written-data.js';
import { roundFloats } from './reads/schema/decimals.js';
import { formatErrors } from './format-error.js';
import { GraphQLContexts } from './graphql-contexts.js';
import { httpStatusPlugin } from './http-status.plugin.js';
import { idempotencyPlugin } from './idempotency.plugin.js';
import { LiveServer } from './live/live-server.js';
import { LiveSessions } from './live/live-sessions.js';
import { metricsPlugin } from './metrics.plugin.js';
import { NodeResolver } from './node.resolver.js';
import { OwnQueries } from './own-queries.js';
import { readableTextPlugin } from './readable-text.plugin.js';
import { Reads } from './reads/reads.service.js';
import { bindSchema } from './reads/schema/bind-schema.js';
import { acceptNames } from './reads/schema/named.js';
import { readColumn } from './reads/schema/read-column.js';
import { TypeRegistry } from './reads/schema/type-registry.js';
import { requestLogPlugin } from './request-log.plugin.js';
import { retryAfterPlugin } from './retry-after.plugin.js';
import { describeRootTypes } from './root-types.js';
import { rememberSaved } from './saved-changes.js';
import { sliceLists } from './slices.js';
import { socketOnlyPlugin } from './socket-only.plugin.js';
import { anonymousPlugin } from './anonymous.plugin.js';

const OWN_PLUGINS = [
  requestLogPlugin,
  socketOnlyPlugin,
  anonymousPlugin,
  readableTextPlugin,
  idempotencyPlugin,
  httpStatusPlugin,
  retryAfterPlugin,
];

@Module({})
export class GraphqlModule {
  static forRoot(): DynamicModule {
    return {
      module: GraphqlModule,
      global: true,
      providers: [NodeResolver, LiveSessions, LiveServer, WarmUp, OwnQueries, GraphQLContexts, KnownQueries],
      exports: [OwnQueries, GraphQLContexts, KnownQueries],
      imports: [
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          inject: [
            Reads,
            TypeRegistry,
            CompiledQueries,
            TextQueries,
            KnownQueries,
            GraphQLContexts,
            Metrics,
            LOGGER,
          ],
          useFactory: apolloOptions,
        }),
      ],
    };
  }
}

function apolloOptions(
  reads: Reads,
  types: TypeRegistry,
  compiledQueries: CompiledQueries,
  textQueries: TextQueries,
  knownQueries: KnownQueries,
  contexts: GraphQLContexts,
  metrics: Metrics,
  logger: Logger,
): ApolloDriverConfig {
  return {
    autoSchemaFile: true,
    graphiql: false,
    introspection: true,
    csrfPrevention: true,
    parseOptions: { maxTokens: MAX_TOKENS },
    fieldResolverEnhancers: [],
    transformSchema: (schema) => completeSchema(schema, types, reads),
    fieldResolver: readColumn,
    // Apollo's default pretty-prints for clients that might be browsers.
    stringifyResult,
    formatError: formatErrors(logger),
    context: (request: FastifyRequest, reply: FastifyReply) => contexts.of(request, reply),
    ...armor,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    plugins: [
      ...(armor.plugins ?? []),
      ApolloServerPluginCacheControlDisabled(),
      ...OWN_PLUGINS,
      metricsPlugin(metrics),
      warmUpPlugin(compiledQueries),
      textQueriesPlugin(textQueries, knownQueries),
      compiledQueriesPlugin(compiledQueries),
    ],
  } as ApolloDriverConfig;
}

/** Sorting copies every type, so it comes first: the bound types must be the ones executed. */
function completeSchema(schema: GraphQLSchema, types: TypeRegistry, reads: Reads): GraphQLSchema {
  const bound = bindSchema(lexicographicSortSchema(describeRootTypes(schema)), types, () => reads);
  acceptNames(bound, () => reads);
  roundFloats(bound);
  sliceLists(bound);
  keepRootAnswers(bound.getQueryType()!);
  rememberSaved(bound.getMutationType()!);
  return bound;
}
