import {
  BadRequestException,
  Controller,
  HttpCode,
  Inject,
  Param,
  PayloadTooLargeException,
  Post,
  Query,
  Req,
} from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { ApiKeyBearer } from '../../platform/auth/authenticator.js';
import type { WithBearer } from '../../platform/auth/access.guard.js';
import { AllowApiKey } from '../../platform/auth/allow.js';
import { RUNTIME, type Runtime } from '../../platform/base/runtime.js';
import { ReadsOwnBody } from '../../platform/http/body-limits.js';
import { HeldBodies } from '../../platform/http/held-bodies.js';
import { fingerprintBody } from './body-fingerprint.js';
import { TooManyRecords, UnreadableBody } from './domain/usage-body.js';
import { type IngestAnswer, IngestUsageService } from './ingest-usage.service.js';
import { readBody, unpackerOf } from './read-body.js';
import { bodyFormatOf } from './usage-format.js';

@Controller()
export class IngestController {
  constructor(
    private readonly service: IngestUsageService,
    private readonly held: HeldBodies,
    @Inject(RUNTIME) private readonly runtime: Pick<Runtime, 'otlpClientAttribute'>,
  ) {}

  /**
   * Ingests usage records. Resending a batch is safe; with an Idempotency-Key, the response is also the same. `index` in
   * the response is the position in the array, the line number counted from 0, including blank lines, or the position among
   * all spans.
   */
  @AllowApiKey('USAGE_WRITE')
  @ReadsOwnBody()
  @Post(['ingest/usage', 'ingest/usage/:format'])
  @HttpCode(202)
  async ingest(
    @Req() request: WithBearer,
    @Param('format') path: string | undefined,
    @Query('format') query: unknown,
  ): Promise<IngestAnswer> {
    if (request.body === undefined || request.body === null)
      throw new BadRequestException('The body is empty; send at least one usage record.');
    const { format, read } = bodyFormatOf(request.headers, { path, query });
    const unpack = unpackerOf(request.headers['content-encoding']);
    const bearer = request.bearer!;
    const hold = this.held.of(request);
    this.service.assertRoom(bearer);
    const fingerprint = fingerprintBody(request.headers, format);
    const packed = await readBody(request.body as Readable, (chunk) => {
      hold.take(senderOf(bearer), chunk.length);
      fingerprint.add(chunk);
    });
    fingerprint.finish();
    try {
      const { otlpClientAttribute } = this.runtime;
      return await this.service.execute(bearer, format, () =>
        read(() => unpack(packed), otlpClientAttribute),
      );
    } catch (error) {
      if (error instanceof TooManyRecords) throw new PayloadTooLargeException(error.message);
      if (error instanceof UnreadableBody) throw new BadRequestException(error.message);
      throw error;
    }
  }
}

/** All keys of a partner share one memory budget for bodies. */
function senderOf({ partnerId, keyId }: ApiKeyBearer): string {
  return partnerId === null ? `key ${keyId}` : `partner ${partnerId}`;
}
