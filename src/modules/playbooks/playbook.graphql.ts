import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { toTypeId } from '../../kernel/ids.js';
import { ABOUT_LAG, MAX_PLAN_MILESTONES } from '../../kernel/plan-limits.js';
import { connectionOf } from '../../platform/graphql/reads/connection.js';
import { From, Json, NodeFor } from '../../platform/graphql/reads/sources.js';
import { column } from '../../platform/graphql/reads/sql.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import {
  EngagementStage,
  EngagementType,
  PartnerTier,
  Party,
  Visibility,
} from '../../platform/graphql/shared-enums.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { PlaybookEntity } from './playbook.entity.js';
import type { PlaybookMilestone as Stored } from './playbook.schema.js';
import { Proof } from './proof.graphql.js';

@ObjectType({ description: "What a playbook's milestone waits for." })
export class PlaybookLink {
  @Field(() => String, { description: 'The code of the milestone that must end first.' }) code!: string;
  @Field(() => Int, { description: ABOUT_LAG }) lagDays!: number;
}

@ObjectType({ description: 'When a milestone applies: all that is given must hold, of each list one.' })
export class PlaybookCondition {
  @Field(() => [String], {
    nullable: true,
    description: 'ISO 3166 codes of which one is its region; a country stands for its parts too.',
  })
  regions?: string[] | null;
  @Field(() => [PartnerTier], { nullable: true, description: "Tiers of which one is the partner's." })
  tiers?: words.PartnerTier[] | null;
  @Field(() => [ID], { nullable: true, description: 'API products of which one is in its scope.' })
  apiProductIds?: string[] | null;
}

@ObjectType({ description: 'A milestone that a playbook gives to the engagements started from it.' })
export class PlaybookMilestone {
  @Field(() => String, { description: 'What people call it, unique in the playbook.' }) code!: string;
  @Field(() => String, { description: 'What is done when it is done, 1-200 characters.' }) title!: string;
  @Field(() => EngagementStage, { description: 'The stage it belongs to.' }) stage!: words.EngagementStage;
  @Field(() => Party, { description: 'Who must do it.' }) party!: words.Party;
  @Field(() => Int, { description: 'Working days from its start to its end, 1-250.' }) durationDays!: number;
  @Field(() => Int, { description: 'How much of the whole it is, 0-1000.' }) weight!: number;
  @Field(() => Boolean, { description: 'Whether its stage cannot be left without it.' }) required!: boolean;
  @Field(() => Boolean, { description: 'Whether the engagement is live when it is done.' })
  isGoLive!: boolean;
  @Field(() => Visibility, { description: 'Who may see it.' }) visibility!: words.Visibility;
  @Field(() => [PlaybookLink], { description: 'What it waits for, none of a later stage; at most 20.' })
  dependsOn!: PlaybookLink[];
  @Field(() => PlaybookCondition, { nullable: true, description: 'When it applies; null is always.' })
  when?: PlaybookCondition | null;
  @Field(() => Proof, {
    nullable: true,
    description: 'What shows that it is done; null where nothing is asked for.',
  })
  proof?: Proof | null;
}

function asTheApiSpells(milestones: readonly Stored[]): object[] {
  return milestones.map(({ when, ...milestone }) => {
    const ids = when?.apiProductIds?.map((id) => toTypeId('apiProduct', id));
    return { ...milestone, when: when && { ...when, apiProductIds: ids } };
  });
}

@ObjectType({
  implements: () => [Node],
  description: 'One published version of a template of milestones; engagements that run keep theirs.',
})
@NodeFor('staff:read')
@From(() => PlaybookEntity, 'playbook')
export class Playbook implements Node {
  @Field(() => ID, { description: 'Its id; each version has its own.' }) id!: string;
  @Field(() => String, { description: 'Its name in addresses, the same for all versions.' }) slug!: string;
  @Field(() => Int, { description: 'Counts what was published under the slug.' }) version!: number;
  @Field(() => String, { description: 'What people call it.' }) title!: string;
  @Field(() => EngagementType, { description: 'The kind of work it is for.' }) type!: words.EngagementType;
  @Field(() => DateTime, { description: 'When this version was published.' }) publishedAt!: Date;
  @Json(column('milestones'), asTheApiSpells, MAX_PLAN_MILESTONES)
  @Field(() => [PlaybookMilestone], { description: 'Its milestones in order; at most 200.' })
  milestones!: PlaybookMilestone[];
}

export const PlaybookConnection = connectionOf(() => Playbook, 'Playbook');
