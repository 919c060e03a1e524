import { Field, ObjectType } from '@nestjs/graphql';
import type { HealthBand as BandWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { _, instant, now, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Expr, From } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { HealthBand } from '../../platform/graphql/shared-enums.js';
import { HealthOverrideEntity, type OVERRIDE_ENDINGS } from './health-override.entity.js';

type EndingWord = (typeof OVERRIDE_ENDINGS)[number] | 'EXPIRED';

export const HealthOverrideEnding = enumOf<EndingWord>('HealthOverrideEnding', 'How an override ended.', {
  CLEARED: 'Someone cleared it.',
  REPLACED: 'Another override replaced it.',
  EXPIRED: 'Its last day ended.',
});

/** Read from the instants, because the job that records the end may run late. */
const HAS_ENDED = sql`${_}.ends_at <= ${now}`;

@ObjectType({ description: 'A health band that a manager set in place of the computed one.' })
@From(() => HealthOverrideEntity)
export class HealthOverride {
  @Field(() => HealthBand, { description: 'Band shown while it is in force.' }) band!: BandWord;
  @Field(() => String, { description: 'Why it was set, 1-1000 characters; not visible to partners.' })
  reason!: string;
  @Field(() => String, { description: 'Who set it (name at the time).' }) setBy!: string;
  @Field(() => DateTime, { description: 'When it was set.' }) since!: Date;
  @Expr(sql`${_}.last_day`)
  @Field(() => LocalDate, {
    description: "Last day on which it was meant to be in force, in the engagement's time zone.",
  })
  until!: string;
  @Expr(sql`case when ${HAS_ENDED} then ${instant(sql`${_}.ends_at`)} end`)
  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it is in force.' })
  endedAt!: Date | null;
  @Expr(sql`case when ${HAS_ENDED} then coalesce(${_}.ending, 'EXPIRED') end`)
  @Field(() => HealthOverrideEnding, {
    nullable: true,
    description: 'How it ended; null while it is in force.',
  })
  ending!: EndingWord | null;
  @Field(() => String, {
    nullable: true,
    description: 'Who cleared or replaced it; null while it is in force, or if it expired.',
  })
  endedBy!: string | null;
}
