import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Transactions, type Tx } from '../../platform/database/tx.js';
import { completeDueWork, endDueWork } from '../../platform/due/due-work.js';
import { FileStore } from '../../platform/files/file-store.js';
import { JobRegistry } from '../../platform/jobs/job-registry.js';
import { dropUpload, EXPIRE_UPLOAD, UPLOAD_EXPIRES, withdrawUpload } from './upload.store.js';

/** How soon it is tried again where the file store was away. */
const AGAIN_MS = 3_600_000;

/** Removes files that never became evidence, and what broken-off uploads have left. */
@Injectable()
export class ExpireUploadProcessor implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly transactions: Transactions,
    private readonly files: FileStore,
  ) {}

  onModuleInit(): void {
    this.registry.onDueWork(UPLOAD_EXPIRES, EXPIRE_UPLOAD);
    this.registry.handle(EXPIRE_UPLOAD, ({ subject, asOf }) => this.expire(subject, new Date(asOf)));
  }

  /** In two steps, so that nobody can make evidence of a file whose bytes are about to go. */
  private async expire(id: string, dueAt: Date): Promise<void> {
    if (await this.transactions.run(SYSTEM, (tx) => withdraw(tx, id, dueAt)))
      await this.transactions.run(SYSTEM, (tx) => dropUpload(tx, id, () => this.files.remove(id)));
  }
}

/** @returns whether the file is to be dropped; until it is, that stays planned */
async function withdraw(tx: Tx, id: string, dueAt: Date): Promise<boolean> {
  const again = new Date(tx.now.getTime() + AGAIN_MS);
  // A file that has arrived in the meantime is planned for another instant.
  if (!(await completeDueWork(tx, { kind: UPLOAD_EXPIRES, subject: id, dueAt }, again))) return false;
  const upload = await withdrawUpload(tx, id);
  if (!upload) {
    await endDueWork(tx, id);
    return false;
  }
  const { name, storedAt, partnerId, engagementId } = upload;
  const subject = { kind: 'upload', id } as const;
  const place = { partnerId, engagementId };
  const changes = { name, storedAt: null };
  if (storedAt) await audit(tx, { action: 'upload.expire', subject, ...place, was: upload, changes });
  return true;
}
