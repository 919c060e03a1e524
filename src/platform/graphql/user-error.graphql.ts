import { Field, InterfaceType, ID, ObjectType } from '@nestjs/graphql';
import type { UserErrorCode as Code } from '../../kernel/errors.js';
import { typeMarkedOn } from './reads/node-type.js';
import { UserErrorCode } from './shared-enums.js';

@ObjectType({ description: 'Why a mutation was refused; nothing was changed.' })
export class UserError {
  @Field(() => UserErrorCode, { description: 'What kind of refusal it is.' }) code!: Code;
  @Field(() => [String], {
    nullable: true,
    description: 'The input field at fault, as ["input", "minutes"].',
  })
  field!: readonly string[] | null;
  @Field(() => String, { description: 'What was wrong and what would be right.' }) message!: string;
}

/** Every payload bears these. */
@ObjectType({ isAbstract: true })
export abstract class Payload {
  @Field(() => [UserError], { description: 'Why nothing was changed; empty when it was.' })
  userErrors!: readonly UserError[];
}

@InterfaceType({
  description: 'An object with an id of its own, by which `node` answers it (Relay).',
  resolveType: typeMarkedOn,
})
export abstract class Node {
  @Field(() => ID, { description: 'Its id, with a prefix that tells its kind.' }) id!: string;
}
