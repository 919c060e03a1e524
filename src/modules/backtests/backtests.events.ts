/** Due work on a backtest: its next chunks. */
export const BACKTEST_DUE = 'backtest.run';

/** The job that runs a backtest, on a queue of its own: it may take minutes. */
export const RUN_BACKTEST = { queue: 'backtests', job: 'run-backtest' } as const;
