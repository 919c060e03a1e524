import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { HttpsLink, Text } from '../../platform/usecases/rules.js';

/** What an input says of the evidence itself, staff's and the portal's alike. */
@InputType({ isAbstract: true })
export abstract class EvidenceGiven {
  @IsOptional()
  @HttpsLink()
  @Field(() => String, {
    nullable: true,
    description:
      'Where the evidence is, an https link without user or password, at most 2000 characters; a link or a file is needed.',
  })
  url?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Instead of a link, a file that you have uploaded for it by POST /uploads; each file once.',
  })
  uploadId?: string | null;
  @IsOptional()
  @Text(4000)
  @Field(() => String, { nullable: true, description: 'A word for the reviewer, 1-4000 characters.' })
  note?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Its last day, today or later; needed where the item expires.',
  })
  expiresOn?: string | null;
}
