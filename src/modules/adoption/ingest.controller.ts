import {
  BadRequestException,
  Controller,
  HttpCode,
  Param,
  PayloadTooLargeException,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { AppError } from '../../kernel/errors.js';
import type { WithBearer } from '../../platform/auth/access.guard.js';
import { AllowApiKey } from '../../platform/auth/allow.js';
import { type RawUsage, TooManyRecords, UnreadableBody } from './domain/usage-body.js';
import { HeldBytes } from './held-bytes.js';
import { INGEST_PATHS, contentTypeOf } from './ingest-bodies.js';
import { type IngestAnswer, IngestUsageService } from './ingest-usage.service.js';
import { MAX_BODY_BYTES, readBody, unpackerOf } from './read-body.js';
import { type BodyFormat, bodyFormatOf } from './usage-format.js';

/** Five of the largest bodies: what waits is small beside what is worked on. */
const MAX_HELD_BYTES = 5 * MAX_BODY_BYTES;

@Controller()
export class IngestController {
  private readonly held = new HeldBytes(MAX_HELD_BYTES);

  constructor(private readonly service: IngestUsageService) {}

  /**
   * Takes usage records. Sending a batch again is harmless, so an Idempotency-Key changes nothing here. `index` in the
   * answer is the position in the list, or the line counted from 0, blank lines too.
   */
  @AllowApiKey('USAGE_WRITE')
  @Post(INGEST_PATHS)
  @HttpCode(202)
  async ingest(
    @Req() request: WithBearer,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('format') path: string | undefined,
    @Query('format') query: unknown,
  ): Promise<IngestAnswer> {
    if (request.body === undefined || request.body === null)
      throw new BadRequestException('The body is empty; send at least one usage record.');
    const body = bodyFormatOf(contentTypeOf(request), { path, query });
    const unpack = unpackerOf(request.headers['content-encoding']);
    try {
      return await this.held.during(async (hold) => {
        const packed = await readBody(request.body as Readable, hold);
        const read = async () => readRecords(body, await unpack(packed));
        return this.service.execute(request.bearer!, body.format, read);
      });
    } catch (error) {
      // What is left of a body that we stopped reading is not waited for.
      if (error instanceof PayloadTooLargeException || error instanceof AppError)
        void reply.header('connection', 'close');
      throw error;
    }
  }
}

function readRecords({ read }: BodyFormat, body: Buffer): RawUsage[] {
  try {
    return read(new TextDecoder().decode(body), isUtf8(body));
  } catch (error) {
    if (error instanceof TooManyRecords) throw new PayloadTooLargeException(error.message);
    if (error instanceof UnreadableBody) throw new BadRequestException(error.message);
    throw error;
  }
}
