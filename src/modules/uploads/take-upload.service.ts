import { BadRequestException, Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { toTypeId } from '../../kernel/ids.js';
import { SYSTEM, type Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { LOGGER } from '../../platform/base/runtime.js';
import { Transactions } from '../../platform/database/tx.js';
import { FileStore } from '../../platform/files/file-store.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import type { FileForm, SentFile } from '../../platform/http/file-form.js';
import { assertNotEnded } from '../engagements/index.js';
import { lockNamedEngagement } from './engagement-named.js';
import { inspectFile } from './inspect-file.js';
import { Measured } from './measured.js';
import { parseUploadForm, type UploadRequest } from './upload-form.js';
import { UploadSlots } from './upload-slots.js';
import type { UploadEntity } from './upload.entity.js';
import { type Content, dropUpload, markStored, reserveUpload } from './upload.store.js';

@Injectable()
export class TakeUploadService {
  private readonly slots = new UploadSlots();

  constructor(
    private readonly transactions: Transactions,
    private readonly reads: Reads,
    private readonly files: FileStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns the upload and its engagement's key, once the file is stored durably */
  async execute(viewer: Viewer, form: FileForm): Promise<{ upload: UploadEntity; engagement: string }> {
    this.files.accepts();
    return this.slots.run(viewer.userId, async () => {
      const sent = await form.sent();
      const request = parseUploadForm(viewer, sent);
      const engagement = await this.reserve(viewer, request);
      try {
        const content = await this.keep(request, sent, form);
        return { upload: await this.commit(viewer, request, content), engagement };
      } catch (error) {
        await this.discard(request.upload.id);
        throw error;
      }
    });
  }

  private reserve(viewer: Viewer, { engagement: named, upload }: UploadRequest): Promise<string> {
    return this.transactions.runFor(viewer, async (tx) => {
      const engagement = await lockNamedEngagement(tx, this.reads, viewer, named);
      assertNotEnded(engagement, 'engagement');
      await reserveUpload(tx, engagement, viewer, upload);
      return engagement.key;
    });
  }

  private async keep(
    { upload: { id, type } }: UploadRequest,
    sent: SentFile,
    form: FileForm,
  ): Promise<Content> {
    const measured = new Measured(sent.body);
    await this.files.put(id, measured);
    await form.end();
    const content = measured.content();
    if (content.sizeBytes === 0) throw new BadRequestException('The file is empty.');
    const kept = await this.files.open(id);
    if (!kept) throw new Error(`The file store has lost ${id}.`);
    await inspectFile(kept, type);
    return content;
  }

  private commit(viewer: Viewer, { upload: { id } }: UploadRequest, content: Content): Promise<UploadEntity> {
    return this.transactions.runFor(viewer, async (tx) => {
      const upload = await markStored(tx, id, content);
      const { name, type, visibility, engagementId, partnerId } = upload;
      const engagement = toTypeId('engagement', engagementId);
      const changes = { engagement, name, type, visibility, ...content };
      const subject = { kind: 'upload', id } as const;
      const place = { partnerId, engagementId };
      await audit(tx, { action: 'upload.store', subject, ...place, was: null, changes });
      return upload;
    });
  }

  /**
   * What cannot be deleted now is deleted by due work. If the commit succeeded but its response was lost, the file
   * stays.
   */
  private async discard(id: string): Promise<void> {
    try {
      await this.transactions.run(SYSTEM, (tx) => dropUpload(tx, id, () => this.files.remove(id)));
    } catch (error) {
      this.logger.warn(
        { upload: id, reason: String(error) },
        'a failed upload could not be removed now; it will be removed later',
      );
    }
  }
}
