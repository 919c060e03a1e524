import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Role as RoleWord } from '../../kernel/enums.js';
import { Role } from './role.graphql.js';

@ObjectType('Viewer', { description: 'The user whose token the request carries.' })
export class ViewerObject {
  @Field(() => ID, { description: 'User ID.' }) id!: string;
  @Field(() => String, { description: 'Email address they signed in with.' }) email!: string;
  @Field(() => String, { description: 'Display name.' }) name!: string;
  @Field(() => Role, { description: 'Role.' }) role!: RoleWord;
}
