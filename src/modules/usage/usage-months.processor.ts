import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions } from '../../platform/database/tx.js';
import { completeDueWork } from '../../platform/due/due-work.js';
import { JobRegistry } from '../../platform/jobs/job-registry.js';
import { USAGE_MONTHS } from './usage.events.js';
import { UsageMonths } from './usage-months.js';

/** One row, planned by a migration. */
const MONTHS_DUE = 'usage.months';
const RETRY_MS = 600_000;
const DAY_MS = 86_400_000;
/** In the small hours, when a lock is soonest to be had. */
const HOUR_UTC = 3;

/** Creates the months of usage ahead of time and drops old ones, daily. */
@Injectable()
export class UsageMonthsProcessor implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly months: UsageMonths,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.registry.onDueWork(MONTHS_DUE, USAGE_MONTHS);
    this.registry.handle(USAGE_MONTHS, ({ subject, asOf }) => this.run(subject, new Date(asOf)));
  }

  /** Works as of now: a missed day needs nothing of its own. */
  private async run(subject: string, dueAt: Date): Promise<void> {
    await this.months.ensureAhead();
    const isDone = await this.months.dropOld();
    await this.transactions.run(SYSTEM, async (tx) => {
      const next = isDone ? nextDay(tx.now) : new Date(tx.now.getTime() + RETRY_MS);
      await completeDueWork(tx, { kind: MONTHS_DUE, subject, dueAt }, next);
    });
  }
}

function nextDay(now: Date): Date {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), HOUR_UTC);
  return new Date(today > now.getTime() ? today : today + DAY_MS);
}
