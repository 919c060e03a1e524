import { oneOf, textOf } from '../../app/search';

export const DAYS = ['7', '28', '90'] as const;
export const ENVIRONMENTS = ['PRODUCTION', 'SANDBOX'] as const;

interface UsageSearch {
  readonly days?: (typeof DAYS)[number] | undefined;
  readonly environment?: (typeof ENVIRONMENTS)[number] | undefined;
}

/** 28 days and both environments unless the address says otherwise. */
export const usageSearch = ({ days, environment }: Record<string, unknown>): UsageSearch => ({
  days: oneOf(DAYS, textOf(days)),
  environment: oneOf(ENVIRONMENTS, environment),
});
