import { Field, ObjectType } from '@nestjs/graphql';
import { From } from '../../platform/graphql/reads/schema/decorators.js';
import { PartnerEntity } from '../partners/index.js';

/** A partner as its own users see it; like Integration, it leads to no staff type. */
@ObjectType({ description: 'The company of a partner user.' })
@From(() => PartnerEntity)
export class ViewerPartner {
  @Field(() => String, { description: 'Display name.' }) name!: string;
}
