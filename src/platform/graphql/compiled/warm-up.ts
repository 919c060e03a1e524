import type { ApolloDriver } from '@nestjs/apollo';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost, ModuleRef } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyInstance } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { LOGGER } from '../../base/runtime.js';
import type { GraphQLContext } from '../context.js';
import { type KnownDocument, knownDocuments } from './known-documents.js';

/** Requests of the first second are served in between. */
const PAUSE_MS = 25;

const CONTEXT: GraphQLContext = { requestId: 'warm-up', viewer: null, session: null, isWarmUp: true };

/** Makes the documents ready that clients of our own send, so that nobody has to be the first to send them. */
@Injectable()
export class WarmUp implements OnModuleInit, OnModuleDestroy {
  private isOver = false;

  constructor(
    private readonly http: HttpAdapterHost,
    private readonly modules: ModuleRef,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    const fastify = this.http.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onListen', (done) => {
      void this.start();
      done();
    });
  }

  onModuleDestroy(): void {
    this.isOver = true;
  }

  /** Begins once the port is open, and holds nothing up; what cannot be made ready is answered as any other document. */
  async start(): Promise<void> {
    try {
      await this.prepare(await knownDocuments());
    } catch (error) {
      this.logger.warn({ err: error }, 'queries known beforehand were not compiled');
    }
  }

  /** Each passes all that a request passes before it runs, but none runs. */
  async prepare(documents: readonly KnownDocument[]): Promise<void> {
    const { instance } = this.modules.get<GraphQLModule<ApolloDriver>>(GraphQLModule, {
      strict: false,
    }).graphQlAdapter;
    for (const { query, operationName } of documents) {
      await sleep(PAUSE_MS, undefined, { ref: false });
      if (this.isOver) return;
      const { body } = await instance.executeOperation(
        { query, operationName: operationName || undefined },
        { contextValue: CONTEXT },
      );
      const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
      if (errors) this.logger.warn({ operationName, errors }, 'a query known beforehand is not valid');
    }
  }
}
