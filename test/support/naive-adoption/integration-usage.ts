import { dayOf, daysOf, lastDays, plusDays } from './days.js';
import { engagementAdoptionOf, lastCallAt, within } from './engagement-adoption.js';
import { groupsOf } from './groups.js';
import { applicationsInScope, callsInScope } from './in-scope.js';
import { totalsOf } from './totals.js';
import { isDeprecated, stateOf } from './versions.js';
import type { Call, Engagement, Environment, Version, World } from './world.js';

export interface Asked {
  readonly days: number;
  /** Of the usage by operation; null for both. */
  readonly environment: Environment | null;
  readonly now: number;
}

/** The fields of Integration.usage. */
export function integrationUsageOf(
  world: World,
  engagement: Engagement,
  calls: readonly Call[],
  { days, environment, now }: Asked,
) {
  const { from, to } = lastDays(days, now);
  const its = within(callsInScope(engagement, calls), from, to);
  const inEnvironment = (name: Environment) =>
    its.filter(({ credential }) => credential.environment === name);
  return {
    from,
    to,
    totals: totalsOf(its),
    environments: (['SANDBOX', 'PRODUCTION'] as const).map((name) => {
      return { environment: name, ...totalsOf(inEnvironment(name)) };
    }),
    daily: daysOf(from, to).map((day) => ({ day, ...totalsOf(within(its, day, day)) })),
    byOperation: operationsOf(environment === null ? its : inEnvironment(environment)),
    breadth: engagementAdoptionOf(world, engagement, calls, now).breadth,
    versionsToLeave: versionsToLeave(world, engagement, calls, now),
    lastCallAt: lastCallAt(engagement, calls, now),
  };
}

/** By operation; the small world has fewer operations than are shown before the rest. */
function operationsOf(calls: readonly Call[]) {
  return groupsOf(calls, ['OPERATION']).map(({ names, calls: its }) => {
    const { operation, version } = its[0]!;
    const [product, name] = operation === null ? [null, null] : [version.product.name, version.name];
    const { method, path } = operation ?? { method: null, path: null };
    return { group: names[0]!.key, apiProduct: product, version: name, method, path, ...totalsOf(its) };
  });
}

const USED_WITHIN_DAYS = 90;

/** Deprecated versions in scope, or called lately by an application in scope; the first to be sunset first. */
function versionsToLeave(world: World, engagement: Engagement, calls: readonly Call[], now: number) {
  const today = dayOf(now);
  const applications = applicationsInScope(world, engagement);
  const recent = within(calls, plusDays(today, -USED_WITHIN_DAYS), today).filter(({ credential }) =>
    applications.includes(credential.application),
  );
  const inScope = (version: Version) => engagement.scope.some((each) => each.version === version);
  return world.versions
    .filter(isDeprecated)
    .map((version) => ({ version, its: recent.filter((each) => each.version === version) }))
    .filter(({ version, its }) => its.length > 0 || inScope(version))
    .sort((one, other) => (placeOf(one.version) < placeOf(other.version) ? -1 : 1))
    .map(({ version, its }) => {
      const lastCallOn = its.length === 0 ? null : dayOf(Math.max(...its.map(({ time }) => time)));
      return {
        ...{ apiProduct: version.product.name, version: version.name, leaveBy: version.sunsetOn, lastCallOn },
        state: lastCallOn === null ? 'OK' : stateOf(version.sunsetOn, lastCallOn, today),
        applications: [...new Set(its.map(({ credential }) => credential.application.name))].sort(),
      };
    });
}

const placeOf = ({ sunsetOn, product, name }: Version) => [sunsetOn ?? '9999', product.name, name].join();
