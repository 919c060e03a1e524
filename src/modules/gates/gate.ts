import { Refusal, userError } from '../../kernel/errors.js';
import { query, type Tx } from '../../platform/database/tx.js';
import { _, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import type { EngagementEntity } from '../engagements/index.js';
import { type GateFacts, missingAtGate } from './domain/stage-gate.js';
import { gateFacts } from './gate-facts.js';

const FACTS = `select ${toSql(gateFacts(_), { own: 'g', now: '$2::timestamptz' })} as facts from engagement g where g.id = $1`;

/**
 * Checks that nothing required to leave the stage is missing.
 * @param field input field for the refusal
 * @throws Refusal with a GATE_NOT_MET error for each missing item
 */
export async function assertGateMet(tx: Tx, { id, stage }: EngagementEntity, field: string): Promise<void> {
  const [found] = await query<{ facts: GateFacts }>(tx, FACTS, [id, tx.now]);
  const missing = missingAtGate(found!.facts);
  if (missing.length === 0) return;
  throw new Refusal(
    missing.map(({ title, party }) =>
      userError('GATE_NOT_MET', field, `Cannot leave ${stage} without ${title} (${party}).`),
    ),
  );
}
