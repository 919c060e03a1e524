import { ArgsType, Field, InputType } from '@nestjs/graphql';
import type { PartnerKind as KindWord, PartnerTier as TierWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { PageArgs } from '../../platform/graphql/reads/connection.js';
import { type InOperator, inOperator } from '../../platform/graphql/reads/filters.js';
import { type Order, orderInput } from '../../platform/graphql/reads/order.js';
import { StringIn, TierIn } from '../../platform/graphql/shared-filters.js';
import { PartnerKind } from './partner.graphql.js';

const PartnerKindIn = inOperator<KindWord>('PartnerKindIn', () => PartnerKind);

@InputType({ description: 'Which partners to list; fields AND.' })
export class PartnerFilter {
  @Field(() => String, { nullable: true, description: 'Words in the name or slug.' }) q?: string | null;
  @Field(() => PartnerKindIn, { nullable: true, description: 'What sort of company.' })
  kind?: InOperator<KindWord> | null;
  @Field(() => TierIn, { nullable: true, description: 'How much it matters.' })
  tier?: InOperator<TierWord> | null;
  @Field(() => StringIn, { nullable: true, description: 'ISO 3166 region.' })
  region?: InOperator<string> | null;
  @Field(() => StringIn, { nullable: true, description: 'Line of business.' })
  vertical?: InOperator<string> | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Only, or none, of the platform's own test companies.",
  })
  internal?: boolean | null;
}

export type PartnerOrderFieldWord = 'NAME' | 'TIER' | 'CREATED_AT';
export const PartnerOrderField = enumOf<PartnerOrderFieldWord>(
  'PartnerOrderField',
  'What partners are sorted by.',
  {
    NAME: 'The name.',
    TIER: 'The tier, by its name.',
    CREATED_AT: 'When it was entered.',
  },
);
export const PartnerOrder = orderInput<PartnerOrderFieldWord>('PartnerOrder', () => PartnerOrderField);

@ArgsType()
export class PartnersArgs extends PageArgs {
  @Field(() => PartnerFilter, { nullable: true, description: 'Which ones; all when absent.' })
  filter?: PartnerFilter | null;
  @Field(() => PartnerOrder, { nullable: true, description: 'By name, A first, when absent.' })
  orderBy?: Order<PartnerOrderFieldWord> | null;
}
