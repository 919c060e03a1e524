import { ArgsType, Field, InputType } from '@nestjs/graphql';
import type { Capability as CapabilityWord } from '../../kernel/enums.js';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import { type InOperator, inOperator } from '../../platform/graphql/reads/lists/filter-inputs.js';
import { Capability } from './api-product.graphql.js';

const CapabilityIn = inOperator<CapabilityWord>('CapabilityIn', () => Capability);

@InputType({ description: 'Filter for API products; all conditions must match.' })
export class ApiProductFilter {
  @Field(() => String, { nullable: true, description: 'Text to find in the name or slug.' }) q?:
    string | null;
  @Field(() => CapabilityIn, { nullable: true, description: 'Business capability.' })
  capability?: InOperator<CapabilityWord> | null;
}

@ArgsType()
export class ApiProductsArgs extends PageArgs {
  @Field(() => ApiProductFilter, { nullable: true, description: 'Filter; all if omitted.' })
  filter?: ApiProductFilter | null;
}
