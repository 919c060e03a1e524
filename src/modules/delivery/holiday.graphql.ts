import { Field, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';

@ObjectType({ description: 'A public holiday of a region.' })
export class Holiday {
  @Field(() => LocalDate, { description: 'The day on which nobody works.' }) day!: string;
  @Field(() => String, { description: 'What it is called.' }) name!: string;
}
