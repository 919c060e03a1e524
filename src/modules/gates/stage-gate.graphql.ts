import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Party as PartyWord } from '../../kernel/enums.js';
import { toTypeId } from '../../kernel/ids.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { $, _, column, type Part, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { From, Json, Many } from '../../platform/graphql/reads/schema/decorators.js';
import { Party } from '../../platform/graphql/shared-enums.js';
import { EngagementEntity } from '../engagements/index.js';
import { type GateFacts, missingAtGate, type MissingItem } from './domain/stage-gate.js';
import { expiryRows } from './expiry-rows.js';
import { Expiry } from './expiry.graphql.js';
import { gateFacts } from './gate-facts.js';

const GateItemKind = enumOf<MissingItem['kind']>('GateItemKind', 'What a gate can require.', {
  MILESTONE: 'A required milestone of the stage, done or skipped.',
  CHECKLIST_ITEM: 'A launch checklist item of a product in scope, satisfied or waived.',
  CREDENTIAL: 'A live production credential for a product in scope, required before LAUNCH.',
});

@ObjectType({ description: 'Something that must be in place before a stage can be left.' })
export class GateItem {
  @Field(() => GateItemKind, {
    description: 'Whether a milestone, a checklist item or a credential is missing.',
  })
  kind!: MissingItem['kind'];
  @Field(() => String, {
    description:
      'What is missing, as display text: the title of the milestone or item, or the name of the product.',
  })
  title!: string;
  @Field(() => Party, { description: 'Party that must act.' }) party!: PartyWord;
  @Field(() => ID, { nullable: true, description: 'Milestone to complete; null if it is not a milestone.' })
  milestoneId!: string | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'API product of the checklist item, or the one whose credential is missing; null for a milestone.',
  })
  apiProductId!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Code of the milestone or checklist item, as passed to `submitEvidence` and `reviewChecklistItem`; null for a credential.',
  })
  code!: string | null;
}

/** Missing items with TypeIDs. */
const missingItems = (facts: GateFacts): GateItem[] =>
  missingAtGate(facts).map(({ milestoneId, apiProductId, ...item }) => ({
    ...item,
    milestoneId: milestoneId && toTypeId('milestone', milestoneId),
    apiProductId: apiProductId && toTypeId('apiProduct', apiProductId),
  }));

const ROW: Part = { kind: 'text', text: 'g' };

/** The gate of the parent row, an engagement; the facts are computed once for all selected fields. */
export const GATE_OF_PARENT = sql`(select ${$}.id, ${gateFacts($)} as facts offset 0)`;

@ObjectType({
  description: 'What an engagement needs to leave its stage or, in ADOPTION, to be completed.',
})
@From(() => EngagementEntity, undefined, sql`(select g.id, ${gateFacts(ROW)} as facts from engagement g)`)
export class StageGate {
  @Json(column('facts'), (facts: GateFacts) => missingAtGate(facts).length === 0)
  @Field(() => Boolean, { description: 'Whether nothing is missing.' })
  met!: boolean;
  @Json(column('facts'), missingItems)
  @Field(() => [GateItem], {
    description: 'Everything that is missing: milestones, checklist items and credentials.',
  })
  missing!: GateItem[];
  @Many({
    from: sql`(select x.* from ${expiryRows(sql`e.id = ${$}.id`)} x order by x.expires_on, x.id limit 100)`,
    where: sql`true`,
    orderBy: sql`${_}.expires_on, ${_}.id`,
    atMost: 100,
  })
  @Field(() => [Expiry], {
    description:
      'What expires before the forecast go-live, soonest first; at most 100. `expiryHorizon` lists more.',
  })
  expiringBeforeGoLive!: Expiry[];
}
