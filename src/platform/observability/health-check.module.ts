import { Module } from '@nestjs/common';
import { HealthCheckController } from './health-check.controller.js';
import { Readiness } from './readiness.js';

@Module({ controllers: [HealthCheckController], providers: [Readiness] })
export class HealthCheckModule {}
