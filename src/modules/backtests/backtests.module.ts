import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BacktestHealthModelMutation } from './backtest-health-model.mutation.js';
import { BacktestDifferenceEntity, BacktestEntity } from './backtest.entity.js';
import { BacktestDifferenceFields, BacktestsResolver } from './backtests.resolver.js';
import { CancelBacktestMutation } from './cancel-backtest.mutation.js';

/** The tables, needed by both the API and the worker. */
@Module({ imports: [TypeOrmModule.forFeature([BacktestEntity, BacktestDifferenceEntity])] })
export class BacktestTablesModule {}

@Module({
  imports: [BacktestTablesModule],
  providers: [
    BacktestDifferenceFields,
    BacktestHealthModelMutation,
    BacktestsResolver,
    CancelBacktestMutation,
  ],
})
export class BacktestsModule {}
