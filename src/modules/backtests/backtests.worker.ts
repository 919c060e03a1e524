import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '../../platform/jobs/job-registry.js';
import { BacktestTablesModule } from './backtests.module.js';
import { BACKTEST_DUE, RUN_BACKTEST } from './backtests.events.js';
import { RunBacktestService } from './run-backtest.service.js';

@Injectable()
export class BacktestJobs implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly backtests: RunBacktestService,
  ) {}

  onModuleInit(): void {
    this.registry.onDueWork(BACKTEST_DUE, {
      ...RUN_BACKTEST,
      onDead: ({ subject }) => this.backtests.fail(subject),
    });
    this.registry.handle(RUN_BACKTEST, ({ subject, asOf }) =>
      this.backtests.run({ subject, asOf: new Date(asOf) }),
    );
  }
}

@Module({ imports: [BacktestTablesModule], providers: [BacktestJobs, RunBacktestService] })
export class BacktestsWorkerModule {}
