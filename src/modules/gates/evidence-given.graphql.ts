import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { HttpsLink, Text } from '../../platform/usecases/rules.js';

/** Input fields about the evidence itself, shared by staff and portal. */
@InputType({ isAbstract: true })
export abstract class EvidenceGiven {
  @IsOptional()
  @HttpsLink()
  @Field(() => String, {
    nullable: true,
    description:
      'An https link to the evidence, without user name or password, at most 2000 characters; either a link or a file is required.',
  })
  url?: string | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'A file you uploaded for it with POST /uploads, instead of a link; each file can be used once.',
  })
  uploadId?: string | null;
  @IsOptional()
  @Text(4000)
  @Field(() => String, { nullable: true, description: 'Note to the reviewer, 1-4000 characters.' })
  note?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: "Last day it is valid, today or later; required if the item's evidence expires.",
  })
  expiresOn?: string | null;
}
