import { dayOf, daysFrom } from './days.js';
import { type Filter, callsOf, countsPartner, matchingCalls } from './filter.js';
import { ratio } from './quantiles.js';
import type { Application, Call, Version, World } from './world.js';

/** How urgently an application must leave a deprecated version. */
export function stateOf(sunsetOn: string | null, lastCallOn: string, today: string): string {
  if (daysFrom(lastCallOn, today) > 28) return 'OK';
  if (sunsetOn === null) return 'FIX_BY';
  const left = daysFrom(today, sunsetOn);
  return left <= 0 ? 'OVERDUE' : left < 30 ? 'URGENT' : 'FIX_BY';
}

/** Adoption.versions: those with calls in the range, and deprecated ones that were ever called. */
export function versionsOf(world: World, calls: readonly Call[], filter: Filter, now: number) {
  const inRange = callsOf(world, calls, filter);
  const ever = matchingCalls(calls, filter).filter(({ credential }) =>
    countsPartner(world, filter, credential.application.partner),
  );
  const to = (version: Version, those: readonly Call[]) => those.filter((each) => each.version === version);
  return world.versions
    .map((version) => {
      const its = to(version, inRange).length;
      const ofProduct = inRange.filter((each) => each.version.product === version.product).length;
      const users = isDeprecated(version)
        ? usersOf(version, to(version, ever), to(version, inRange), dayOf(now))
        : [];
      return {
        version,
        row: {
          apiVersion: { id: version.id },
          calls: its,
          share: ratio(its, ofProduct),
          applications: users,
        },
      };
    })
    .filter(({ row }) => row.calls > 0 || row.applications.length > 0)
    .sort((one, other) => other.row.calls - one.row.calls || compareSunsets(one.version, other.version))
    .map(({ row }) => ({ ...row, applicationCount: row.applications.length }));
}

export const isDeprecated = ({ status }: Version) => status === 'DEPRECATED' || status === 'SUNSET';

/** The first to be sunset first, then by id. */
function compareSunsets(one: Version, other: Version): number {
  const place = ({ sunsetOn, id }: Version) => `${sunsetOn ?? '9999'} ${id}`;
  return place(one) < place(other) ? -1 : 1;
}

/** The applications that ever called a version, the latest call first. */
function usersOf({ sunsetOn }: Version, ever: readonly Call[], inRange: readonly Call[], today: string) {
  const by = (application: Application, those: readonly Call[]) =>
    those.filter(({ credential }) => credential.application === application);
  const applications = [...new Set(ever.map(({ credential }) => credential.application))];
  return applications
    .map((application) => ({ application, last: Math.max(...by(application, ever).map(({ time }) => time)) }))
    .sort((one, other) => other.last - one.last || (one.application.id < other.application.id ? -1 : 1))
    .map(({ application, last }) => ({
      ...{ application: { id: application.id }, partner: { id: application.partner.id } },
      ...{ state: stateOf(sunsetOn, dayOf(last), today), lastCallOn: dayOf(last) },
      calls: by(application, inRange).length,
    }));
}
