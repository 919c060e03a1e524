import { Controller, Get, Inject, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../auth/allow.js';
import { RUNTIME, type Runtime } from '../base/runtime.js';
import { BuiltFiles } from '../web/built-files.js';
import { pageHeaders } from '../web/page-headers.js';
import { sendFile } from '../web/send-file.js';

/**
 * Only allows this server. Monaco inserts styles into the page, so inline styles are allowed; its icons and GraphiQL's fonts
 * are data URLs in the style sheets.
 */
const HEADERS = pageHeaders({
  'script-src': "'self'",
  'worker-src': "'self'",
  'connect-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self' data:",
});

/** GraphiQL and the schema reference. The pages are public; users sign in there to see the schema. */
@Controller('graphiql')
export class ExplorerController {
  constructor(
    private readonly files: BuiltFiles,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {}

  @Public()
  @Get()
  explorer(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send('index.html', 'page', request, reply);
  }

  @Public()
  @Get('reference')
  reference(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send('reference.html', 'page', request, reply);
  }

  /** How users sign in to this server, and today's date by its clock. */
  @Public()
  @Get('setting.json')
  setting(@Res({ passthrough: true }) reply: FastifyReply): { signIn: 'people' | 'token'; today: string } {
    void reply.header('cache-control', 'no-store');
    const { clock, dev } = this.runtime;
    return { signIn: dev ? 'people' : 'token', today: clock.now().toISOString().slice(0, 10) };
  }

  @Public()
  @Get('assets/:name')
  asset(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(name, 'asset', request, reply);
  }

  private async send(
    name: string,
    kind: 'page' | 'asset',
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { files } = this;
    const file = files.find(name);
    if (file?.kind !== kind)
      throw new NotFoundException(
        kind === 'page' ? 'The explorer has not been built; run npm run build.' : 'File not found.',
      );
    await sendFile(request, reply, { files, file, headers: HEADERS });
  }
}
