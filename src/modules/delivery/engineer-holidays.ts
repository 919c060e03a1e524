import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { type HolidayKeeper, PublicHolidays } from '../staffing/index.js';
import { unknownRegion } from './holidays.edits.js';
import { calendarOf } from './holidays.store.js';

/** Engineers' regions take their public holidays from the table that engagements' regions take theirs from. */
@Injectable()
export class EngineerHolidays implements HolidayKeeper, OnModuleInit {
  constructor(private readonly holidays: PublicHolidays) {}

  onModuleInit(): void {
    this.holidays.keptBy(this);
  }

  async prepare(tx: Tx, region: string): Promise<string | null> {
    const fault = await unknownRegion(tx, region);
    if (fault === null) await calendarOf(tx, region);
    return fault;
  }
}
