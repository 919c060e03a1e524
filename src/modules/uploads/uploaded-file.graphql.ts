import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Json } from '../../platform/graphql/reads/sources.js';
import { _, sql } from '../../platform/graphql/reads/sql.js';
import { downloadPath } from './download-path.js';

/** What is shown of an uploaded file to staff and to partners alike: a field that is added here the portal shows too. */
@ObjectType({ isAbstract: true })
export abstract class UploadedFile {
  @Field(() => String, { description: 'Its name, with the extension of its type.' }) name!: string;
  @Field(() => String, { description: 'Its media type, as application/pdf.' }) type!: string;
  @Field(() => Int, { description: 'Its size in bytes.' }) sizeBytes!: number;
  @Json(sql`to_json(${_}.id)`, downloadPath)
  @Field(() => String, {
    description: 'Where it is downloaded from, with a bearer token: a path of this server.',
  })
  path!: string;
}
