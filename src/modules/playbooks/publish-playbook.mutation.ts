import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { ABOUT_LAG } from '../../kernel/plan-limits.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import {
  EngagementStage,
  EngagementType,
  PartnerTier,
  Party,
  Visibility,
} from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { Playbook } from './playbook.graphql.js';
import { ProofInput } from './proof.graphql.js';
import { publishPlaybook } from './publish-playbook.js';

// playbook.schema.ts has the other rules, which also apply to files.

@InputType({ description: 'A dependency of a milestone.' })
export class PlaybookLinkInput {
  @Field(() => String, { description: 'Code of the milestone that must end first.' }) code!: string;
  @Field(() => Int, { defaultValue: 0, description: ABOUT_LAG })
  lagDays!: number;
}

@InputType({
  description: 'When a milestone applies: each field given must match, with at least one of its values.',
})
export class ConditionInput {
  @Field(() => [String], {
    nullable: true,
    description:
      "ISO 3166 codes, one of which must be the engagement's region, at most 50; a country includes its subdivisions.",
  })
  regions?: string[] | null;
  @Field(() => [PartnerTier], { nullable: true, description: "One of these must be the partner's tier." })
  tiers?: words.PartnerTier[] | null;
  @Field(() => [ID], {
    nullable: true,
    description: 'One of these API products must be in scope; at most 50.',
  })
  apiProductIds?: string[] | null;
}

@InputType({ description: 'A milestone of a playbook.' })
export class PlaybookMilestoneInput {
  @Field(() => String, { description: 'Code, unique within the playbook, e.g. `SECURITY-REVIEW`.' })
  code!: string;
  @Field(() => String, { description: 'What the milestone delivers, 1-200 characters.' }) title!: string;
  @Field(() => EngagementStage, {
    description:
      'Stage it belongs to, not earlier than that of the preceding milestone; any stage but CLOSED.',
  })
  stage!: words.EngagementStage;
  @Field(() => Party, { description: 'Party responsible for it.' }) party!: words.Party;
  @Field(() => Int, { description: 'Duration in working days, 1-250.' }) durationDays!: number;
  @Field(() => Int, {
    defaultValue: 1,
    description: 'Weight in progress and earned value, relative to the other milestones, 0-1000.',
  })
  weight!: number;
  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether it must be done or skipped before the engagement can leave its stage.',
  })
  required!: boolean;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether its completion makes the engagement live; at most one milestone does.',
  })
  isGoLive!: boolean;
  @Field(() => Visibility, { defaultValue: 'PARTNER', description: 'Who can see it.' })
  visibility!: words.Visibility;
  @Field(() => [PlaybookLinkInput], {
    nullable: true,
    description: 'Its dependencies, none in a later stage; at most 20.',
  })
  dependsOn?: PlaybookLinkInput[] | null;
  @Field(() => ConditionInput, { nullable: true, description: 'When it applies; always if omitted.' })
  when?: ConditionInput | null;
  @Field(() => ProofInput, { nullable: true, description: 'Proof of completion.' })
  proof?: ProofInput | null;
}

@InputType({ description: 'A complete playbook; it becomes the next version of its slug.' })
export class PublishPlaybookInput {
  @Field(() => String, { description: 'URL slug, at most 60 characters, e.g. `integration`.' })
  slug!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The latest version you read, 0 for none; a stale version is rejected with CONFLICT.',
  })
  expectedVersion?: number | null;
  @Field(() => String, { description: 'Display name, 1-200 characters.' }) title!: string;
  @Field(() => EngagementType, {
    description: 'Type of engagement it is for; the same for all versions of a slug.',
  })
  type!: words.EngagementType;
  @Field(() => [PlaybookMilestoneInput], { description: 'Milestones in order, 1-200.' })
  milestones!: PlaybookMilestoneInput[];
}

@ObjectType({ description: 'The latest version of the playbook.' })
export class PublishPlaybookPayload extends Payload {
  @Changed()
  @Field(() => Playbook, {
    nullable: true,
    description: 'The latest version, with the content given; null on error.',
  })
  playbook?: string;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'False if the latest version already had the same content, so that no new one was created; null on error.',
  })
  isNewVersion?: boolean;
}

@Resolver()
export class PublishPlaybookMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('playbook:publish')
  @Mutation(() => PublishPlaybookPayload, {
    description:
      'Publishes a playbook, or its next version; running engagements keep theirs. All errors are reported at once.',
  })
  publishPlaybook(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => PublishPlaybookInput }) given: PublishPlaybookInput,
  ): Promise<PublishPlaybookPayload> {
    return this.useCases.run(viewer, PublishPlaybookInput, given, async (tx, input) => {
      const { expectedVersion, ...content } = input;
      const { playbook, isNew } = await publishPlaybook(tx, content, {
        field: 'apiProductIds',
        expectedVersion,
      });
      return { playbook: playbook.id, isNewVersion: isNew };
    });
  }
}
