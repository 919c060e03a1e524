import { Controller, Get, Inject, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../auth/allow.js';
import { RUNTIME, type Runtime } from '../base/runtime.js';
import { accepts } from '../web/accepts.js';
import { BuiltFiles } from '../web/built-files.js';
import type { PageHeaders } from '../web/page-headers.js';
import { sendFile } from '../web/send-file.js';
import { consoleHeaders } from './console-headers.js';
import { type ConsoleSetting, consoleSetting } from './console-setting.js';
import { isPagePath } from './page-paths.js';

/** The web application: one page for every address that no other route has, and its assets. They are public; the data is not. */
@Controller()
export class ConsoleController {
  private readonly headers: PageHeaders;

  constructor(
    private readonly files: BuiltFiles,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {
    this.headers = consoleHeaders(runtime);
  }

  @Public()
  @Get()
  start(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.sendPage(request, reply);
  }

  @Public()
  @Get('console/setting.json')
  setting(@Res({ passthrough: true }) reply: FastifyReply): ConsoleSetting {
    void reply.header('cache-control', 'no-store');
    return consoleSetting(this.runtime);
  }

  @Public()
  @Get('assets/:name')
  async asset(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { files, headers } = this;
    const file = files.find(`assets/${name}`);
    if (file?.kind !== 'asset') throw new NotFoundException('File not found.');
    await sendFile(request, reply, { files, file, headers });
  }

  /** Links to a page inside the console, such as /engagements/ENG-142. */
  @Public()
  @Get('*')
  deepLink(
    @Param('*') path: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isPagePath(path) || !accepts(request.headers.accept, 'text/html'))
      throw new NotFoundException(`Cannot ${request.method} ${request.url}`);
    return this.sendPage(request, reply);
  }

  private async sendPage(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { files } = this;
    const file = files.find('index.html');
    if (file?.kind !== 'page')
      throw new NotFoundException('The console has not been built; run npm run build.');
    await sendFile(request, reply, { files, file, headers: { ...this.headers, vary: 'accept' } });
  }
}
