import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { ENGAGEMENT_EVENTS, lockEngagement, assertCanLog, assertNotEnded } from '../engagements/index.js';
import { LogProgressInput, type LogProgressPayload } from './log-progress.graphql.js';
import { loggedWork, assertCanMove, saveWork, toldMoves, workOf } from './log-progress.work.js';
import { ProgressObservers } from './progress-observers.js';

type Logged = Required<Omit<LogProgressPayload, 'userErrors'>>;

@Injectable()
export class LogProgressService {
  constructor(
    private readonly useCases: UseCases,
    private readonly observers: ProgressObservers,
  ) {}

  /** @param asked the fields of the payload that the answer will show */
  execute(
    viewer: Viewer,
    given: LogProgressInput,
    asked: ReadonlySet<string> = new Set(),
  ): Promise<Outcome<Logged>> {
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
