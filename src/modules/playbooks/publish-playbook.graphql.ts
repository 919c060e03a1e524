import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { ABOUT_LAG } from '../../kernel/plan-limits.js';
import { Changed } from '../../platform/graphql/reads/sources.js';
import {
  EngagementStage,
  EngagementType,
  PartnerTier,
  Party,
  Visibility,
} from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Playbook } from './playbook.graphql.js';
import { ProofInput } from './proof.graphql.js';

// The rules beyond these types stand in playbook.schema.ts, where files are held to them too.

@InputType({ description: 'What a milestone waits for.' })
export class PlaybookLinkInput {
  @Field(() => String, { description: 'The code of the milestone that must end first.' }) code!: string;
  @Field(() => Int, { defaultValue: 0, description: ABOUT_LAG })
  lagDays!: number;
}

@InputType({ description: 'When a milestone applies: all that is given must hold, of each list one.' })
export class ConditionInput {
  @Field(() => [String], {
    nullable: true,
    description: 'ISO 3166 codes of regions, at most 50; a country stands for its parts too.',
  })
  regions?: string[] | null;
  @Field(() => [PartnerTier], { nullable: true, description: "Tiers of which one is the partner's." })
  tiers?: words.PartnerTier[] | null;
  @Field(() => [ID], { nullable: true, description: 'API products of which one is in scope, at most 50.' })
  apiProductIds?: string[] | null;
}

@InputType({ description: 'A milestone of a playbook.' })
export class PlaybookMilestoneInput {
  @Field(() => String, { description: 'What people call it, unique in the playbook, as `SECURITY-REVIEW`.' })
  code!: string;
  @Field(() => String, { description: 'What is done when it is done, 1-200 characters.' }) title!: string;
  @Field(() => EngagementStage, {
    description: 'The stage it belongs to, none before that of the milestone above; all but CLOSED.',
  })
  stage!: words.EngagementStage;
  @Field(() => Party, { description: 'Who must do it.' }) party!: words.Party;
  @Field(() => Int, { description: 'Working days from its start to its end, 1-250.' }) durationDays!: number;
  @Field(() => Int, { defaultValue: 1, description: 'How much of the whole it is, 0-1000.' }) weight!: number;
  @Field(() => Boolean, { defaultValue: true, description: 'Whether its stage cannot be left without it.' })
  required!: boolean;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the engagement is live when it is done; at most one is.',
  })
  isGoLive!: boolean;
  @Field(() => Visibility, { defaultValue: 'PARTNER', description: 'Who may see it.' })
  visibility!: words.Visibility;
  @Field(() => [PlaybookLinkInput], {
    nullable: true,
    description: 'What it waits for, none of a later stage, at most 20.',
  })
  dependsOn?: PlaybookLinkInput[] | null;
  @Field(() => ConditionInput, { nullable: true, description: 'When it applies; always where absent.' })
  when?: ConditionInput | null;
  @Field(() => ProofInput, { nullable: true, description: 'What shows that it is done.' })
  proof?: ProofInput | null;
}

@InputType({ description: 'A playbook as a whole; it becomes the next version under its slug.' })
export class PublishPlaybookInput {
  @Field(() => String, { description: 'Its name in addresses, of at most 60 characters, as `integration`.' })
  slug!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The newest version you read, 0 for none; another one is refused as CONFLICT.',
  })
  expectedVersion?: number | null;
  @Field(() => String, { description: 'What people call it, 1-200 characters.' }) title!: string;
  @Field(() => EngagementType, {
    description: 'The kind of work it is for; the same for all versions of a slug.',
  })
  type!: words.EngagementType;
  @Field(() => [PlaybookMilestoneInput], { description: 'Its milestones in order, 1-200.' })
  milestones!: PlaybookMilestoneInput[];
}

@ObjectType({ description: 'The newest version of the playbook.' })
export class PublishPlaybookPayload extends Payload {
  @Changed()
  @Field(() => Playbook, {
    nullable: true,
    description: 'Its newest version, which says what was given; null when refused.',
  })
  playbook?: string;
  @Field(() => Boolean, {
    nullable: true,
    description: 'False where the newest version said the same already and none was made; null when refused.',
  })
  isNewVersion?: boolean;
}
