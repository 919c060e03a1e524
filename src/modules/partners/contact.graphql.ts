import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { From } from '../../platform/graphql/reads/sources.js';
import { EmailAddress, Name } from '../../platform/usecases/rules.js';
import { PartnerContactEntity } from './contact.entity.js';

@ObjectType({ description: 'Somebody of a partner whom one may write to.' })
@From(() => PartnerContactEntity)
export class Contact {
  @Field(() => String, { description: 'Their name.' }) name!: string;
  @Field(() => String, { description: 'Their e-mail address, in lower case.' }) email!: string;
  @Field(() => String, { description: 'What they do there, as `Head of payments`.' }) role!: string;
}

@InputType({ description: 'Somebody of a partner whom one may write to.' })
export class ContactInput {
  @Name(200)
  @Field(() => String, { description: 'Their name, 1-200 characters.' })
  name!: string;
  @EmailAddress()
  @Field(() => String, { description: 'Their e-mail address; upper and lower case count alike.' })
  email!: string;
  @Name(100)
  @Field(() => String, { description: 'What they do there, 1-100 characters.' })
  role!: string;
}
