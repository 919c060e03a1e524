import { Refusal, userError } from '../../kernel/errors.js';
import { type Tx, query } from '../../platform/database/tx.js';
import type { EngagementEntity } from '../engagements/index.js';
import { type GateMilestone, missingAtGate } from './domain/stage-gate.js';

/** Products in scope for which none of the partner's applications has a production credential that is live. */
const PRODUCTS_WITHOUT_CREDENTIAL = `
  select distinct p.name
  from engagement_scope s
  join api_version v on v.id = s.api_version_id
  join api_product p on p.id = v.api_product_id
  where s.engagement_id = $1 and not exists (
    select from application_product ap
    join credential c on c.application_id = ap.application_id
    where ap.api_product_id = p.id and ap.partner_id = $2 and c.environment = 'PRODUCTION'
      and c.revoked_at is null and (c.expires_at is null or c.expires_at > $3))
  order by p.name`;

/**
 * Keeps an engagement in its stage while something is missing that the stage needs.
 * @param field of the input, for the refusal
 * @throws Refusal with a GATE_NOT_MET for each thing that is missing
 */
export async function refuseOpenGate(
  tx: Tx,
  { id, stage, partnerId }: EngagementEntity,
  field: string,
): Promise<void> {
  const milestones = await query<GateMilestone>(
    tx,
    'select title, stage, party, required, status from milestone where engagement_id = $1 order by position',
    [id],
  );
  const products = await query<{ name: string }>(tx, PRODUCTS_WITHOUT_CREDENTIAL, [id, partnerId, tx.now]);
  const missing = missingAtGate(
    stage,
    milestones,
    products.map((product) => product.name),
  );
  if (missing.length === 0) return;
  throw new Refusal(
    missing.map(({ title, party }) =>
      userError('GATE_NOT_MET', field, `${stage} is not left without ${title} (${party}).`),
    ),
  );
}
