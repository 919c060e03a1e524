import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions, type Tx, query } from '../../platform/database/tx.js';
import { announce } from '../../platform/outbox/outbox.js';
import { JobRegistry } from '../../platform/queue/job-registry.js';
import { CATALOG_EVENTS } from '../catalog/index.js';
import { ENGAGEMENT_EVENTS } from '../engagements/index.js';

/** The queue and the job on it; its subject is the product. */
export const CHECKLIST_SET = { queue: 'delivery', job: 'checklist-set' } as const;

/** engagement_scope_by_version finds them. */
const IN_SCOPE = `
  select distinct e.id
  from api_version v
  join engagement_scope s on s.api_version_id = v.id
  join engagement e on e.id = s.engagement_id
  where v.api_product_id = $1 and e.status in ('ACTIVE', 'ON_HOLD')`;

/** Another checklist is another gate and another score: whoever looks at the engagements in question looks again. */
@Injectable()
export class ChecklistSetProcessor implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.registry.onEvents({ ...CHECKLIST_SET, kinds: [CATALOG_EVENTS.checklistSet], debounced: true });
    this.registry.handle(CHECKLIST_SET, ({ subject }) =>
      this.transactions.run(SYSTEM, (tx) => announceInScope(tx, subject)),
    );
  }
}

async function announceInScope(tx: Tx, apiProductId: string): Promise<void> {
  const engagements = await query<{ id: string }>(tx, IN_SCOPE, [apiProductId]);
  await announce(tx, ...engagements.map(({ id }) => ({ kind: ENGAGEMENT_EVENTS.changed, subject: id })));
}
