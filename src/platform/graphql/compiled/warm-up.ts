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

/** Leaves time for the first requests in between. */
const PAUSE_MS = 25;

const CONTEXT: GraphQLContext = { requestId: 'warm-up', viewer: null, session: null, isWarmUp: true };

/** Prepares the documents that our own clients send, so that their first request is already fast. */
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

  /**
   * Starts once the port is open, without blocking anything; documents that cannot be prepared are handled like any other.
   */
  async start(): Promise<void> {
    try {
      await this.prepare(await knownDocuments());
    } catch (error) {
      this.logger.warn({ err: error }, 'known queries could not be compiled');
    }
  }

  /** Each document goes through everything that precedes execution, but is not executed. */
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
      if (errors) this.logger.warn({ operationName, errors }, 'a known query is not valid');
    }
  }
}
