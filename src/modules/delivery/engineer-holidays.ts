import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { type HolidayKeeper, PublicHolidays } from '../staffing/index.js';
import { calendarOf } from './holidays.store.js';
import { holidayWarnings } from './holidays.warnings.js';

/** Regions of engineers and partners take their public holidays from the table that those of engagements go by. */
@Injectable()
export class EngineerHolidays implements HolidayKeeper, OnModuleInit {
  constructor(private readonly holidays: PublicHolidays) {}

  onModuleInit(): void {
    this.holidays.keptBy(this);
  }

  async prepare(tx: Tx, region: string): Promise<string[]> {
    await calendarOf(tx, region);
    return holidayWarnings(tx, region);
  }

  warningsOf(tx: Tx, region: string): Promise<string[]> {
    return holidayWarnings(tx, region);
  }
}
