import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { From } from '../../platform/graphql/reads/schema/decorators.js';
import { EmailAddress, Name } from '../../platform/usecases/rules.js';
import { PartnerContactEntity } from './contact.entity.js';

@ObjectType({ description: 'A contact person at a partner.' })
@From(() => PartnerContactEntity)
export class Contact {
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => String, { description: 'Email address, in lower case.' }) email!: string;
  @Field(() => String, { description: 'Role, e.g. `Head of payments`.' }) role!: string;
}

@InputType({ description: 'A contact person at a partner.' })
export class ContactInput {
  @Name(200)
  @Field(() => String, { description: 'Name, 1-200 characters.' })
  name!: string;
  @EmailAddress()
  @Field(() => String, { description: 'Email address, case-insensitive.' })
  email!: string;
  @Name(100)
  @Field(() => String, { description: 'Role, 1-100 characters.' })
  role!: string;
}
