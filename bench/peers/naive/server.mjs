// The way Nest is usually taught: GraphQL with Apollo, a resolver for each relation, a TypeORM query for each of them.
// The resolvers are functions passed to Apollo, which spares this peer Nest's wrapper around each.
import 'reflect-metadata';
import { ApolloDriver } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { PARTNER, SET_PARTNER } from '../shared/pools.mjs';
import { SCHEMA } from '../shared/schema.mjs';
import { ENTITIES, Engagement, Engineer, Health, Integration, Milestone, Partner } from './entities.mjs';

const open = (url) =>
  new DataSource({
    type: 'postgres',
    url,
    entities: ENTITIES,
    poolSize: 10,
    extra: { options: '-c TimeZone=UTC' },
  }).initialize();
const [staff, portal] = await Promise.all([open(process.env.APP_URL), open(process.env.PORTAL_URL)]);

const managerOf = (context) => context.manager ?? staff.manager;
const milestonesOf = (id, context) =>
  managerOf(context).find(Milestone, { where: { engagementId: id }, order: { position: 'ASC' } });

const resolvers = {
  Query: {
    engagement: (_root, { key }) => staff.manager.findOneBy(Engagement, { key }),
    myIntegration: async (_root, { key }, context) => {
      await beginAsPartner(context);
      return context.manager.findOneBy(Integration, { key });
    },
    engagements: async (_root, { filter, first }) => ({
      nodes: await staff.manager.find(Engagement, {
        where: { stage: filter.stage.in[0] },
        order: { healthScore: 'ASC', id: 'ASC' },
        take: first,
      }),
    }),
  },
  Engagement: {
    partner: ({ partnerId }) => staff.manager.findOneBy(Partner, { id: partnerId }),
    lead: ({ leadId }) => staff.manager.findOneBy(Engineer, { id: leadId }),
    health: ({ id }) =>
      staff.manager.findOne(Health, {
        where: { engagementId: id },
        order: { asOf: 'DESC', sequence: 'DESC' },
      }),
    milestones: ({ id }, _args, context) => milestonesOf(id, context),
    percentComplete: async ({ id }, _args, context) => {
      const counted = (await milestonesOf(id, context)).filter(({ status }) => status !== 'SKIPPED');
      const weigh = (all) => all.reduce((sum, { weight }) => sum + Number(weight), 0);
      const done = weigh(counted.filter(({ status }) => status === 'DONE'));
      return Math.round((1000 * done) / weigh(counted)) / 10 || 0;
    },
  },
  Health: { asOf: ({ asOf }) => asOf.toISOString() },
};

/** All queries of the request run in one transaction, under row-level security. */
async function beginAsPartner(context) {
  context.runner = portal.createQueryRunner();
  await context.runner.startTransaction();
  await context.runner.query(SET_PARTNER, [PARTNER]);
  context.manager = context.runner.manager;
}

const endTransaction = {
  requestDidStart: async () => ({
    willSendResponse: async ({ contextValue: { runner } }) => {
      if (!runner) return;
      await runner.commitTransaction();
      await runner.release();
    },
  }),
};

class AppModule {}
Module({
  imports: [
    GraphQLModule.forRoot({
      driver: ApolloDriver,
      typeDefs: SCHEMA,
      resolvers,
      graphiql: false,
      playground: false,
      context: () => ({}),
      plugins: [endTransaction],
    }),
  ],
})(AppModule);
const app = await NestFactory.create(AppModule, new FastifyAdapter(), {
  logger: ['error'],
  abortOnError: false,
});
await app.listen(Number(process.env.PORT), '127.0.0.1');
