import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { getOperationAST, type GraphQLError, type GraphQLFormattedError, subscribe } from 'graphql';
import { type Context, handleProtocols, makeServer, type Server } from 'graphql-ws';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import { toTypeId } from '../../../kernel/ids.js';
import { bareAnswer } from '../../base/no-sniff.js';
import { runInContext } from '../../base/request-context.js';
import { LOGGER } from '../../base/runtime.js';
import type { GraphQLContext } from '../context.js';
import { formatErrors } from '../format-error.js';
import { describeOperation } from '../request-log.plugin.js';
import { requestRefused } from '../request-refused.js';
import { CLOSE, LIVE_LIMITS } from './live-limits.js';
import { type Asked, prepareSubscription } from './live-operations.js';
import { LiveSessions } from './live-sessions.js';
import { type Extra, LiveSocket } from './live-socket.js';

const PATH = '/graphql';

type Connection = Context<Record<string, unknown> | undefined, Extra>;
type Arguments = Parameters<typeof subscribe>[0] & { contextValue: GraphQLContext };

/** Serves subscriptions over graphql-transport-ws, on the port and path of the GraphQL API. */
@Injectable()
export class LiveServer implements OnApplicationBootstrap {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LIVE_LIMITS.messageBytes,
    perMessageDeflate: false,
    // It would answer pings of clients that never read the pongs; LiveSocket answers within its limits.
    autoPong: false,
    handleProtocols,
  });
  private readonly format: ReturnType<typeof formatErrors>;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly http: HttpAdapterHost<FastifyAdapter>,
    private readonly host: GraphQLSchemaHost,
    private readonly sessions: LiveSessions,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.format = formatErrors(logger);
  }

  onApplicationBootstrap(): void {
    const fastify = this.http.httpAdapter.getInstance();
    // Otherwise the HTTP server's close waits for all upgraded connections.
    fastify.addHook('preClose', () => this.close());
    const protocol = this.protocol();
    // The library would answer invalid handshakes without our headers.
    this.sockets.on('wsClientError', (_error, stream) => refuse(stream, 400));
    fastify.server.on('upgrade', (request, stream, head) => {
      const refusal = this.refusalOf(request);
      if (refusal !== null) return refuse(stream, refusal);
      this.sockets.handleUpgrade(request, stream, head, (socket) =>
        new LiveSocket(socket, this.logger).serve(protocol),
      );
    });
  }

  /** @returns the HTTP status of a refusal; null if the request is accepted */
  private refusalOf({ url }: IncomingMessage): number | null {
    if (url?.split('?', 1)[0] !== PATH) return 404;
    const isFull = this.sockets.clients.size >= LIVE_LIMITS.socketsPerProcess;
    return isFull || this.closing ? 503 : null;
  }

  private protocol(): Server<Extra> {
    return makeServer<Record<string, unknown> | undefined, Extra>({
      connectionInitWaitTimeout: LIVE_LIMITS.signInMs,
      onConnect: (connection) => this.signIn(connection),
      onSubscribe: (connection, _id, asked) => this.prepare(connection, asked),
      subscribe: (args) =>
        runInContext(contextOf(args as Arguments), () => this.subscribe(args as Arguments)),
      onNext: (_connection, _id, _asked, args, { errors, ...result }) => ({
        ...result,
        ...(errors ? { errors: this.shown(errors, contextOf(args as Arguments).requestId) } : {}),
      }),
      onError: (_connection, _id, _asked, errors) => this.shown(errors, randomUUID()),
    });
  }

  private async signIn(connection: Connection): Promise<boolean> {
    const { connectionParams, extra } = connection;
    extra.socket.subscriptions = () => Object.keys(connection.subscriptions).length;
    const given = connectionParams?.['Authorization'] ?? connectionParams?.['authorization'];
    extra.session = await this.sessions.open(typeof given === 'string' ? given : undefined, extra.socket);
    return extra.session !== null;
  }

  private async prepare({ extra }: Connection, asked: Asked) {
    if (extra.socket.subscriptions() > LIVE_LIMITS.subscriptionsPerSocket)
      return [
        requestRefused(
          'RATE_LIMITED',
          `A web socket can have at most ${LIVE_LIMITS.subscriptionsPerSocket} subscriptions.`,
        ),
      ];
    const session = extra.session!;
    const context = { requestId: randomUUID(), viewer: await session.renew(), session };
    return prepareSubscription(this.host.schema, asked, context);
  }

  private subscribe(args: Arguments): ReturnType<typeof subscribe> {
    const operation = getOperationAST(args.document, args.operationName);
    const { viewer } = args.contextValue;
    this.logger.info(
      {
        operation: operation && describeOperation(operation),
        caller: viewer && toTypeId('user', viewer.userId),
      },
      'subscription',
    );
    return subscribe(args);
  }

  private shown(errors: readonly GraphQLError[], requestId: string): GraphQLFormattedError[] {
    return runInContext({ requestId }, () => errors.map((error) => this.format(error.toJSON(), error)));
  }

  /** Closes all sockets, so that clients reconnect to another process; those that do not respond are terminated. */
  private close(): Promise<void> {
    this.closing ??= new Promise((resolve) => {
      const cut = setTimeout(
        () => this.sockets.clients.forEach((socket) => socket.terminate()),
        LIVE_LIMITS.closeTimeoutMs,
      );
      this.sockets.clients.forEach((socket) => socket.close(CLOSE.goingAway, 'Going away'));
      this.sockets.close(() => {
        clearTimeout(cut);
        resolve();
      });
    });
    return this.closing;
  }
}

function contextOf({ contextValue: { requestId } }: Arguments): { requestId: string } {
  return { requestId };
}

function refuse(stream: Duplex, status: number): void {
  stream.on('error', () => undefined);
  stream.end(bareAnswer(status));
}
