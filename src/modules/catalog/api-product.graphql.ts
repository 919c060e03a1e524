import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Capability as CapabilityWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { isCurrent } from '../../platform/graphql/reads/fragments/current.js';
import { $, _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { From, Many, NodeFor } from '../../platform/graphql/reads/schema/decorators.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { ApiProductEntity } from './api-product.entity.js';
import { ApiVersion } from './api-version.graphql.js';
import { ChecklistItem } from './checklist-item.graphql.js';
import { MAX_VERSIONS } from './domain/catalog-limits.js';
import { MAX_CHECKLIST_ITEMS } from './domain/launch-checklist.js';

export const Capability = enumOf<CapabilityWord>('Capability', 'Business capability of an API product.', {
  DEPOSITS: 'Accounts and deposits.',
  PAYMENTS: 'Payments and transfers.',
  LENDING: 'Loans and credit.',
  IDENTITY: 'Identity of people and businesses.',
  LOYALTY: 'Rewards and loyalty.',
  INVESTMENTS: 'Investments and portfolios.',
  DATA: 'Account and market data.',
});

const VERSIONS = {
  where: sql`${_}.api_product_id = ${$}.id`,
  orderBy: sql`${_}.created_at, ${_}.id`,
  atMost: MAX_VERSIONS,
};
/** Uses the index checklist_item_present. */
const CHECKLIST = {
  where: sql`${_}.api_product_id = ${$}.id and ${isCurrent(_)}`,
  orderBy: sql`${_}.position`,
  atMost: MAX_CHECKLIST_ITEMS,
};

@ObjectType({
  implements: () => [Node],
  description: 'A product of the API platform that partners integrate.',
})
@NodeFor('staff:read')
@From(() => ApiProductEntity, 'apiProduct')
export class ApiProduct implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => String, { description: 'URL slug, e.g. `payments`.' }) slug!: string;
  @Field(() => String, { description: 'Display name.' }) name!: string;
  @Field(() => Capability, { description: 'Business capability.' }) capability!: CapabilityWord;
  @Field(() => String, { nullable: true, description: 'What it does; null if not specified.' })
  description!: string | null;
  @Many(VERSIONS)
  @Field(() => [ApiVersion], { description: 'Versions, oldest first; at most 20.' })
  versions!: ApiVersion[];
  @Many(CHECKLIST)
  @Field(() => [ChecklistItem], {
    description:
      'Launch checklist: the evidence an engagement needs to leave its stages, in order; at most 50 items.',
  })
  checklist!: ChecklistItem[];
}

export const ApiProductConnection = connectionOf(() => ApiProduct, 'ApiProduct');
