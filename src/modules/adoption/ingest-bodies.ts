import { Injectable, type OnModuleInit, UnsupportedMediaTypeException } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export const INGEST_PATH = 'ingest/usage';
/** Usage is sent to the path alone, or to the path and the format of its records. */
export const INGEST_PATHS = [INGEST_PATH, `${INGEST_PATH}/:format`];

type Done = (error: Error | null, body?: unknown) => void;

const URLS: ReadonlySet<string | undefined> = new Set(INGEST_PATHS.map((path) => `/${path}`));
const contentTypes = new WeakMap<FastifyRequest, string | undefined>();

/** The content type that an ingest request was sent with. */
export function contentTypeOf(request: FastifyRequest): string | undefined {
  return contentTypes.get(request);
}

/**
 * Leaves the bodies of the ingest routes unread, whatever their type, so that only a caller whose key has been checked
 * makes us read 50 MiB. Other routes refuse types without a parser, as they do without this.
 */
@Injectable()
export class IngestBodies implements OnModuleInit {
  constructor(private readonly http: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.http.httpAdapter.getInstance<FastifyInstance>();
    // Fastify has one parser of a type for all routes; what has no type goes to the one for all the rest.
    fastify.addHook('onRequest', (request: FastifyRequest, _reply: unknown, done: () => void) => {
      if (isIngest(request)) {
        contentTypes.set(request, request.headers['content-type']);
        delete request.headers['content-type'];
      }
      done();
    });
    fastify.addContentTypeParser('*', (request: FastifyRequest, body: unknown, done: Done) => {
      if (isIngest(request)) done(null, body);
      else done(new UnsupportedMediaTypeException('Unsupported Media Type'));
    });
  }
}

function isIngest(request: FastifyRequest): boolean {
  return URLS.has(request.routeOptions.url);
}
