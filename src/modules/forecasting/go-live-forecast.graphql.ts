import { Field, Int, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enums.js';
import { $, _, sql, whole } from '../../platform/graphql/reads/fragments/sql.js';
import { From, Json, One } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Milestone } from '../planning/index.js';
import { MIN_SAMPLES, type SamplePool as SamplePoolWord } from './domain/sampling.js';
import { GoLiveForecastEntity } from './go-live-forecast.entity.js';

const SamplePool = enumOf<SamplePoolWord>(
  'SamplePool',
  'Finished milestones that durations are drawn from: the first of these, in this order, that has at least 8.',
  {
    PLAYBOOK_MILESTONE: 'Those with the same code in a playbook with the same slug, whatever its version.',
    STAGE_AND_PARTY: 'Those of the same stage and party in engagements of the same type.',
    ENGAGEMENT_TYPE: 'Those in engagements of the same type.',
    ALL: 'All.',
  },
);

@ObjectType({ description: 'Why a statistic is not shown: there are too few cases.' })
export class TooFew {
  @Field(() => Int, { description: 'Number of cases there are.' }) n!: number;
  @Field(() => Int, { description: 'Number of cases needed.' }) needed!: number;
}

@ObjectType({
  description:
    'Probable go-live: 1,000 runs of the schedule, each with durations drawn from how long similar milestones took. Updated when the engagement changes and once a day.',
})
@From(() => GoLiveForecastEntity)
export class GoLiveForecast {
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Earliest day by which go-live is reached in at least half of the runs; the actual day once live; null without an unfinished go-live milestone, with too few samples, and until the first forecast.',
  })
  p50On!: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Earliest day by which go-live is reached in at least 80% of the runs; null like `p50On`.',
  })
  p80On!: string | null;
  @One(sql`${_}.id = ${$}.driver_id`)
  @Field(() => Milestone, {
    nullable: true,
    description:
      'Unfinished milestone, other than go-live, that is critical in most runs; null if none is critical in any.',
  })
  driver!: Milestone | null;
  @Field(() => SamplePool, {
    nullable: true,
    description:
      "Pool that the driver's durations are drawn from, or go-live's if there is no driver; null without a forecast.",
  })
  pool!: SamplePoolWord | null;
  @Field(() => Int, {
    description:
      'Number of finished milestones in the pool; if there are too few, how many there are in all.',
  })
  n!: number;
  @Field(() => DateTime, {
    nullable: true,
    description: 'Instant whose plan and history it is based on; null until the first forecast.',
  })
  asOf!: Date | null;
  @Json(sql`case when ${_}.too_few then json_build_object('n', ${_}.n, 'needed', ${whole(MIN_SAMPLES)}) end`)
  @Field(() => TooFew, {
    nullable: true,
    description: 'Set if there are fewer than 8 finished milestones in all.',
  })
  tooFew!: TooFew | null;
}
