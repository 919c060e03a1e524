import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, Matches, MaxLength, ValidateBy } from 'class-validator';
import { isHost } from '../../kernel/url-host.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name } from '../../platform/usecases/rules.js';
import { ApiProduct } from './api-product.graphql.js';
import type { ApiVersionStatusWord } from './api-version.entity.js';
import { ApiVersionStatus } from './api-version.graphql.js';
import { BASE_PATH } from './domain/version-address.js';

const HOSTS = { name: 'isHost', validator: { validate: (value: string) => isHost(value) } };

@InputType({ description: 'An API description to import as a new or existing version of an API product.' })
export class ImportApiDescriptionInput {
  @Field(() => ID, { description: 'The API product.' }) apiProductId!: string;
  @Name(50)
  @Field(() => String, { description: 'Version name, 1-50 characters; created if it does not exist.' })
  version!: string;
  @Field(() => ApiVersionStatus, {
    nullable: true,
    description:
      'Status of a new version, BETA if omitted; an existing version keeps its status, with a warning.',
  })
  status?: ApiVersionStatusWord | null;
  @Field(() => String, {
    description: 'OpenAPI 3.0, 3.1, 3.2 or Swagger 2.0, as YAML or JSON; at most 8 MiB in UTF-8.',
  })
  document!: string;
  @IsOptional()
  @ValidateBy(HOSTS, { each: true, message: 'must be host names or addresses such as api.example.com' })
  @Field(() => [String], {
    nullable: true,
    description:
      'Host names it is served from, at most 20; if omitted, unchanged, or taken from the description for a new version.',
  })
  hosts?: string[] | null;
  @IsOptional()
  @MaxLength(200, { message: 'must have at most 200 characters' })
  @Matches(BASE_PATH, { message: 'must be a path such as /v2, or empty for the root' })
  @Field(() => String, {
    nullable: true,
    description:
      'Base path of its operations, e.g. `/v2`; if omitted, unchanged, or taken from the description for a new version.',
  })
  basePath?: string | null;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Returns what would change without changing anything.',
  })
  dryRun!: boolean;
}

@ObjectType({ description: 'An operation affected by an import.' })
export class ImportedOperation {
  @Field(() => ID, {
    nullable: true,
    description: 'ID of the operation; null if it is new and this is a dry run.',
  })
  id!: string | null;
  @Field(() => String, { description: 'HTTP method in upper case, e.g. `GET`.' }) method!: string;
  @Field(() => String, { description: 'Path template relative to the base path.' }) path!: string;
  @Field(() => String, { nullable: true, description: 'What it does, according to the latest description.' })
  summary!: string | null;
}

@ObjectType({ description: 'A problem in an API description that does not prevent the import.' })
export class ImportWarning {
  @Field(() => String, { description: 'What the problem is.' }) message!: string;
  @Field(() => Int, { nullable: true, description: 'Line number, from 1; null if no line applies.' })
  line!: number | null;
  @Field(() => String, { description: 'JSON Pointer (RFC 6901) into the document.' }) path!: string;
}

@ObjectType({ description: 'What an import changed; importing the same document again changes nothing.' })
export class ImportApiDescriptionPayload extends Payload {
  @Changed()
  @Field(() => ApiProduct, { nullable: true, description: 'The API product; null on error.' })
  apiProduct?: string;
  @Field(() => [ImportedOperation], {
    nullable: true,
    description: 'Operations added or restored; null on error.',
  })
  added?: ImportedOperation[];
  @Field(() => [ImportedOperation], {
    nullable: true,
    description: 'Operations whose summary changed; null on error.',
  })
  changed?: ImportedOperation[];
  @Field(() => [ImportedOperation], {
    nullable: true,
    description:
      'Operations no longer in the description, marked as removed but never deleted; null on error.',
  })
  removed?: ImportedOperation[];
  @Field(() => [ImportWarning], {
    nullable: true,
    description: 'Problems in the document, by line; null on error.',
  })
  warnings?: ImportWarning[];
}
