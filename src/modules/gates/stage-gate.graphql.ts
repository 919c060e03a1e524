import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Party as PartyWord } from '../../kernel/enums.js';
import { toTypeId } from '../../kernel/ids.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { From, Json, Many } from '../../platform/graphql/reads/sources.js';
import { $, _, column, type Part, sql } from '../../platform/graphql/reads/sql.js';
import { Party } from '../../platform/graphql/shared-enums.js';
import { EngagementEntity } from '../engagements/index.js';
import { type GateFacts, missingAtGate, type MissingItem } from './domain/stage-gate.js';
import { expiryRows } from './expiry-rows.js';
import { Expiry } from './expiry.graphql.js';
import { gateFacts } from './gate-facts.js';

const GateItemKind = enumOf<MissingItem['kind']>('GateItemKind', 'What a gate asks for.', {
  MILESTONE: 'A required milestone of the stage, done or skipped.',
  CHECKLIST_ITEM: 'An item of the launch checklist of a product in scope, satisfied or waived.',
  CREDENTIAL: 'A live production credential for a product in scope, before LAUNCH.',
});

@ObjectType({ description: 'Something without which a stage is not left.' })
export class GateItem {
  @Field(() => GateItemKind, {
    description: 'Whether a milestone, a checklist item or a credential is missing.',
  })
  kind!: MissingItem['kind'];
  @Field(() => String, {
    description: 'What is missing, in words to show: the title of the milestone or item, or the product.',
  })
  title!: string;
  @Field(() => Party, { description: 'Who must act for it to be there.' }) party!: PartyWord;
  @Field(() => ID, { nullable: true, description: 'The milestone to end; null where it is none.' })
  milestoneId!: string | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'The API product of the checklist item, or whose credential is missing; null of a milestone.',
  })
  apiProductId!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The code of the milestone or of the checklist item, which `submitEvidence` and `reviewChecklistItem` take; null of a credential.',
  })
  code!: string | null;
}

/** What a gate misses, with ids as the API shows them. */
const missingItems = (facts: GateFacts): GateItem[] =>
  missingAtGate(facts).map(({ milestoneId, apiProductId, ...item }) => ({
    ...item,
    milestoneId: milestoneId && toTypeId('milestone', milestoneId),
    apiProductId: apiProductId && toTypeId('apiProduct', apiProductId),
  }));

const ROW: Part = { kind: 'text', text: 'g' };

/** The gate of the parent row, an engagement; the facts are gathered once, however many fields ask for them. */
export const GATE_OF_PARENT = sql`(select ${$}.id, ${gateFacts($)} as facts offset 0)`;

@ObjectType({
  description: 'What an engagement needs in order to leave its stage; in ADOPTION, to be completed.',
})
@From(() => EngagementEntity, undefined, sql`(select g.id, ${gateFacts(ROW)} as facts from engagement g)`)
export class StageGate {
  @Json(column('facts'), (facts: GateFacts) => missingAtGate(facts).length === 0)
  @Field(() => Boolean, { description: 'Whether nothing is missing.' })
  met!: boolean;
  @Json(column('facts'), missingItems)
  @Field(() => [GateItem], { description: 'All that is missing: milestones, checklist items, credentials.' })
  missing!: GateItem[];
  @Many({
    from: sql`(select x.* from ${expiryRows(sql`e.id = ${$}.id`)} x order by x.expires_on, x.id limit 100)`,
    where: sql`true`,
    orderBy: sql`${_}.expires_on, ${_}.id`,
    atMost: 100,
  })
  @Field(() => [Expiry], {
    description:
      'What runs out before the forecast go-live, soonest first; at most 100, expiryHorizon pages on.',
  })
  expiringBeforeGoLive!: Expiry[];
}
