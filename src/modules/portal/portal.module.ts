import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery/index.js';
import { CompleteMyMilestoneResolver } from './complete-my-milestone.resolver.js';
import { CompleteMyMilestoneService } from './complete-my-milestone.service.js';
import { IntegrationsResolver } from './integrations.resolver.js';

@Module({
  imports: [DeliveryModule],
  providers: [IntegrationsResolver, CompleteMyMilestoneService, CompleteMyMilestoneResolver],
})
export class PortalModule {}
