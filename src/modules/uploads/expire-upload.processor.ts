import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Transactions, type Tx } from '../../platform/database/tx.js';
import { completeDueWork, endDueWork } from '../../platform/due/due-work.js';
import { FileStore } from '../../platform/files/file-store.js';
import { JobRegistry } from '../../platform/jobs/job-registry.js';
import { dropUpload, EXPIRE_UPLOAD, UPLOAD_EXPIRES, withdrawUpload } from './upload.store.js';

/** Delay before the next attempt if the file store is unavailable. */
const AGAIN_MS = 3_600_000;

/** Removes files that were never submitted as evidence, and remains of interrupted uploads. */
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

  /** In two transactions, so that nobody can submit a file whose content is about to be deleted. */
  private async expire(id: string, dueAt: Date): Promise<void> {
    if (await this.transactions.run(SYSTEM, (tx) => withdraw(tx, id, dueAt)))
      await this.transactions.run(SYSTEM, (tx) => dropUpload(tx, id, () => this.files.remove(id)));
  }
}

/** @returns whether to delete the file; that stays planned until it is deleted */
async function withdraw(tx: Tx, id: string, dueAt: Date): Promise<boolean> {
  const again = new Date(tx.now.getTime() + AGAIN_MS);
  // A file that was stored meanwhile has another due time.
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
