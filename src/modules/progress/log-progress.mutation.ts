import { Args, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { selectedFields } from '../../platform/graphql/reads/fragments/selected.js';
import { assertCanLog, assertNotEnded, EngagementUseCases } from '../engagements/index.js';
import { LogProgressInput, LogProgressPayload } from './log-progress.graphql.js';
import { loadLogFacts } from './log-progress.facts.js';
import {
  assertCanApply,
  auditedWork,
  prepareWork,
  saveWork,
  statusesWithTypeIds,
} from './log-progress.work.js';
import { ProgressObservers } from './progress-observers.js';

@Resolver()
export class LogProgressMutation {
  constructor(
    private readonly engagements: EngagementUseCases,
    private readonly observers: ProgressObservers,
  ) {}

  @Allow('engagement:log-progress')
  @Mutation(() => LogProgressPayload, {
    description:
      'Logs work on an engagement, with the milestones, blockers and ball it changed; updates the forecast if a date may move. A dry run only previews it.',
  })
  logProgress(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => LogProgressInput }) given: LogProgressInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<LogProgressPayload> {
    const selected = selectedFields(info);
    return this.engagements.run(
      viewer,
      {
        action: 'engagement.log-progress',
        Input: LogProgressInput,
        permit: async (tx, engagement, input) => {
          const facts = await loadLogFacts(tx, engagement, input);
          assertCanLog(viewer, facts.team, input.kind);
          return facts;
        },
        change: async (tx, engagement, input, { team, on }) => {
          assertNotEnded(engagement, 'engagementId');
          const { id, ballParty, forecastGoLiveOn: forecastBefore } = engagement;
          const work = await prepareWork(tx, engagement, on, input);
          assertCanApply(viewer, team, engagement, work, input);

          const observation = await this.observers.observe(tx, engagement, work, selected);
          const { before: observedBefore } = observation;
          const saved = await saveWork(tx, viewer, engagement, on, input, work);
          const observedAfter = observation.after(engagement);
          const { ballParty: ballAfter, forecastGoLiveOn: forecastAfter } = engagement;
          return {
            payload: {
              // A client must not keep what a dry run foresees as the state of these objects.
              ...(input.dryRun ? {} : { entry: saved.entry, engagement: id }),
              ...{ moved: saved.moved, forecastBefore, forecastAfter, observedBefore, observedAfter },
            },
            was: { ballParty, moves: statusesWithTypeIds(work.before) },
            changes: { ...input, ...auditedWork(work, saved), ballParty: ballAfter },
          };
        },
      },
      given,
    );
  }
}
