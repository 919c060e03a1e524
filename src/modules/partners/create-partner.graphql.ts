import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import type { PartnerKind as KindWord, PartnerTier as TierWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { PartnerTier } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name, Region, Slug, TimeZone } from '../../platform/usecases/rules.js';
import { HOLIDAY_WARNINGS } from '../calendar/index.js';
import { ContactInput } from './contact.graphql.js';
import { Partner, PartnerKind } from './partner.graphql.js';

@InputType({ description: 'A new partner.' })
export class CreatePartnerInput {
  @Name(200)
  @Field(() => String, { description: 'Display name, 1-200 characters.' })
  name!: string;
  @IsOptional()
  @Slug()
  @Field(() => String, {
    nullable: true,
    description: 'URL slug; derived from the name if omitted.',
  })
  slug?: string | null;
  @Field(() => PartnerKind, { description: 'Type of company.' })
  kind!: KindWord;
  @Field(() => PartnerTier, { defaultValue: 'STANDARD', description: 'Partner tier.' })
  tier!: TierWord;
  @IsOptional()
  @Name(100)
  @Field(() => String, { nullable: true, description: 'Industry, 1-100 characters.' })
  vertical?: string | null;
  @Region()
  @Field(() => String, { description: 'ISO 3166 code of its region, e.g. `US` or `US-CA`.' })
  region!: string;
  @TimeZone()
  @Field(() => String, { description: 'IANA time zone, e.g. `America/New_York`.' })
  timeZone!: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether it is one of the platform's own test companies.",
  })
  internal!: boolean;
  @ValidateNested({ each: true })
  @Type(() => ContactInput)
  @Field(() => [ContactInput], { defaultValue: [], description: 'Contacts, at most 50.' })
  contacts!: ContactInput[];
}

@ObjectType({ description: 'The new partner.' })
export class CreatePartnerPayload extends Payload {
  @Changed()
  @Field(() => Partner, { nullable: true, description: 'The new partner; null on error.' })
  partner?: string;
  @Field(() => [String], { nullable: true, description: HOLIDAY_WARNINGS })
  warnings?: string[];
}
