import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions, type Tx } from '../../platform/database/tx.js';
import { contentHash } from './content-hash.js';
import { PlaybookEntity } from './playbook.entity.js';
import type { PlaybookContent } from './playbook.schema.js';
import { addVersion, lockNewest } from './publish-playbook.js';
import { shippedPlaybooks } from './shipped-playbooks.js';

/** Publishes the shipped playbooks at startup, each version once, and never over one that someone published. */
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

/** If someone published under the slug, theirs stays the latest, even after an upgrade with a new shipped version. */
async function ship(tx: Tx, playbook: PlaybookContent): Promise<void> {
  const latest = await lockNewest(tx, playbook.slug);
  if (latest && !latest.shipped) return;
  // During a rollout, processes of the previous release may start again; their version is already published.
  const published = { slug: playbook.slug, contentHash: contentHash(playbook) };
  if (await tx.db.existsBy(PlaybookEntity, published)) return;
  await addVersion(tx, playbook, latest, { shipped: true });
}
