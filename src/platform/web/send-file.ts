import type { FastifyReply, FastifyRequest } from 'fastify';
import { accepts } from './accepts.js';
import type { BuiltFile, BuiltFiles, Encoding } from './built-files.js';
import type { PageHeaders } from './page-headers.js';

/** Pages are revalidated each time; an asset's name changes with its content. */
const CACHING = { page: 'no-cache', asset: 'public, max-age=31536000, immutable' } as const;

export interface Sending {
  readonly files: BuiltFiles;
  readonly file: BuiltFile;
  readonly headers: PageHeaders;
}

/** Sends a built file in the best encoding that the client accepts, or 304 if the client has it. */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { files, file, headers }: Sending,
): Promise<void> {
  const encoding = encodingFor(request, file);
  const etag = `"${file.hash}${encoding === null ? '' : `-${encoding}`}"`;
  void reply.headers({
    ...headers,
    ...{ 'content-type': file.type, 'cache-control': CACHING[file.kind], etag },
    vary: [headers['vary'], 'accept-encoding'].filter(Boolean).join(', '),
    ...(encoding === null ? {} : { 'content-encoding': encoding }),
  });
  if (isKnown(request.headers['if-none-match'], etag)) await reply.status(304).send();
  else await reply.send(await files.read(file, encoding));
}

function encodingFor({ headers }: FastifyRequest, { encodings }: BuiltFile): Encoding | null {
  return encodings.find((encoding) => accepts(headers['accept-encoding'], encoding)) ?? null;
}

/** Proxies that compress responses themselves mark the tag as weak. */
function isKnown(tags: string | undefined, etag: string): boolean {
  return (tags ?? '').split(',').some((each) => ['*', etag, `W/${etag}`].includes(each.trim()));
}
