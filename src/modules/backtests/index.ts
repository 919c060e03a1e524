export { BacktestsModule } from './backtests.module.js';
export { BacktestsWorkerModule } from './backtests.worker.js';
export { RUN_BACKTEST } from './backtests.events.js';
