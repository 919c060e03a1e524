import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { EngagementStage } from '../../platform/graphql/shared-enums.js';
import { EngagementFilter } from '../engagements/index.js';
import { TooFew } from './go-live-forecast.graphql.js';

@ObjectType({
  description: 'How often go-live was reached by the P80 that was in force when a stage was first entered.',
})
export class GoLiveCalibrationStage {
  @Field(() => EngagementStage, { description: 'The stage entered.' }) stage!: words.EngagementStage;
  @Field(() => Int, {
    description: 'Engagements that are live and had a P80 when they first entered the stage.',
  })
  n!: number;
  @Measures('RATIO')
  @Field(() => Float, {
    nullable: true,
    description:
      'Share of them that went live no later than that P80, 0-1; about 0.8 if the forecast is well calibrated; null with fewer than 10.',
  })
  share!: number | null;
  @Field(() => TooFew, { nullable: true, description: 'Set if there are fewer than 10.' })
  tooFew!: TooFew | null;
}

@ObjectType({ description: 'How reliable probable go-live was for engagements that are live.' })
export class GoLiveCalibration {
  @Field(() => [GoLiveCalibrationStage], {
    description: 'By stage entered before go-live, DISCOVERY to ADOPTION; 6 entries.',
  })
  stages!: GoLiveCalibrationStage[];
}

@ArgsType()
export class GoLiveCalibrationArgs {
  @Field(() => EngagementFilter, { nullable: true, description: 'Filter; all if omitted.' })
  filter?: EngagementFilter | null;
}
