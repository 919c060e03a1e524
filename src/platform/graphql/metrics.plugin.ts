import type { ApolloServerPlugin } from '@apollo/server';
import type { Metrics } from '../base/metrics.js';
import type { GraphQLContext } from './context.js';

/** Times each GraphQL request and counts its errors, with the codes set by formatErrors. */
export const metricsPlugin = (metrics: Metrics): ApolloServerPlugin<GraphQLContext> => ({
  requestDidStart: ({ contextValue }) => {
    if (contextValue.isWarmUp) return Promise.resolve();
    const began = performance.now();
    return Promise.resolve({
      willSendResponse: ({ operation, response: { body } }) => {
        metrics.operationAnswered(operation?.operation ?? 'invalid', (performance.now() - began) / 1000);
        const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
        for (const { extensions } of errors) metrics.graphqlError(String(extensions?.['code']));
        return Promise.resolve();
      },
    });
  },
});
