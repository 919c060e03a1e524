import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppClock } from '../../../src/platform/base/app-clock.js';
import { BATCH, NDJSON, URL } from '../usage.js';
import type { Request } from './delivery.js';
import type { Ingested, Receiver } from './oracle.js';

/** What every receiver is sent over HTTP. */
export function messageOf({ key, format }: Request) {
  const type = format === 'cloudevents' ? BATCH : NDJSON;
  return { method: 'POST', headers: { 'content-type': type, authorization: `Bearer ${key}` } } as const;
}

/** An instance of the product in this process. */
export function instanceReceiver(nest: NestFastifyApplication, clock: AppClock): Receiver {
  return {
    send: async (request) => {
      const response = await nest.inject({ ...messageOf(request), url: URL, payload: request.body });
      return { status: response.statusCode, body: response.json<Ingested['body']>() };
    },
    pin: async (now) => clock.pin(now),
  };
}
