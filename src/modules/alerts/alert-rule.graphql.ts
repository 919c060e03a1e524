import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type {
  EngagementType as TypeWord,
  PartnerTier as TierWord,
  Role as RoleWord,
} from '../../kernel/enums.js';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Expr, From, Json, NodeFor } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { EngagementType, PartnerTier } from '../../platform/graphql/shared-enums.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { Role } from '../identity/index.js';
import { AlertRuleEntity } from './alert-rule.entity.js';
import { ALERT_KINDS, type AlertKind as KindWord } from './domain/alert-kinds.js';

export const AlertKind = enumOf<KindWord>('AlertKind', 'What an alert is about.', {
  BAND_WORSENED: 'The shown health band has fallen since it was last acknowledged.',
  PARTNER_QUIET: 'The partner has done nothing for many working days.',
  ERRORS_JUMPED:
    'The error rate of production calls in the last 24 hours is high, and at least twice that of the 7 days before.',
  EXPIRES_SOON: 'A credential, evidence or a waiver expires soon, or has expired.',
  GOLIVE_SLIPPED: 'Go-live is forecast later than in the latest baseline.',
  BALL_HELD: 'One party has had the next step for many working days.',
  COMMITMENT_BROKEN: 'A blocker is open after the day by which its party committed to resolve it.',
  VERSION_SUNSET: 'An application still calls a deprecated API version.',
});

@ObjectType({
  implements: () => [Node],
  description:
    'When to alert whom. Of the rules of a kind that match an engagement, the most specific one applies: by type and tier, by type, by tier, or for all.',
})
@NodeFor('staff:read')
@From(() => AlertRuleEntity, 'alertRule')
export class AlertRule implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => AlertKind, { description: 'What it alerts about.' }) kind!: KindWord;
  @Expr(column('engagement_type'))
  @Field(() => EngagementType, { nullable: true, description: 'Type of engagement; null for all.' })
  type!: TypeWord | null;
  @Field(() => PartnerTier, { nullable: true, description: "The partner's tier; null for all." })
  tier!: TierWord | null;
  @Field(() => Boolean, { description: 'Whether it alerts; if not, its kind is off for what it matches.' })
  enabled!: boolean;
  @Measures('RATIO')
  @Expr(sql`${_}.threshold::float8`)
  @Field(() => Float, {
    nullable: true,
    description: 'From this value on, in its unit; null if the kind has none.',
  })
  threshold!: number | null;
  @Json(sql`to_json(${_}.kind)`, (kind: KindWord) => ALERT_KINDS[kind].threshold?.unit ?? null)
  @Field(() => String, { nullable: true, description: 'Unit of the threshold, e.g. `working days`.' })
  unit!: string | null;
  @Field(() => [Role], { description: 'Users with these roles are addressed.' }) roles!: RoleWord[];
  @Field(() => Boolean, { description: "Whether the engagement's lead is addressed." }) lead!: boolean;
  @Field(() => Boolean, { description: "Whether the engagement's whole team is addressed." }) team!: boolean;
  @Field(() => Int, {
    description: 'Version number, incremented on every change; pass it as `expectedVersion`.',
  })
  version!: number;
  @Field(() => DateTime, { nullable: true, description: 'When it was last changed; null as shipped.' })
  updatedAt!: Date | null;
  @Expr(column('updated_by_name'))
  @Field(() => String, { nullable: true, description: 'Who last changed it; null as shipped.' })
  updatedBy!: string | null;
}
