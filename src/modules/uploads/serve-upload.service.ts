import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { AppError } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { FileStore } from '../../platform/files/file-store.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { type StoredFile, findUpload } from './find-upload.query.js';

@Injectable()
export class ServeUploadService {
  constructor(
    private readonly reads: Reads,
    private readonly files: FileStore,
  ) {}

  /** @throws AppError NOT_FOUND if the id is malformed or unknown, or the viewer may not see the file */
  async execute(viewer: Viewer, typeId: string): Promise<StoredFile & { readonly body: Readable }> {
    const id = fromTypeId('upload', typeId);
    const found = id === null ? null : await this.reads.answer<StoredFile>(viewer, findUpload(viewer, id));
    if (!found) throw new AppError('NOT_FOUND', 'Upload not found.');
    const body = await this.files.open(found.id);
    if (!body) throw new Error(`The file store has lost ${found.id}.`);
    return { ...found, body };
  }
}
