import { ArgsType, Field, InputType } from '@nestjs/graphql';
import type { PartnerKind as KindWord, PartnerTier as TierWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { BothWaysArgs } from '../../platform/graphql/reads/lists/both-ways.js';
import { type InOperator, inOperator } from '../../platform/graphql/reads/lists/filter-inputs.js';
import { type Order, orderInput } from '../../platform/graphql/reads/lists/order.js';
import { StringIn, TierIn } from '../../platform/graphql/shared-filters.js';
import { PartnerKind } from './partner.graphql.js';

const PartnerKindIn = inOperator<KindWord>('PartnerKindIn', () => PartnerKind);

@InputType({ description: 'Filter for partners; all conditions must match.' })
export class PartnerFilter {
  @Field(() => String, { nullable: true, description: 'Text to find in the name or slug.' }) q?:
    string | null;
  @Field(() => PartnerKindIn, { nullable: true, description: 'Type of company.' })
  kind?: InOperator<KindWord> | null;
  @Field(() => TierIn, { nullable: true, description: 'Partner tier.' })
  tier?: InOperator<TierWord> | null;
  @Field(() => StringIn, { nullable: true, description: 'ISO 3166 region.' })
  region?: InOperator<string> | null;
  @Field(() => StringIn, { nullable: true, description: 'Industry.' })
  vertical?: InOperator<string> | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "True for the platform's own test companies only, false for all others.",
  })
  internal?: boolean | null;
}

export type PartnerOrderFieldWord = 'NAME' | 'TIER' | 'CREATED_AT';
export const PartnerOrderField = enumOf<PartnerOrderFieldWord>(
  'PartnerOrderField',
  'What partners can be sorted by.',
  {
    NAME: 'The name.',
    TIER: 'Tier, alphabetically.',
    CREATED_AT: 'When it was created.',
  },
);
export const PartnerOrder = orderInput<PartnerOrderFieldWord>('PartnerOrder', () => PartnerOrderField);

@ArgsType()
export class PartnersArgs extends BothWaysArgs {
  @Field(() => PartnerFilter, { nullable: true, description: 'Filter; all if omitted.' })
  filter?: PartnerFilter | null;
  @Field(() => PartnerOrder, { nullable: true, description: 'By name, A first, if omitted.' })
  orderBy?: Order<PartnerOrderFieldWord> | null;
}
