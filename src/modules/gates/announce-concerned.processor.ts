import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions, type Tx } from '../../platform/database/tx.js';
import { JobRegistry } from '../../platform/jobs/job-registry.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { CATALOG_EVENTS } from '../catalog/index.js';
import { ENGAGEMENT_EVENTS, openEngagementsOf, openEngagementsWith } from '../engagements/index.js';
import { PARTNER_EVENTS } from '../partners/index.js';

/** The queue and the job on it; its subject is the product. */
export const CHECKLIST_SET = { queue: 'delivery', job: 'checklist-set' } as const;
/** Likewise; its subject is the partner. */
export const CREDENTIALS_CHANGED = { queue: 'delivery', job: 'credentials-changed' } as const;

const CAUSES = [
  { ...CHECKLIST_SET, kinds: [CATALOG_EVENTS.checklistSet], concerned: openEngagementsWith },
  { ...CREDENTIALS_CHANGED, kinds: [PARTNER_EVENTS.credentialsChanged], concerned: openEngagementsOf },
] as const;

/**
 * Other credentials or another checklist are another gate and another score: whoever looks at the engagements in
 * question looks again. A job tells them, so that the change itself costs the same however many these are.
 */
@Injectable()
export class AnnounceConcernedProcessor implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    for (const { concerned, ...route } of CAUSES) {
      this.registry.onEvents({ ...route, debounced: true });
      this.registry.handle(route, ({ subject }) =>
        this.transactions.run(SYSTEM, async (tx) => announceEach(tx, await concerned(tx, subject))),
      );
    }
  }
}

async function announceEach(tx: Tx, engagements: readonly string[]): Promise<void> {
  await recordEvent(tx, ...engagements.map((id) => ({ kind: ENGAGEMENT_EVENTS.changed, subject: id })));
}
