import { Module } from '@nestjs/common';
import { CommentOnMyIntegrationResolver } from './comment-on-my-integration.resolver.js';
import { CommentOnMyIntegrationService } from './comment-on-my-integration.service.js';
import { CommitMyBlockerResolver } from './commit-my-blocker.resolver.js';
import { CommitMyBlockerService } from './commit-my-blocker.service.js';
import { CompleteMyMilestoneResolver } from './complete-my-milestone.resolver.js';
import { CompleteMyMilestoneService } from './complete-my-milestone.service.js';
import { GiveMyPulseResolver } from './give-my-pulse.resolver.js';
import { GiveMyPulseService } from './give-my-pulse.service.js';
import { IntegrationFields } from './integration-fields.resolver.js';
import { IntegrationsResolver } from './integrations.resolver.js';
import { MyIntegrationChangedResolver } from './my-integration-changed.resolver.js';
import { PartnerUseCases } from './partner-use-cases.js';
import { RaiseMyBlockerResolver } from './raise-my-blocker.resolver.js';
import { RaiseMyBlockerService } from './raise-my-blocker.service.js';
import { ResolveMyBlockerResolver } from './resolve-my-blocker.resolver.js';
import { ResolveMyBlockerService } from './resolve-my-blocker.service.js';
import { SubmitMyEvidenceResolver } from './submit-my-evidence.resolver.js';
import { SubmitMyEvidenceService } from './submit-my-evidence.service.js';

@Module({
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
    RaiseMyBlockerService,
    RaiseMyBlockerResolver,
    CommitMyBlockerService,
    CommitMyBlockerResolver,
    ResolveMyBlockerService,
    ResolveMyBlockerResolver,
    SubmitMyEvidenceService,
    SubmitMyEvidenceResolver,
  ],
})
export class PortalModule {}
