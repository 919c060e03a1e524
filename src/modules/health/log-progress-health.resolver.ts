import { Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { arg, now, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { LogProgressPayload, type Observed } from '../progress/index.js';
import { Health } from './health.graphql.js';

/** Reads the fields of Health from an evaluation that was computed in the request and not stored. */
const OBSERVED = {
  kind: 'one',
  from: sql`(select s.*, ${now} as seen_at from jsonb_populate_record(null::health_snapshot, ${arg('row')}::jsonb) s)`,
  where: sql`true`,
} as const;

/**
 * Adds health to the payload of logProgress. Afterwards the job evaluates in the same way, with the same result unless an
 * overdue daily evaluation or forecast is made up first, events are debounced together, or usage arrives late.
 */
@Resolver(() => LogProgressPayload)
export class LogProgressHealthFields {
  constructor(private readonly reads: Reads) {}

  @ResolveField(() => Health, {
    nullable: true,
    description:
      'Health of the engagement before the change, computed for this response. Null if the engagement is not active, and on error.',
  })
  healthBefore(
    @Parent() { observedBefore }: LogProgressPayload,
    @CurrentViewer() viewer: Viewer,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> | null {
    return this.read(viewer, info, observedBefore);
  }

  @ResolveField(() => Health, {
    nullable: true,
    description:
      'Health of the engagement after the change, computed for this response; `engagement.health` follows within seconds. Null if the engagement is not active, and on error.',
  })
  healthAfter(
    @Parent() { observedAfter }: LogProgressPayload,
    @CurrentViewer() viewer: Viewer,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> | null {
    return this.read(viewer, info, observedAfter);
  }

  private read(
    viewer: Viewer,
    info: GraphQLResolveInfo,
    observed: Observed | undefined,
  ): Promise<unknown> | null {
    const row = observed?.['health'];
    return row ? this.reads.readOfPayload(viewer, info, OBSERVED, { row: JSON.stringify(row) }) : null;
  }
}
