import { Args, ID, Info, Int, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Clock } from '../../kernel/clock.js';
import { hasEnded } from '../../kernel/enums.js';
import { fromTypeId } from '../../kernel/ids.js';
import { addDays, localDay } from '../../kernel/local-date.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { assertPageSize } from '../../platform/graphql/reads/lists/page-size.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { loadOver } from '../staffing/index.js';
import { MOST_WEEKS, type Suggestion, horizonOf, suggestEngineers } from './domain/suggest-engineers.js';
import { EngineerSuggestion } from './engineer-suggestion.graphql.js';
import { SUGGESTIONS, type StoredNeed, needStatement } from './engineer-suggestions.query.js';

/**
 * Two statements for any number of engineers: one for the facts to rank them by, one for the selected fields of the
 * best.
 */
@Resolver()
export class EngineerSuggestionsResolver {
  constructor(
    private readonly reads: Reads,
    private readonly clock: Clock,
  ) {}

  @Allow('staff:read')
  @Query(() => [EngineerSuggestion], {
    description:
      'Candidates to join an engagement, best first. Excludes its team; empty if the engagement has ended or does not exist. Compares the 500 engineers who know most of its API products.',
  })
  async suggestEngineers(
    @CurrentViewer() viewer: Viewer,
    @Args('engagementId', { type: () => ID, description: 'The engagement.' }) engagementId: string,
    @Args('first', {
      ...{ type: () => Int, nullable: true, defaultValue: 10 },
      description: 'Number of candidates, 1-100.',
    })
    asked: number | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const first = assertPageSize(asked, 'suggestEngineers');
    const need = await this.needOf(viewer, engagementId);
    const ranked = need === null ? [] : suggestionsOf(need, this.clock.now());
    const rows = ranked
      .slice(0, first)
      .map(({ id, score, reasons }, place) => ({ place, engineer_id: id, score, reasons }));
    return this.reads.read(viewer, info, SUGGESTIONS, { suggestions: JSON.stringify(rows) });
  }

  private async needOf(viewer: Viewer, typeId: string): Promise<StoredNeed | null> {
    const id = fromTypeId('engagement', typeId);
    // No time zone is more than a day away from UTC.
    const from = addDays(localDay(this.clock.now(), 'UTC'), -1);
    const to = addDays(from, MOST_WEEKS * 7 + 2);
    return id === null ? null : this.reads.answer<StoredNeed>(viewer, needStatement(id, from, to));
  }
}

function suggestionsOf(
  { status, timeZone, goLiveOn, products, candidates }: StoredNeed,
  now: Date,
): Suggestion[] {
  if (hasEnded(status)) return [];
  const today = localDay(now, timeZone);
  const horizon = horizonOf(today, goLiveOn);
  return suggestEngineers(
    { products, timeZone, today, horizon },
    candidates.map(({ facts, skills, ...person }) => {
      const { capacityHours, softHours, hardHours } = loadOver(facts, horizon);
      const levels = new Map(skills.map(({ id, level }) => [id, level]));
      return { ...person, levels, capacityHours, bookedHours: softHours + hardHours };
    }),
  );
}
