import { IsNull } from 'typeorm';
import { type Tx, query } from '../../platform/database/tx.js';
import { AlertRuleEntity } from './alert-rule.entity.js';

type Place = Pick<AlertRuleEntity, 'kind' | 'engagementType' | 'tier'>;

/** So that of two new rules for the same place the second replaces the first. */
export async function lockRules(tx: Tx): Promise<void> {
  await query(tx, `select pg_advisory_xact_lock(hashtext('causeway.alert_rule'))`);
}

export function findRule(tx: Tx, { kind, engagementType, tier }: Place): Promise<AlertRuleEntity | null> {
  return tx.db.findOneBy(AlertRuleEntity, {
    kind,
    engagementType: engagementType ?? IsNull(),
    tier: tier ?? IsNull(),
  });
}

export async function saveRule(tx: Tx, rule: AlertRuleEntity): Promise<void> {
  await tx.db.save(AlertRuleEntity, rule);
}
