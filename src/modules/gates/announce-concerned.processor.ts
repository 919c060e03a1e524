import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { query, Transactions, type Tx } from '../../platform/database/tx.js';
import { JobRegistry } from '../../platform/jobs/job-registry.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { CATALOG_EVENTS } from '../catalog/index.js';
import { ENGAGEMENT_EVENTS } from '../engagements/index.js';
import { PARTNER_EVENTS } from '../partners/index.js';

/** The queue and the job on it; its subject is the product. */
export const CHECKLIST_SET = { queue: 'delivery', job: 'checklist-set' } as const;
/** Likewise; its subject is the partner. */
export const CREDENTIALS_CHANGED = { queue: 'delivery', job: 'credentials-changed' } as const;

/** engagement_scope_by_version finds them. */
const WITH_PRODUCT = `
  select distinct e.id
  from api_version v
  join engagement_scope s on s.api_version_id = v.id
  join engagement e on e.id = s.engagement_id
  where v.api_product_id = $1 and e.status in ('ACTIVE', 'ON_HOLD')`;

/** engagement's unique (partner_id, id) finds them. */
const OF_PARTNER = `
  select e.id from engagement e where e.partner_id = $1 and e.status in ('ACTIVE', 'ON_HOLD')`;

const CAUSES = [
  { ...CHECKLIST_SET, kinds: [CATALOG_EVENTS.checklistSet], concerned: WITH_PRODUCT },
  { ...CREDENTIALS_CHANGED, kinds: [PARTNER_EVENTS.credentialsChanged], concerned: OF_PARTNER },
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
        this.transactions.run(SYSTEM, (tx) => announceEach(tx, concerned, subject)),
      );
    }
  }
}

async function announceEach(tx: Tx, concerned: string, subject: string): Promise<void> {
  const engagements = await query<{ id: string }>(tx, concerned, [subject]);
  await recordEvent(tx, ...engagements.map(({ id }) => ({ kind: ENGAGEMENT_EVENTS.changed, subject: id })));
}
