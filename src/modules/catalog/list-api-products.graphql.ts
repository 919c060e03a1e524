import { ArgsType, Field, InputType } from '@nestjs/graphql';
import type { Capability as CapabilityWord } from '../../kernel/enums.js';
import { PageArgs } from '../../platform/graphql/reads/connection.js';
import { type InOperator, inOperator } from '../../platform/graphql/reads/filters.js';
import { Capability } from './api-product.graphql.js';

const CapabilityIn = inOperator<CapabilityWord>('CapabilityIn', () => Capability);

@InputType({ description: 'Which API products to list; fields AND.' })
export class ApiProductFilter {
  @Field(() => String, { nullable: true, description: 'Words in the name or slug.' }) q?: string | null;
  @Field(() => CapabilityIn, { nullable: true, description: 'What the product is for.' })
  capability?: InOperator<CapabilityWord> | null;
}

@ArgsType()
export class ApiProductsArgs extends PageArgs {
  @Field(() => ApiProductFilter, { nullable: true, description: 'Which ones; all when absent.' })
  filter?: ApiProductFilter | null;
}
