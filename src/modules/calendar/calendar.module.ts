import { Module } from '@nestjs/common';
import { HolidaysResolver } from './holidays.resolver.js';

@Module({ providers: [HolidaysResolver] })
export class CalendarModule {}
