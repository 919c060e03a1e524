import type { Application, Call, Engagement, Environment, Version, World } from './world.js';
import { isSuccess } from './totals.js';

const isProductInScope = ({ scope }: Engagement, version: Version) =>
  scope.some((each) => each.version.product === version.product);
const isVersionInScope = ({ scope }: Engagement, version: Version) =>
  scope.some((each) => each.version === version);

/** The partner's calls to the API products in scope. */
export function callsInScope(engagement: Engagement, calls: readonly Call[]): Call[] {
  return calls.filter(
    ({ credential, version }) =>
      credential.application.partner === engagement.partner && isProductInScope(engagement, version),
  );
}

/** Successful calls that the funnel and the times count: a migration is about versions, not products. */
export function successesFor(
  engagement: Engagement,
  calls: readonly Call[],
  environment: Environment,
): Call[] {
  return callsInScope(engagement, calls).filter(
    (call) =>
      call.credential.environment === environment &&
      isSuccess(call) &&
      (engagement.type !== 'MIGRATION' || isVersionInScope(engagement, call.version)),
  );
}

/** The partner's applications that are registered for a product in scope. */
export function applicationsInScope(world: World, { partner, scope }: Engagement): Application[] {
  return world.applications.filter(
    (application) =>
      application.partner === partner &&
      scope.some(({ version }) => application.products.includes(version.product)),
  );
}

/** When the earliest credential for an application in scope was issued; rotating it changes nothing. */
export function firstIssueOf(
  world: World,
  engagement: Engagement,
  environment: Environment,
  now: number,
): number | null {
  const applications = applicationsInScope(world, engagement);
  const issues = world.credentials
    .filter((each) => each.environment === environment && applications.includes(each.application))
    .map(({ issuedAt }) => issuedAt)
    .filter((issuedAt) => issuedAt <= now);
  return issues.length === 0 ? null : Math.min(...issues);
}
