import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '../../platform/jobs/job-registry.js';
import { USAGE_EVENTS } from '../usage/index.js';
import { ENGAGEMENT_EVENTS, EngagementsWorkerModule } from '../engagements/index.js';
import { EvaluationObserversModule } from './evaluation-observers.js';
import { HEALTH_MODEL_EVENTS } from '../health-models/index.js';
import { HealthTablesModule } from './health-tables.module.js';
import {
  APPLY_MODEL,
  DAILY_HEALTH,
  END_OVERRIDE,
  HEALTH_DUE,
  HEALTH_EVENTS,
  RECOMPUTE_HEALTH,
} from './health.events.js';
import { EvaluateHealthService } from './evaluate-health.service.js';

/** Engagements evaluated in one transaction, which people who change one of them wait for. */
const DAILY_CHUNK = 250;

const TRIGGERS = [
  ENGAGEMENT_EVENTS.started,
  ENGAGEMENT_EVENTS.changed,
  USAGE_EVENTS.ingested,
  HEALTH_EVENTS.recomputeRequested,
];

@Injectable()
export class HealthJobs implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly evaluations: EvaluateHealthService,
  ) {}

  onModuleInit(): void {
    this.registry.onEvents({ ...RECOMPUTE_HEALTH, kinds: TRIGGERS, debounced: true });
    this.registry.handle(RECOMPUTE_HEALTH, ({ subject, asOf, jobId }) =>
      this.evaluations.afterEvent({ subject, asOf: new Date(asOf) }, jobId),
    );
    this.registry.onEvents({ ...APPLY_MODEL, kinds: [HEALTH_MODEL_EVENTS.activated], debounced: true });
    this.registry.handle(APPLY_MODEL, ({ subject }) => this.evaluations.ofModel(subject));
    this.registry.liveOnly(HEALTH_EVENTS.scored);
    this.registry.onDueWork(HEALTH_DUE.daily, { ...DAILY_HEALTH, atOnce: DAILY_CHUNK });
    this.registry.handle(DAILY_HEALTH, ({ subject, subjects = [subject], asOf }) =>
      this.evaluations.daily(subjects, new Date(asOf)),
    );
    this.registry.onDueWork(HEALTH_DUE.overrideEnd, END_OVERRIDE);
    this.registry.handle(END_OVERRIDE, ({ subject, asOf }) =>
      this.evaluations.endOverride({ subject, asOf: new Date(asOf) }),
    );
  }
}

/** Evaluates engagements after events and once a day. */
@Module({
  imports: [HealthTablesModule, EngagementsWorkerModule, EvaluationObserversModule],
  exports: [EvaluationObserversModule],
  providers: [EvaluateHealthService, HealthJobs],
})
export class HealthWorkerModule {}
