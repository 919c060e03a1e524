import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions, type Tx } from '../../platform/database/tx.js';
import { contentHash } from './content-hash.js';
import { PlaybookEntity } from './playbook.entity.js';
import type { PlaybookContent } from './playbook.schema.js';
import { addVersion, lockNewest } from './publish-playbook.js';
import { shippedPlaybooks } from './shipped-playbooks.js';

/** Publishes the shipped playbooks when the process starts, each once, and over nobody's own. */
@Injectable()
export class ShipPlaybooksService implements OnModuleInit {
  constructor(private readonly transactions: Transactions) {}

  async onModuleInit(): Promise<void> {
    const playbooks = shippedPlaybooks();
    await this.transactions.run(SYSTEM, async (tx) => {
      for (const playbook of playbooks) await ship(tx, playbook);
    });
  }
}

/** What people published under the slug stays the newest, also after an upgrade that brings another text. */
async function ship(tx: Tx, playbook: PlaybookContent): Promise<void> {
  const latest = await lockNewest(tx, playbook.slug);
  if (latest && !latest.shipped) return;
  // While a release is rolled out, processes of the one before it start again: theirs was shipped before.
  const published = { slug: playbook.slug, contentHash: contentHash(playbook) };
  if (await tx.db.existsBy(PlaybookEntity, published)) return;
  await addVersion(tx, playbook, latest, { shipped: true });
}
