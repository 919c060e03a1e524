import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import type { PartnerKind as KindWord, PartnerTier as TierWord } from '../../kernel/enums.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { PartnerTier } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { assertCurrent, changedFields } from '../../platform/usecases/changes.js';
import { Name, NotNull, Region, TimeZone } from '../../platform/usecases/rules.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { HOLIDAY_WARNINGS, holidayWarnings } from '../calendar/index.js';
import { ContactInput } from './contact.graphql.js';
import { replaceContacts } from './contact.store.js';
import { PartnerEntity } from './partner.entity.js';
import { Partner, PartnerKind } from './partner.graphql.js';
import { lockPartner } from './partner.store.js';

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

@Resolver()
export class UpdatePartnerMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('partner:write')
  @Mutation(() => UpdatePartnerPayload, { description: 'Changes the details of a partner.' })
  updatePartner(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdatePartnerInput }) given: UpdatePartnerInput,
  ): Promise<UpdatePartnerPayload> {
    return this.useCases.run(viewer, UpdatePartnerInput, given, async (tx, input) => {
      const { partnerId, expectedVersion, contacts, ...wanted } = input;
      const partner = await lockPartner(tx, partnerId);
      assertCurrent(partner, expectedVersion);
      const { id, version } = partner;
      const replaced = contacts === undefined ? null : await replaceContacts(tx, id, contacts ?? []);
      const changes = { ...changedFields(partner, wanted), ...(replaced && { contacts }) };
      if (Object.keys(changes).length > 0) {
        const { contacts: _list, ...fields } = changes;
        await tx.db.update(PartnerEntity, { id }, { ...fields, version: version + 1 });
        const subject = { kind: 'partner', id } as const;
        const place = { partnerId: id, engagementId: null };
        const was = { ...partner, contacts: replaced };
        await audit(tx, { action: 'partner.update', subject, ...place, was, changes });
      }
      const warnings = await holidayWarnings(tx, changes.region);
      return { partner: id, warnings };
    });
  }
}
