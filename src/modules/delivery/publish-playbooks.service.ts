import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import { SYSTEM } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { type Tx, Transactions, query } from '../../platform/database/tx.js';
import { PlaybookEntity } from './playbook.entity.js';
import type { PlaybookFile } from './playbook.schema.js';
import { contentHash, shippedPlaybooks } from './shipped-playbooks.js';

/** Any constant will do, as long as every process takes the same. */
const LOCK = 2_071_845_113;

/** Publishes the shipped playbooks when the process starts, each only where its content is new. */
@Injectable()
export class PublishPlaybooksService implements OnModuleInit {
  constructor(private readonly transactions: Transactions) {}

  async onModuleInit(): Promise<void> {
    const files = shippedPlaybooks();
    await this.transactions.run(SYSTEM, async (tx) => {
      // Processes that start together wait in line, and the later ones find nothing new.
      await query(tx, 'select pg_advisory_xact_lock($1)', [LOCK]);
      for (const file of files) await publish(tx, file);
    });
  }
}

async function publish(tx: Tx, file: PlaybookFile): Promise<void> {
  const { slug, title, type, milestones } = file;
  const hash = contentHash(file);
  const latest = await tx.db.findOne(PlaybookEntity, { where: { slug }, order: { version: 'DESC' } });
  if (latest?.contentHash === hash) return;
  const id = newId();
  const version = (latest?.version ?? 0) + 1;
  await tx.db.insert(PlaybookEntity, {
    ...{ id, slug, version, title, type, milestones, contentHash: hash, publishedAt: tx.now },
  });
  await audit(tx, {
    action: 'playbook.publish',
    subject: { kind: 'playbook', id },
    partnerId: null,
    changes: { slug, version, contentHash: hash },
  });
}
