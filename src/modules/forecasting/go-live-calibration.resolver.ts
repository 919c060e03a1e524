import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { ENGAGEMENT_FILTER } from '../engagements/index.js';
import { calibrationOf, type StageOutcome } from './domain/calibration.js';
import { GoLiveCalibration, GoLiveCalibrationArgs } from './go-live-calibration.graphql.js';
import { calibrationStatement } from './go-live-calibration.query.js';

@Resolver()
export class GoLiveCalibrationResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => GoLiveCalibration, {
    description:
      'How often go-live was reached by the P80 of the forecast, by stage. Engagements of internal partners are not counted.',
  })
  async goLiveCalibration(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => GoLiveCalibrationArgs }) { filter }: GoLiveCalibrationArgs,
  ): Promise<GoLiveCalibration> {
    const filtered = applyFilter(ENGAGEMENT_FILTER, filter);
    const outcomes = await this.reads.answer<StageOutcome[]>(viewer, calibrationStatement(filtered));
    return calibrationOf(outcomes ?? []);
  }
}
