import { Args, Field, Float, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import {
  type EngagementType as TypeWord,
  type PartnerTier as TierWord,
  type Role as RoleWord,
} from '../../kernel/enums.js';
import { Refusal, type UserError, userError } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { EngagementType, PartnerTier } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { Role } from '../identity/index.js';
import { AlertKind, AlertRule } from './alert-rule.graphql.js';
import { findRule, lockRules, saveRule } from './alert-rule.store.js';
import { type AlertKind as KindWord, faultOfThreshold } from './domain/alert-kinds.js';

@InputType({ description: 'The rule of a kind for a type and a tier: a new one, or the one to replace.' })
export class SetAlertRuleInput {
  @Field(() => AlertKind, { description: 'What it alerts about.' }) kind!: KindWord;
  @Field(() => EngagementType, { nullable: true, description: 'Type of engagement; all if omitted.' })
  type?: TypeWord | null;
  @Field(() => PartnerTier, { nullable: true, description: "The partner's tier; all if omitted." })
  tier?: TierWord | null;
  @IsOptional()
  @Field(() => Int, {
    nullable: true,
    description: 'The version you read; a stale version is rejected with CONFLICT.',
  })
  expectedVersion?: number | null;
  @Field(() => Boolean, { defaultValue: true, description: 'Whether it alerts.' }) enabled!: boolean;
  @Field(() => Float, {
    nullable: true,
    description:
      'From this value on. Working days (1-250) for PARTNER_QUIET, GOLIVE_SLIPPED and BALL_HELD; calendar days (1-365) for EXPIRES_SOON; a share of calls (0.0001-1, at most 4 decimals) for ERRORS_JUMPED. The other kinds have none.',
  })
  threshold?: number | null;
  @Field(() => [Role], { description: 'Staff roles to address; may be empty.' }) roles!: RoleWord[];
  @Field(() => Boolean, { description: "Whether to address the engagement's lead." }) lead!: boolean;
  @Field(() => Boolean, { description: "Whether to address the engagement's whole team." }) team!: boolean;
}

@ObjectType({ description: 'The rule.' })
export class SetAlertRulePayload extends Payload {
  @Changed()
  @Field(() => AlertRule, { nullable: true, description: 'The rule as it is now; null on error.' })
  rule?: string;
}

@Resolver()
export class SetAlertRuleMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('alert-rule:write')
  @Mutation(() => SetAlertRulePayload, {
    description:
      'Sets when to alert whom, for all engagements or for those of a type or tier. Applies from the next evaluation of each engagement: alerts of a rule that no longer applies resolve then.',
  })
  setAlertRule(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SetAlertRuleInput }) given: SetAlertRuleInput,
  ): Promise<SetAlertRulePayload> {
    return this.useCases.run(viewer, SetAlertRuleInput, given, async (tx, input) => {
      const faults = faultsOf(input);
      if (faults.length > 0) throw new Refusal(faults);
      return { rule: await setRule(tx, input) };
    });
  }
}

function faultsOf({ kind, threshold, roles }: SetAlertRuleInput): UserError[] {
  const fault = faultOfThreshold(kind, threshold ?? null);
  return [
    ...(fault === null ? [] : [userError('INVALID', 'threshold', `threshold ${fault}`)]),
    ...(roles.includes('PARTNER')
      ? [userError('INVALID', 'roles', 'roles must not include PARTNER: alerts are for staff only')]
      : []),
    ...(new Set(roles).size < roles.length
      ? [userError('INVALID', 'roles', 'roles must not name a role twice')]
      : []),
  ];
}

/** @returns the rule's UUID */
async function setRule(tx: Tx, input: SetAlertRuleInput): Promise<string> {
  const { expectedVersion, type, ...content } = input;
  await lockRules(tx);
  const place = { kind: content.kind, engagementType: type ?? null, tier: content.tier ?? null };
  const current = await findRule(tx, place);
  assertCurrent(current ?? { version: 0 }, expectedVersion);
  const threshold = typeof content.threshold === 'number' ? String(content.threshold) : null;
  const rule = {
    ...{ id: current?.id ?? newId(), version: (current?.version ?? 0) + 1 },
    ...{ ...content, ...place, threshold, updatedAt: tx.now, updatedByName: tx.actor.name },
  };
  await saveRule(tx, rule);
  const { enabled, roles, lead, team } = rule;
  await audit(tx, {
    ...{ action: 'alert-rule.set', subject: { kind: 'alertRule', id: rule.id } as const },
    ...{ partnerId: null, engagementId: null, was: current },
    changes: {
      kind: place.kind,
      type: place.engagementType,
      tier: place.tier,
      enabled,
      threshold,
      roles,
      lead,
      team,
    },
  });
  return rule.id;
}
