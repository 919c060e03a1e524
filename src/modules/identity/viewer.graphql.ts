import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Role as RoleWord } from '../../kernel/enums.js';
import { Right, type RightWord } from './right.graphql.js';
import { Role } from './role.graphql.js';

@ObjectType('Viewer', { description: 'The user whose token the request carries.' })
export class ViewerObject {
  @Field(() => ID, { description: 'User ID.' }) id!: string;
  @Field(() => String, { description: 'Email address they signed in with.' }) email!: string;
  @Field(() => String, { description: 'Display name.' }) name!: string;
  @Field(() => Role, { description: 'Role.' }) role!: RoleWord;
  @Field(() => [Right], {
    description:
      'What their role may do. Some also depend on data: engineers, for example, only work on engagements of their teams.',
  })
  rights!: RightWord[];
}
