import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions, type Tx } from '../../platform/database/tx.js';
import { JobRegistry } from '../../platform/jobs/job-registry.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { CATALOG_EVENTS } from '../catalog/index.js';
import { ENGAGEMENT_EVENTS, openEngagementsOf, openEngagementsWith } from '../engagements/index.js';
import { PARTNER_EVENTS } from '../partners/index.js';

/** The job's subject is the product. */
export const CHECKLIST_SET = { queue: 'delivery', job: 'checklist-set' } as const;
/** The job's subject is the partner. */
export const CREDENTIALS_CHANGED = { queue: 'delivery', job: 'credentials-changed' } as const;

const CAUSES = [
  { ...CHECKLIST_SET, kinds: [CATALOG_EVENTS.checklistSet], affected: openEngagementsWith },
  { ...CREDENTIALS_CHANGED, kinds: [PARTNER_EVENTS.credentialsChanged], affected: openEngagementsOf },
] as const;

/**
 * New credentials or a new checklist affect the gates and health of engagements, so this records a change of each. As a
 * job, so that the original change stays fast however many engagements are affected.
 */
@Injectable()
export class AffectedEngagementsProcessor implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    for (const { affected, ...route } of CAUSES) {
      this.registry.onEvents({ ...route, debounced: true });
      this.registry.handle(route, ({ subject }) =>
        this.transactions.run(SYSTEM, async (tx) => recordChanges(tx, await affected(tx, subject))),
      );
    }
  }
}

async function recordChanges(tx: Tx, engagements: readonly string[]): Promise<void> {
  await recordEvent(tx, ...engagements.map((id) => ({ kind: ENGAGEMENT_EVENTS.changed, subject: id })));
}
