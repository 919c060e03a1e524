import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Role as RoleWord } from '../../kernel/enums.js';
import { Role } from './role.graphql.js';

@ObjectType('Viewer', { description: 'The person whose token the request carries.' })
export class ViewerObject {
  @Field(() => ID, { description: 'Their id as a user.' }) id!: string;
  @Field(() => String, { description: 'The address they signed in with.' }) email!: string;
  @Field(() => String, { description: 'What people call them.' }) name!: string;
  @Field(() => Role, { description: 'What they are here to do.' }) role!: RoleWord;
}
