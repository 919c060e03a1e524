import { Field, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/scalars.js';

@ObjectType({ description: 'A change that may affect `myWork`; read it again.' })
export class MyWorkChanged {
  @Field(() => DateTime, { description: 'Time of this message.' }) at!: string;
}
