import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { toTypeId } from '../../kernel/ids.js';
import { ABOUT_LAG, MAX_PLAN_MILESTONES } from '../../kernel/plan-limits.js';
import { column } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { From, Json, NodeFor } from '../../platform/graphql/reads/schema/decorators.js';
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

@ObjectType({ description: 'A dependency of a milestone in a playbook.' })
export class PlaybookLink {
  @Field(() => String, { description: 'Code of the milestone that must end first.' }) code!: string;
  @Field(() => Int, { description: ABOUT_LAG }) lagDays!: number;
}

@ObjectType({
  description: 'When a milestone applies: each field given must match, with at least one of its values.',
})
export class PlaybookCondition {
  @Field(() => [String], {
    nullable: true,
    description:
      "ISO 3166 codes, one of which must be the engagement's region; a country includes its subdivisions.",
  })
  regions?: string[] | null;
  @Field(() => [PartnerTier], { nullable: true, description: "One of these must be the partner's tier." })
  tiers?: words.PartnerTier[] | null;
  @Field(() => [ID], { nullable: true, description: 'One of these API products must be in scope.' })
  apiProductIds?: string[] | null;
}

@ObjectType({ description: 'A milestone that engagements get from their playbook.' })
export class PlaybookMilestone {
  @Field(() => String, { description: 'Code, unique within the playbook.' }) code!: string;
  @Field(() => String, { description: 'What the milestone delivers, 1-200 characters.' }) title!: string;
  @Field(() => EngagementStage, { description: 'Stage it belongs to.' }) stage!: words.EngagementStage;
  @Field(() => Party, { description: 'Party responsible for it.' }) party!: words.Party;
  @Field(() => Int, { description: 'Duration in working days, 1-250.' }) durationDays!: number;
  @Field(() => Int, {
    description: 'Weight in progress and earned value, relative to the other milestones, 0-1000.',
  })
  weight!: number;
  @Field(() => Boolean, {
    description: 'Whether it must be done or skipped before the engagement can leave its stage.',
  })
  required!: boolean;
  @Field(() => Boolean, { description: 'Whether its completion makes the engagement live.' })
  isGoLive!: boolean;
  @Field(() => Visibility, { description: 'Who can see it.' }) visibility!: words.Visibility;
  @Field(() => [PlaybookLink], { description: 'Its dependencies, none in a later stage; at most 20.' })
  dependsOn!: PlaybookLink[];
  @Field(() => PlaybookCondition, { nullable: true, description: 'When it applies; null means always.' })
  when?: PlaybookCondition | null;
  @Field(() => Proof, {
    nullable: true,
    description: 'Proof of completion; null if none is required.',
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
  description: 'A published version of a milestone template; running engagements keep theirs.',
})
@NodeFor('staff:read')
@From(() => PlaybookEntity, 'playbook')
export class Playbook implements Node {
  @Field(() => ID, { description: 'Unique ID of this version.' }) id!: string;
  @Field(() => String, { description: 'URL slug, the same for all versions.' }) slug!: string;
  @Field(() => Int, { description: 'Version number within the slug.' }) version!: number;
  @Field(() => String, { description: 'Display name.' }) title!: string;
  @Field(() => EngagementType, { description: 'Type of engagement it is for.' }) type!: words.EngagementType;
  @Field(() => DateTime, { description: 'When this version was published.' }) publishedAt!: Date;
  @Json(column('milestones'), asTheApiSpells, MAX_PLAN_MILESTONES)
  @Field(() => [PlaybookMilestone], { description: 'Milestones in order; at most 200.' })
  milestones!: PlaybookMilestone[];
}

export const PlaybookConnection = connectionOf(() => Playbook, 'Playbook');
