import { oneOf, textOf } from '../../app/search';

/** What the address of the page says: the part, and the model or backtest that is looked at. */
export const modelsSearch = (given: Record<string, unknown>) => ({
  tab: oneOf(['backtests'] as const, given['tab']),
  model: textOf(given['model']),
  backtest: textOf(given['backtest']),
});

export type ModelsSearch = ReturnType<typeof modelsSearch>;
