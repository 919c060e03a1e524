import { oneOf } from '../../app/search';

const PLANS = ['list', 'timeline'] as const;
export type PlanView = (typeof PLANS)[number];

/** What the address of the page says; the plan is a list unless said otherwise. */
export const engagementSearch = (given: Record<string, unknown>): { readonly plan?: PlanView } => {
  const plan = oneOf(PLANS, given['plan']);
  return plan ? { plan } : {};
};
