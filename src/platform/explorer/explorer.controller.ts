import { Controller, Get, Inject, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../auth/allow.js';
import { RUNTIME, type Runtime } from '../base/runtime.js';
import { ExplorerFiles } from './explorer-files.js';
import { headersOf } from './explorer-headers.js';

/** The home page, GraphiQL and the schema reference. The pages are public; users sign in there to see the schema. */
@Controller()
export class ExplorerController {
  constructor(
    private readonly files: ExplorerFiles,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {}

  @Public()
  @Get()
  home(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send('home.html', 'page', request, reply);
  }

  @Public()
  @Get('graphiql')
  explorer(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send('index.html', 'page', request, reply);
  }

  @Public()
  @Get('graphiql/reference')
  reference(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send('reference.html', 'page', request, reply);
  }

  /** How users sign in to this server, and today's date by its clock. */
  @Public()
  @Get('graphiql/setting.json')
  setting(@Res({ passthrough: true }) reply: FastifyReply): { signIn: 'people' | 'token'; today: string } {
    void reply.header('cache-control', 'no-store');
    const { clock, dev } = this.runtime;
    return { signIn: dev ? 'people' : 'token', today: clock.now().toISOString().slice(0, 10) };
  }

  @Public()
  @Get('graphiql/assets/:name')
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
    const file = this.files.find(name);
    if (file?.kind !== kind)
      throw new NotFoundException(
        kind === 'page' ? 'The explorer has not been built; run npm run build.' : 'File not found.',
      );
    const gzipped = acceptsGzip(request.headers['accept-encoding']);
    const headers = headersOf(file, gzipped);
    void reply.headers(headers);
    if (request.headers['if-none-match'] === headers['etag']) await reply.status(304).send();
    else await reply.send(await this.files.read(file, { gzipped }));
  }
}

const acceptsGzip = (accepted: string | string[] | undefined): boolean =>
  /(^|,)\s*gzip\s*(;\s*q=(0\.\d*[1-9]|1)[^,]*)?(,|$)/i.test(String(accepted ?? ''));
