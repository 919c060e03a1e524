import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { NIL } from 'uuid';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions, type Tx } from '../../platform/database/tx.js';
import { completeDueWork } from '../../platform/due/due-work.js';
import { JobRegistry } from '../../platform/jobs/job-registry.js';
import { type EvaluationObserver, EvaluationObservers, HealthWorkerModule } from '../health/index.js';
import { AlertTablesModule } from './alerts.module.js';
import { ALERT_EVENTS, JUDGE_USAGE, USAGE_ALERTS_DUE } from './alerts.events.js';
import { engagementsWithUsage } from './alert.store.js';
import { judgeEngagements } from './judge-engagements.js';

const HOUR_MS = 3_600_000;
/** Engagements judged in one transaction. */
const CHUNK = 200;

/** Judges an engagement in the transaction of each of its health evaluations, so that both see the same facts in the same order. */
@Injectable()
export class AlertObserver implements EvaluationObserver, OnModuleInit {
  constructor(private readonly observers: EvaluationObservers) {}

  onModuleInit(): void {
    this.observers.register(this);
  }

  evaluated(tx: Tx, engagementIds: readonly string[], asOf: Date): Promise<void> {
    return judgeEngagements(tx, engagementIds, asOf, ['STATE', 'USAGE']);
  }
}

/** Judges usage as of each full hour; an hour that was missed is skipped. */
@Injectable()
export class HourlyUsageAlerts implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.registry.liveOnly(ALERT_EVENTS.changed);
    this.registry.onDueWork(USAGE_ALERTS_DUE, JUDGE_USAGE);
    this.registry.handle(JUDGE_USAGE, ({ subject, asOf }) => this.run(subject, new Date(asOf)));
  }

  private async run(subject: string, dueAt: Date): Promise<void> {
    for (let after: string | null = NIL; after !== null;) after = await this.judgeChunk(after);
    await this.transactions.run(SYSTEM, async (tx) => {
      const next = new Date(hourOf(tx.now).getTime() + HOUR_MS);
      await completeDueWork(tx, { kind: USAGE_ALERTS_DUE, subject, dueAt }, next);
    });
  }

  /** @returns the last engagement judged; null if there are no more */
  private judgeChunk(after: string): Promise<string | null> {
    return this.transactions.run(SYSTEM, async (tx) => {
      const ids = await engagementsWithUsage(tx, after, CHUNK);
      await judgeEngagements(tx, ids, hourOf(tx.now), ['USAGE']);
      return ids.length < CHUNK ? null : ids.at(-1)!;
    });
  }
}

function hourOf(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / HOUR_MS) * HOUR_MS);
}

@Module({
  imports: [AlertTablesModule, HealthWorkerModule],
  providers: [AlertObserver, HourlyUsageAlerts],
})
export class AlertsWorkerModule {}
