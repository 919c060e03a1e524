import { Field, Int, ObjectType } from '@nestjs/graphql';
import { _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Json } from '../../platform/graphql/reads/schema/decorators.js';
import { downloadPath } from './download-path.js';

/** Fields of an uploaded file for staff and partners: a field added here is also visible in the portal. */
@ObjectType({ isAbstract: true })
export abstract class UploadedFile {
  @Field(() => String, { description: 'File name, with the extension of its type.' }) name!: string;
  @Field(() => String, { description: 'Media type, e.g. application/pdf.' }) type!: string;
  @Field(() => Int, { description: 'Size in bytes.' }) sizeBytes!: number;
  @Json(sql`to_json(${_}.id)`, downloadPath)
  @Field(() => String, {
    description: 'Download path on this server; requires a bearer token.',
  })
  path!: string;
}
