import { Module } from '@nestjs/common';
import { CommentOnMyIntegrationMutation } from './comment-on-my-integration.mutation.js';
import { CommitMyBlockerMutation } from './commit-my-blocker.mutation.js';
import { CompleteMyMilestoneMutation } from './complete-my-milestone.mutation.js';
import { GiveMyPulseMutation } from './give-my-pulse.mutation.js';
import { IntegrationFields } from './integration-fields.resolver.js';
import { IntegrationUsageFields } from './integration-usage-fields.resolver.js';
import { IntegrationsResolver } from './integrations.resolver.js';
import { MyIntegrationChangedResolver } from './my-integration-changed.resolver.js';
import { PartnerUseCases } from './partner-use-cases.js';
import { PortalPreviewField } from './portal-preview.resolver.js';
import { RaiseMyBlockerMutation } from './raise-my-blocker.mutation.js';
import { ResolveMyBlockerMutation } from './resolve-my-blocker.mutation.js';
import { SubmitMyEvidenceMutation } from './submit-my-evidence.mutation.js';
import { ViewerPartnerFields } from './viewer-partner.resolver.js';

@Module({
  providers: [
    IntegrationsResolver,
    IntegrationFields,
    IntegrationUsageFields,
    PortalPreviewField,
    MyIntegrationChangedResolver,
    PartnerUseCases,
    CompleteMyMilestoneMutation,
    CommentOnMyIntegrationMutation,
    GiveMyPulseMutation,
    RaiseMyBlockerMutation,
    CommitMyBlockerMutation,
    ResolveMyBlockerMutation,
    SubmitMyEvidenceMutation,
    ViewerPartnerFields,
  ],
})
export class PortalModule {}
