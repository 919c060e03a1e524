import { Injectable, type OnModuleInit, UnsupportedMediaTypeException } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export const UPLOADS_PATH = 'uploads';
export const FORM_TYPE = /^multipart\/form-data\b/i;

type Done = (error: Error | null, body?: unknown) => void;

/** Leaves forms unread until their sender is known, and refuses them on every other route. */
@Injectable()
export class UploadBodies implements OnModuleInit {
  constructor(private readonly http: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.http.httpAdapter.getInstance<FastifyInstance>();
    fastify.addContentTypeParser(FORM_TYPE, (request: FastifyRequest, _body: unknown, done: Done) => {
      if (request.routeOptions.url === `/${UPLOADS_PATH}`) done(null);
      else done(new UnsupportedMediaTypeException('Unsupported Media Type'));
    });
  }
}
