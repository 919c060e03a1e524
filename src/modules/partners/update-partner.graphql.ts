import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import type { PartnerKind as KindWord, PartnerTier as TierWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { PartnerTier } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name, NotNull, Region, TimeZone } from '../../platform/usecases/rules.js';
import { HOLIDAY_WARNINGS } from '../calendar/index.js';
import { ContactInput } from './contact.graphql.js';
import { Partner, PartnerKind } from './partner.graphql.js';

@InputType({ description: 'Changes to a partner; omitted fields stay unchanged, null clears.' })
export class UpdatePartnerInput {
  @Field(() => ID, { description: 'The partner.' }) partnerId!: string;
  @Field(() => Int, { description: 'The version you read; a stale version is rejected with CONFLICT.' })
  expectedVersion!: number;
  @NotNull()
  @Name(200)
  @Field(() => String, { nullable: true, description: 'Display name, 1-200 characters.' })
  name?: string;
  @NotNull()
  @Field(() => PartnerKind, { nullable: true, description: 'Type of company.' })
  kind?: KindWord;
  @NotNull()
  @Field(() => PartnerTier, { nullable: true, description: 'Partner tier.' })
  tier?: TierWord;
  @IsOptional()
  @Name(100)
  @Field(() => String, {
    nullable: true,
    description: 'Industry, 1-100 characters; null clears.',
  })
  vertical?: string | null;
  @NotNull()
  @Region()
  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166 code of its region; running engagements keep theirs.',
  })
  region?: string;
  @NotNull()
  @TimeZone()
  @Field(() => String, { nullable: true, description: 'IANA time zone; running engagements keep theirs.' })
  timeZone?: string;
  @NotNull()
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it is one of the platform's own test companies.",
  })
  internal?: boolean;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => ContactInput)
  @Field(() => [ContactInput], {
    nullable: true,
    description: 'Contacts, at most 50: the full list, which replaces the previous one; null clears it.',
  })
  contacts?: ContactInput[] | null;
}

@ObjectType({ description: 'The changed partner.' })
export class UpdatePartnerPayload extends Payload {
  @Changed()
  @Field(() => Partner, { nullable: true, description: 'The partner as it is now; null on error.' })
  partner?: string;
  @Field(() => [String], { nullable: true, description: HOLIDAY_WARNINGS })
  warnings?: string[];
}
