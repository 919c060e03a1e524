import {
  BadRequestException,
  NotFoundException,
  PayloadTooLargeException,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { AppError } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Authenticator } from '../auth/authenticator.js';
import { JSON_BOUNDS } from '../base/json-bounds.js';
import { maxJsonBytes, readsOwnBody, senderOf } from './body-limits.js';
import { collectBody } from './collect-body.js';
import type { HeldBodies } from './held-bodies.js';
import { Utf8Text, parseJson } from './parse-json.js';
import { JsonMeter } from '../../kernel/json-meter.js';

const JSON_TYPE = /^application\/json\s*(;|$)/i;

/** Authenticates the sender before reading a body, and enforces the sender's size limit. */
export class JsonBodies {
  constructor(
    fastify: FastifyInstance,
    private readonly authenticator: Authenticator,
    private readonly held: HeldBodies,
  ) {
    fastify.removeAllContentTypeParsers();
    fastify.addContentTypeParser('*', (request: FastifyRequest, body: IncomingMessage) =>
      readsOwnBody(request) ? Promise.resolve(body) : this.read(request, body),
    );
  }

  private async read(request: FastifyRequest, body: IncomingMessage): Promise<unknown> {
    const viewer = await this.authenticator.viewerOf(request.headers.authorization);
    if (request.is404) throw new NotFoundException(`${request.method} ${pathOf(request)} does not exist.`);
    const most = maxJsonBytes(viewer);
    if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge(viewer, most);
    assertReadable(request);
    return parseJson(await this.collect(request, body, viewer, most));
  }

  /** Measures and decodes each chunk as it arrives, so that a large body does not block the event loop. */
  private async collect(
    request: FastifyRequest,
    body: IncomingMessage,
    viewer: Viewer | null,
    most: number,
  ): Promise<string> {
    const hold = this.held.of(request);
    const meter = new JsonMeter(JSON_BOUNDS);
    const text = new Utf8Text();
    let size = 0;
    await collectBody(body, (chunk) => {
      size += chunk.length;
      if (size > most) throw tooLarge(viewer, most);
      hold.take(senderOf(viewer), chunk.length);
      const fault = meter.faultOf(chunk);
      if (fault !== null) throw new BadRequestException(`The JSON body was not accepted: ${fault}`);
      text.add(chunk);
    });
    return text.whole();
  }
}

function assertReadable({ headers }: FastifyRequest): void {
  if (!JSON_TYPE.test(headers['content-type'] ?? ''))
    throw new UnsupportedMediaTypeException('Send a body of type application/json.');
  if (!/^(identity)?$/i.test(headers['content-encoding'] ?? ''))
    throw new UnsupportedMediaTypeException('Send the body without a content-encoding.');
}

function tooLarge(viewer: Viewer | null, most: number): Error {
  const kib = `${most / 1024} KiB`;
  return viewer
    ? new PayloadTooLargeException(`The body is too large; the limit is ${kib}.`)
    : new AppError(
        'UNAUTHENTICATED',
        `Authentication required to send more than ${kib}: send a bearer token.`,
      );
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0]!;
}
