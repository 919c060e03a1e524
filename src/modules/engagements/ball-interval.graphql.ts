import { Field, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { From } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Party } from '../../platform/graphql/shared-enums.js';
import { BallIntervalEntity } from './ball-interval.entity.js';

@ObjectType({ description: 'Who must act on an engagement, and since when.' })
@From(() => BallIntervalEntity)
export class BallInterval {
  @Field(() => Party, { description: 'Who must act.' }) party!: words.Party;
  @Field(() => DateTime, { description: 'Since when.' }) since!: Date;
  @Field(() => String, {
    nullable: true,
    description: 'Why the ball was passed; null if this party had it from the start.',
  })
  reason!: string | null;
  @Field(() => String, { description: 'Who passed it (name at the time).' }) passedBy!: string;
}
