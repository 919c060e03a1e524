import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

/** What payloads say of their `warnings` about a region. */
export const HOLIDAY_WARNINGS =
  'What the calendar of the region lacks and how to mend it, as sentences; nothing is refused for it. Null when refused.';

export interface HolidayKeeper {
  /**
   * Sees to it that the public holidays of a region are in their table, as far as they are known.
   * @returns what its calendar lacks, as sentences
   */
  prepare(tx: Tx, region: string): Promise<string[]>;
  /** @returns what a region's calendar lacks, as sentences */
  warningsOf(tx: Tx, region: string): Promise<string[]>;
}

/** Lets the module above this one that keeps the public holidays hear of the regions of engineers and partners. */
@Injectable()
export class PublicHolidays {
  private known: HolidayKeeper | undefined;

  keptBy(keeper: HolidayKeeper): void {
    this.known = keeper;
  }

  /** @returns what the calendar of a region that somebody now lives in lacks; null is no region, which lacks nothing */
  async prepare(tx: Tx, region: string | null | undefined): Promise<string[]> {
    return region ? this.keeper.prepare(tx, region) : [];
  }

  async warningsOf(tx: Tx, region: string | null | undefined): Promise<string[]> {
    return region ? this.keeper.warningsOf(tx, region) : [];
  }

  private get keeper(): HolidayKeeper {
    if (!this.known) throw new Error('Nobody keeps the public holidays.');
    return this.known;
  }
}
