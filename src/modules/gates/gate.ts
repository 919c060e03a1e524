import { Refusal, userError } from '../../kernel/errors.js';
import { plainRow, type Query } from '../../platform/database/read-together.js';
import type { Tx } from '../../platform/database/tx.js';
import { _, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import type { EngagementEntity } from '../engagements/index.js';
import { type GateFacts, missingAtGate } from './domain/stage-gate.js';
import { gateFacts } from './gate-facts.js';

const FACTS = `select ${toSql(gateFacts(_), { own: 'g', now: '$2::timestamptz' })} as facts from engagement g where g.id = $1`;

interface Gate {
  readonly facts: GateFacts;
}

/** The gate of an engagement's stage at the transaction's instant. */
export const gateQuery = ({ now }: Tx, engagementId: string): Query<Gate> => ({
  ...{ name: 'gate', text: FACTS, values: [engagementId, now], fromJson: plainRow },
});

/**
 * Checks that nothing required to leave the stage is missing.
 * @param gates the rows of `gateQuery`
 * @param field input field for the refusal
 * @throws Refusal with a GATE_NOT_MET error for each missing item
 */
export function assertGateMet(gates: readonly Gate[], { stage }: EngagementEntity, field: string): void {
  const missing = missingAtGate(gates[0]!.facts);
  if (missing.length === 0) return;
  throw new Refusal(
    missing.map(({ title, party }) =>
      userError('GATE_NOT_MET', field, `Cannot leave ${stage} without ${title} (${party}).`),
    ),
  );
}
