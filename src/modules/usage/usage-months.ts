import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { RUNTIME, type Runtime } from '../../platform/base/runtime.js';
import { Pools } from '../../platform/database/pools.js';
import { sqlState } from '../../platform/database/sql-state.js';
import { mayBeDropped, monthsAhead } from './domain/retention.js';

const LOCK_NOT_AVAILABLE = '55P03';

/** Creates and drops the partitions of usage by month, each in its own transaction. */
@Injectable()
export class UsageMonths {
  private readonly open = new Set<string>();

  constructor(
    private readonly pools: Pools,
    private readonly clock: Clock,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {}

  /**
   * Creates the partitions for the months of usage records. A job has usually done so ahead of time; a month that was
   * dropped is created again if records of it arrive.
   * @param months first days, `YYYY-MM-01`
   */
  async ensure(months: Iterable<string>): Promise<void> {
    const now = this.clock.now();
    const { hourlyDays } = this.runtime.usageRetention;
    for (const month of new Set(months)) {
      if (this.open.has(month) && !mayBeDropped(month, now, hourlyDays)) continue;
      await this.pools.staff.query('select open_usage_month($1)', [month]);
      this.open.add(month);
    }
  }

  ensureAhead(): Promise<void> {
    return this.ensure(monthsAhead(this.clock.now()));
  }

  /**
   * Drops the months of keys and of hours that are beyond what is kept.
   * @returns false if a transaction of ingest did not end in time, so that the rest has to be dropped later
   */
  async dropOld(): Promise<boolean> {
    const { keyMonths, hourlyDays } = this.runtime.usageRetention;
    try {
      for (;;) {
        const { rows } = await this.pools.staff.query<{ dropped: string | null }>(
          'select drop_usage_month($1, $2, $3) as dropped',
          [this.clock.now(), keyMonths, hourlyDays],
        );
        if (rows[0]!.dropped === null) return true;
      }
    } catch (error) {
      if (sqlState(error) !== LOCK_NOT_AVAILABLE) throw error;
      return false;
    }
  }
}
