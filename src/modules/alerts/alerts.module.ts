import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AcknowledgeAlertMutation } from './acknowledge-alert.mutation.js';
import { AlertChangedResolver, AlertFeed } from './alert-changed.resolver.js';
import { AlertAddresseeEntity, AlertEntity, AlertJudgementEntity } from './alert.entity.js';
import { AlertRuleEntity } from './alert-rule.entity.js';
import { AlertsResolver, EngagementAlertFields } from './alerts.resolver.js';
import { SetAlertRuleMutation } from './set-alert-rule.mutation.js';

const ENTITIES = [AlertAddresseeEntity, AlertEntity, AlertJudgementEntity, AlertRuleEntity];

/** The tables, needed by both the API and the worker. */
@Module({ imports: [TypeOrmModule.forFeature(ENTITIES)] })
export class AlertTablesModule {}

@Module({
  imports: [AlertTablesModule],
  providers: [
    AcknowledgeAlertMutation,
    AlertChangedResolver,
    AlertFeed,
    AlertsResolver,
    EngagementAlertFields,
    SetAlertRuleMutation,
  ],
})
export class AlertsModule {}
