import { Injectable } from '@nestjs/common';
import { Pools } from '../../platform/database/pools.js';

/**
 * Creates the partitions for the months of usage records, each in its own transaction: creating one locks the whole
 * table, which must not last until a batch commits.
 */
@Injectable()
export class UsageMonths {
  private readonly open = new Set<string>();

  constructor(private readonly pools: Pools) {}

  /** @param months first days, `YYYY-MM-01` */
  async ensure(months: Iterable<string>): Promise<void> {
    for (const month of new Set(months)) {
      if (this.open.has(month)) continue;
      await this.pools.staff.query('select open_usage_month($1)', [month]);
      this.open.add(month);
    }
  }
}
