import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, Matches, MaxLength, ValidateBy } from 'class-validator';
import { isHost } from '../../kernel/url-host.js';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name } from '../../platform/usecases/rules.js';
import { ApiProduct } from './api-product.graphql.js';
import type { ApiVersionStatusWord } from './api-version.entity.js';
import { ApiVersionStatus } from './api-version.graphql.js';
import { BASE_PATH } from './domain/version-address.js';

const HOSTS = { name: 'isHost', validator: { validate: (value: string) => isHost(value) } };

@InputType({ description: 'An API description to import into a new or a known version of an API product.' })
export class ImportApiDescriptionInput {
  @Field(() => ID, { description: 'The API product.' }) apiProductId!: string;
  @Name(50)
  @Field(() => String, { description: 'The version, 1-50 characters; a new one is entered.' })
  version!: string;
  @Field(() => ApiVersionStatus, {
    nullable: true,
    description:
      'How far a new version has come, BETA when absent; a known one keeps its own, and a warning says so.',
  })
  status?: ApiVersionStatusWord | null;
  @Field(() => String, {
    description: 'OpenAPI 3.0, 3.1, 3.2 or Swagger 2.0, as YAML or JSON; up to 8 MiB in UTF-8.',
  })
  document!: string;
  @IsOptional()
  @ValidateBy(HOSTS, { each: true, message: 'must be host names or addresses, as api.example.com' })
  @Field(() => [String], {
    nullable: true,
    description:
      'Where the version is called, at most 20; absent: as it is, or as described for a new version.',
  })
  hosts?: string[] | null;
  @IsOptional()
  @MaxLength(200, { message: 'must hold at most 200 characters' })
  @Matches(BASE_PATH, { message: 'must be a path, as /v2, or empty for the root' })
  @Field(() => String, {
    nullable: true,
    description: 'What its paths begin with, as `/v2`; absent: as it is, or as described for a new version.',
  })
  basePath?: string | null;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Answers what would change and changes nothing.',
  })
  dryRun!: boolean;
}

@ObjectType({ description: 'An operation that an import touches.' })
export class ImportedOperation {
  @Field(() => ID, {
    nullable: true,
    description: "The operation's id; null for one that a dry run does not enter.",
  })
  id!: string | null;
  @Field(() => String, { description: 'HTTP method in upper case, as `GET`.' }) method!: string;
  @Field(() => String, { description: 'Path template below the base path.' }) path!: string;
  @Field(() => String, { nullable: true, description: 'What it does, as described last.' })
  summary!: string | null;
}

@ObjectType({ description: 'Something untidy in an API description that leaves its operations readable.' })
export class ImportWarning {
  @Field(() => String, { description: 'What is untidy.' }) message!: string;
  @Field(() => Int, { nullable: true, description: 'Line, from 1; null where no line is at fault.' })
  line!: number | null;
  @Field(() => String, { description: 'JSON pointer (RFC 6901) into the document.' }) path!: string;
}

@ObjectType({ description: 'What an import changed; importing the same again changes nothing.' })
export class ImportApiDescriptionPayload extends Payload {
  @Changed()
  @Field(() => ApiProduct, { nullable: true, description: 'The API product; null when refused.' })
  apiProduct?: string;
  @Field(() => [ImportedOperation], {
    nullable: true,
    description: 'New operations, and those that are back; null when refused.',
  })
  added?: ImportedOperation[];
  @Field(() => [ImportedOperation], {
    nullable: true,
    description: 'Operations with another summary; null when refused.',
  })
  changed?: ImportedOperation[];
  @Field(() => [ImportedOperation], {
    nullable: true,
    description: 'Operations that are gone, marked and never deleted; null when refused.',
  })
  removed?: ImportedOperation[];
  @Field(() => [ImportWarning], {
    nullable: true,
    description: 'What is untidy in the document, by line; null when refused.',
  })
  warnings?: ImportWarning[];
}
