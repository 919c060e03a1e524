import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { $, _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { From, One } from '../../platform/graphql/reads/schema/decorators.js';
import { Between } from '../../platform/usecases/rules.js';
import { ApiProduct } from '../catalog/index.js';
import { EngineerSkillEntity } from './solution-engineer.entity.js';

const LEVEL = '1 (beginner) to 5 (can teach others)';

@ObjectType({ description: 'How well someone knows an API product.' })
@From(() => EngineerSkillEntity)
export class Skill {
  @One(sql`${_}.id = ${$}.api_product_id`)
  @Field(() => ApiProduct, { description: 'The API product.' })
  apiProduct!: ApiProduct;
  @Field(() => Int, { description: `Skill level, ${LEVEL}.` }) level!: number;
}

@InputType({ description: 'How well someone knows an API product.' })
export class SkillInput {
  @Field(() => ID, { description: 'The API product.' }) apiProductId!: string;
  @Between(1, 5)
  @Field(() => Int, { description: `Skill level, ${LEVEL}.` })
  level!: number;
}
