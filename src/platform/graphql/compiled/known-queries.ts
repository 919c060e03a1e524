import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { LruMap } from '../../../kernel/lru-map.js';
import { Metrics } from '../../base/metrics.js';
import { currentContext } from '../../base/request-context.js';
import { GraphQLContexts } from '../graphql-contexts.js';
import { isReadable } from '../readable-text.plugin.js';
import { describeOperation } from '../request-log.plugin.js';
import { TextQueries } from './text-queries.js';

/** What Apollo found out about a query that it let pass. */
export interface KnownQuery {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

const MAX_KNOWN = 200;

const JSON_TYPE = 'application/json';
const RESPONSE_TYPE = 'application/graphql-response+json';

/** @returns the type with which Apollo would answer; null for what few clients send, which is left to it */
function typeFor(accept = '*/*'): string | null {
  if (accept.includes(';')) return null;
  const [first] = accept.split(',', 1);
  if (accept === '*/*' || first === JSON_TYPE) return `${JSON_TYPE}; charset=utf-8`;
  return first === RESPONSE_TYPE ? `${RESPONSE_TYPE}; charset=utf-8` : null;
}

/**
 * Answers queries before they reach Apollo if their text has passed through it before: it was parsed, and validated against the
 * limits for clients, and PostgreSQL writes the response. Sign-in, shares, guards, log and metrics are the same. Whatever does not
 * come to an answer goes on to Apollo with the same context.
 */
@Injectable()
export class KnownQueries implements OnModuleInit {
  private readonly known = new LruMap<string, KnownQuery>(MAX_KNOWN);

  constructor(
    private readonly http: HttpAdapterHost,
    private readonly contexts: GraphQLContexts,
    private readonly texts: TextQueries,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    const fastify = this.http.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('preHandler', async (request: FastifyRequest, reply: FastifyReply) => {
      if (request.method !== 'POST' || request.routeOptions.url !== '/graphql') return;
      const type = typeFor(request.headers.accept);
      const json = type && (await this.answer(request, reply));
      if (!json) return;
      return reply.type(type).send(json);
    });
  }

  remember(query: string, operationName: string | null | undefined, found: KnownQuery): void {
    this.known.set(keyOf(query, operationName), found);
  }

  /** @returns the whole response; null if Apollo has to answer */
  private async answer(request: FastifyRequest, reply: FastifyReply): Promise<string | null> {
    const sent = sentBy(request.body);
    const found = sent && this.known.get(keyOf(sent.query, sent.operationName));
    if (!found || !isReadable(sent.variables)) return null;
    const context = await this.contexts.of(request, reply).catch(() => null);
    if (!context?.viewer) return null;
    // Like Apollo, not counting the wait for a turn.
    const began = performance.now();
    const { schema, operation, fragments } = found;
    const text = await this.texts.answer(schema, operation, fragments, sent.variables, context);
    if (text === null) return null;
    const log = currentContext();
    if (log) log.operation = describeOperation(operation);
    this.metrics.operationAnswered('query', (performance.now() - began) / 1000);
    return `{"data":${text}}`;
  }
}

/** An empty name is that of no operation, while none is the only operation's. */
const keyOf = (query: string, operationName: string | null | undefined): string =>
  operationName === null || operationName === undefined ? query : `${JSON.stringify(operationName)} ${query}`;

interface Sent {
  readonly query: string;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

const isOptional = (value: unknown, type: 'string' | 'object'): boolean =>
  value === undefined || value === null || (typeof value === type && !Array.isArray(value));

/** @returns undefined unless it is a plain request, e.g. one without extensions */
function sentBy(body: unknown): Sent | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { query, operationName, variables, ...more } = body as Record<string, unknown>;
  if (typeof query !== 'string' || Object.keys(more).length > 0) return undefined;
  if (!isOptional(operationName, 'string') || !isOptional(variables, 'object')) return undefined;
  return { query, operationName, variables: variables ?? {} } as Sent;
}
