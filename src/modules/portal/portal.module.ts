import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery/index.js';
import { CommentOnMyIntegrationResolver } from './comment-on-my-integration.resolver.js';
import { CommentOnMyIntegrationService } from './comment-on-my-integration.service.js';
import { CompleteMyMilestoneResolver } from './complete-my-milestone.resolver.js';
import { CompleteMyMilestoneService } from './complete-my-milestone.service.js';
import { GiveMyPulseResolver } from './give-my-pulse.resolver.js';
import { GiveMyPulseService } from './give-my-pulse.service.js';
import { IntegrationFields } from './integration-fields.resolver.js';
import { IntegrationsResolver } from './integrations.resolver.js';
import { MyIntegrationChangedResolver } from './my-integration-changed.resolver.js';
import { PartnerUseCases } from './partner-use-cases.js';

@Module({
  imports: [DeliveryModule],
  providers: [
    IntegrationsResolver,
    IntegrationFields,
    MyIntegrationChangedResolver,
    PartnerUseCases,
    CompleteMyMilestoneService,
    CompleteMyMilestoneResolver,
    CommentOnMyIntegrationService,
    CommentOnMyIntegrationResolver,
    GiveMyPulseService,
    GiveMyPulseResolver,
  ],
})
export class PortalModule {}
