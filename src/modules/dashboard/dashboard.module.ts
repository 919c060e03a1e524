import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangesResolver } from './changes.resolver.js';
import { EngineerSuggestionsResolver } from './engineer-suggestions.resolver.js';
import { EngineerWorkloadResolver } from './engineer-workload.resolver.js';
import { EngagementFeed, HealthFeed } from './engagement-feed.js';
import { EngagementsChangedResolver } from './engagements-changed.resolver.js';
import { MyTimeResolver } from './my-time.resolver.js';
import { MyWorkChangedResolver } from './my-work-changed.resolver.js';
import { MyWorkResolver } from './my-work.resolver.js';
import { PortfolioHealthChangedResolver } from './portfolio-health-changed.resolver.js';
import { PortfolioTrendResolver } from './portfolio-trend.resolver.js';
import { PortfolioResolver } from './portfolio.resolver.js';
import { SearchResolver } from './search.resolver.js';
import { DeleteViewMutation } from './delete-view.mutation.js';
import { SaveViewMutation, SaveViewPayloadFields } from './save-view.mutation.js';
import { SavedViewEntity } from './saved-view.entity.js';
import { TimelineResolver } from './timeline.resolver.js';
import { EngagementActionsField } from './viewer-may.resolver.js';
import { ViewsResolver } from './views.resolver.js';

@Module({
  imports: [TypeOrmModule.forFeature([SavedViewEntity])],
  providers: [
    ChangesResolver,
    DeleteViewMutation,
    EngagementActionsField,
    EngineerSuggestionsResolver,
    EngineerWorkloadResolver,
    EngagementFeed,
    EngagementsChangedResolver,
    HealthFeed,
    MyTimeResolver,
    MyWorkChangedResolver,
    MyWorkResolver,
    PortfolioHealthChangedResolver,
    PortfolioResolver,
    PortfolioTrendResolver,
    SearchResolver,
    SaveViewMutation,
    SaveViewPayloadFields,
    TimelineResolver,
    ViewsResolver,
  ],
})
export class DashboardModule {}
