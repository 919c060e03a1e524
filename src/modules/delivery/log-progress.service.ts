import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { announce } from '../../platform/outbox/outbox.js';
import { refuseStale } from '../../platform/usecases/changes.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { ENGAGEMENT_EVENTS, lockEngagement, permitWork, refuseEnded } from '../engagements/index.js';
import { LogProgressInput, type LogProgressPayload } from './log-progress.graphql.js';
import { loggedWork, saveWork, workOf } from './log-progress.work.js';
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
      const { id, partnerId, forecastGoLiveOn: forecastBefore } = engagement;
      await permitWork(tx, viewer, id);
      refuseEnded(engagement, 'engagementId');
      refuseStale(engagement, input.expectedVersion);
      const work = await workOf(tx, engagement, input);

      const observation = await this.observers.observe(tx, id, asked);
      const saved = await saveWork(tx, viewer, engagement, input, work);
      const subject = { kind: 'engagement', id } as const;
      const changes = { ...input, ...loggedWork(work, saved) };
      await audit(tx, { action: 'engagement.log-progress', subject, partnerId, changes });
      await announce(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: id });
      const { before: observedBefore } = observation;
      const observedAfter = await observation.after();
      const forecastAfter = engagement.forecastGoLiveOn;
      const { entry } = saved;
      return { entry, engagement: id, forecastBefore, forecastAfter, observedBefore, observedAfter };
    });
  }
}
