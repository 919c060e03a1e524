import { Injectable, type OnModuleInit, UnsupportedMediaTypeException } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export const INGEST_PATH = 'ingest/usage';

type Done = (error: Error | null, body?: unknown) => void;

/**
 * Leaves the bodies of the ingest route unread, whatever their type, so that only a caller whose key has been checked
 * makes us read 50 MiB. Other routes refuse types without a parser, as they do without this.
 */
@Injectable()
export class IngestBodies implements OnModuleInit {
  constructor(private readonly http: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.http.httpAdapter.getInstance<FastifyInstance>();
    fastify.addContentTypeParser('*', (request: FastifyRequest, body: unknown, done: Done) => {
      if (request.routeOptions.url === `/${INGEST_PATH}`) done(null, body);
      else done(new UnsupportedMediaTypeException('Unsupported Media Type'));
    });
  }
}
