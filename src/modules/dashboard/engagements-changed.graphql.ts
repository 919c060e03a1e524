import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Changes of engagements in a list; read them again.' })
export class EngagementsChanged {
  @Field(() => [ID], {
    description:
      'IDs of engagements that have changed and match the filter, or did before; at most 100. Empty if `all` is true.',
  })
  engagementIds!: string[];
  @Field(() => Boolean, {
    description:
      'Whether to read the whole list again: more than 100 engagements have changed, or changes may have been missed.',
  })
  all!: boolean;
}
