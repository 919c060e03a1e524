import { Module } from '@nestjs/common';
import { EngineerSuggestionsResolver } from './engineer-suggestions.resolver.js';
import { EngineerWorkloadResolver } from './engineer-workload.resolver.js';
import { MyTimeResolver } from './my-time.resolver.js';
import { MyWorkResolver } from './my-work.resolver.js';
import { PortfolioResolver } from './portfolio.resolver.js';

@Module({
  providers: [
    EngineerSuggestionsResolver,
    EngineerWorkloadResolver,
    MyTimeResolver,
    MyWorkResolver,
    PortfolioResolver,
  ],
})
export class DashboardModule {}
