import {
  Controller,
  Get,
  Inject,
  Param,
  Post,
  Req,
  Res,
  StreamableFile,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { toTypeId } from '../../kernel/ids.js';
import type { WithViewer } from '../../platform/auth/access.guard.js';
import { Allow } from '../../platform/auth/allow.js';
import { RUNTIME, type Runtime } from '../../platform/base/runtime.js';
import { ReadsOwnBody } from '../../platform/http/body-limits.js';
import { FileForm } from '../../platform/http/file-form.js';
import { downloadHeaders } from './download-headers.js';
import { downloadPath, UPLOADS_PATH } from './download-path.js';
import { ServeUploadService } from './serve-upload.service.js';
import { TakeUploadService } from './take-upload.service.js';
import type { UploadEntity } from './upload.entity.js';

const FORM_TYPE = /^multipart\/form-data\b/i;

@Controller(UPLOADS_PATH)
export class UploadsController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly takeUpload: TakeUploadService,
    private readonly serveUpload: ServeUploadService,
  ) {}

  /** Accepts a file as multipart/form-data: the field `engagement`, then the file in the field `file`. */
  @Allow('upload:write')
  @ReadsOwnBody()
  @Post()
  async take(@Req() request: WithViewer): Promise<object> {
    const { raw } = request;
    if (!FORM_TYPE.test(request.headers['content-type'] ?? ''))
      throw new UnsupportedMediaTypeException('Send the file as multipart/form-data.');
    const form = new FileForm(raw, this.runtime.maxUploadBytes);
    try {
      return shown(await this.takeUpload.execute(request.viewer!, form));
    } finally {
      form.stop();
    }
  }

  @Allow('upload:read')
  @Get(':id')
  async serve(
    @Req() request: WithViewer,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
  ): Promise<StreamableFile> {
    const file = await this.serveUpload.execute(request.viewer!, id);
    void reply.headers(downloadHeaders(file));
    return new StreamableFile(file.body);
  }
}

function shown({ upload, engagement }: { upload: UploadEntity; engagement: string }): object {
  const { name, type, visibility, sizeBytes, sha256 } = upload;
  const id = toTypeId('upload', upload.id);
  const path = downloadPath(upload.id);
  return { upload: { id, engagement, name, type, visibility, sizeBytes, sha256, path } };
}
