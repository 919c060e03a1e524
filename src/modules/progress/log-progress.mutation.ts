import { Args, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { askedFields } from '../../platform/graphql/reads/selected.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { assertCanLog, assertNotEnded, ENGAGEMENT_EVENTS, lockEngagement } from '../engagements/index.js';
import { LogProgressInput, LogProgressPayload } from './log-progress.graphql.js';
import { assertCanMove, loggedWork, saveWork, toldMoves, workOf } from './log-progress.work.js';
import { ProgressObservers } from './progress-observers.js';

@Resolver()
export class LogProgressMutation {
  constructor(
    private readonly useCases: UseCases,
    private readonly observers: ProgressObservers,
  ) {}

  @Allow('engagement:log-progress')
  @Mutation(() => LogProgressPayload, {
    description: 'Records work on an engagement with the milestones it began and ended, and forecasts anew.',
  })
  logProgress(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => LogProgressInput }) given: LogProgressInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<LogProgressPayload> {
    const asked = askedFields(info);
    return this.useCases.run(viewer, LogProgressInput, given, async (tx, input) => {
      const engagement = await lockEngagement(tx, input.engagementId);
      const { id, partnerId, ballParty, forecastGoLiveOn: forecastBefore } = engagement;
      await assertCanLog(tx, viewer, id, input.kind);
      assertNotEnded(engagement, 'engagementId');
      assertCurrent(engagement, input.expectedVersion);
      const work = await workOf(tx, engagement, input);
      await assertCanMove(tx, viewer, engagement, work, input);

      const observation = await this.observers.observe(tx, id, asked);
      const saved = await saveWork(tx, viewer, engagement, input, work);
      const subject = { kind: 'engagement', id } as const;
      const place = { partnerId, engagementId: id };
      const was = { ballParty, moves: toldMoves(work.before) };
      const changes = { ...input, ...loggedWork(work, saved), ballParty: engagement.ballParty };
      await audit(tx, { action: 'engagement.log-progress', subject, ...place, was, changes });
      await recordEvent(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: id });
      const { before: observedBefore } = observation;
      const observedAfter = await observation.after();
      const forecastAfter = engagement.forecastGoLiveOn;
      const { entry } = saved;
      return { entry, engagement: id, forecastBefore, forecastAfter, observedBefore, observedAfter };
    });
  }
}
