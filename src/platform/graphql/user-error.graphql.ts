import { Field, InterfaceType, ID, ObjectType } from '@nestjs/graphql';
import type { UserErrorCode as Code } from '../../kernel/errors.js';
import { typeMarkedOn } from './reads/schema/node-type.js';
import { UserErrorCode } from './shared-enums.js';

@ObjectType({ description: 'Why a mutation was rejected; nothing was changed.' })
export class UserError {
  @Field(() => UserErrorCode, { description: 'Type of error.' }) code!: Code;
  @Field(() => [String], {
    nullable: true,
    description: 'The input field at fault, e.g. ["input", "minutes"].',
  })
  field!: readonly string[] | null;
  @Field(() => String, { description: 'What is wrong, and what would be valid.' }) message!: string;
}

/** The fields of every payload. */
@ObjectType({ isAbstract: true })
export abstract class Payload {
  @Field(() => [UserError], { description: 'Why the mutation was rejected; empty on success.' })
  userErrors!: readonly UserError[];
}

@InterfaceType({
  description: 'An object with a unique ID, which `node` can fetch (Relay).',
  resolveType: typeMarkedOn,
})
export abstract class Node {
  @Field(() => ID, { description: 'Unique ID with a prefix for its type.' }) id!: string;
}
