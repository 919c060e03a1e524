import { Injectable } from '@nestjs/common';
import { refuse } from '../../kernel/errors.js';
import type { Tx } from '../../platform/database/tx.js';

export interface HolidayKeeper {
  /**
   * Sees to it that the public holidays of a region are in their table.
   * @returns what would be right, where nobody knows the region's holidays; null where they are there
   */
  prepare(tx: Tx, region: string): Promise<string | null>;
}

/** Lets the module above this one that keeps the public holidays hear of the regions that engineers live in. */
@Injectable()
export class PublicHolidays {
  private keeper: HolidayKeeper | undefined;

  keptBy(keeper: HolidayKeeper): void {
    this.keeper = keeper;
  }

  /** @throws Refusal where nobody knows the region's holidays */
  async prepare(tx: Tx, region: string | null): Promise<void> {
    if (region === null) return;
    if (!this.keeper) throw new Error('Nobody keeps the public holidays.');
    const fault = await this.keeper.prepare(tx, region);
    if (fault !== null) refuse('INVALID', 'region', fault);
  }
}
