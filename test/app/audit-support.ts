import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AUDITOR, type Person } from '../support/people.js';
import type { Json } from '../support/app.js';
import { Delivery } from './delivery-support.js';

/** Every action of the product, by the test that covers it. */
export const ACTS = {
  /** Their subject is new, so there are no old values. */
  new: [
    ...['api-key.create', 'api-product.create', 'application.register', 'partner.create', 'user.invite'],
    ...['engineer.create', 'time-off.add', 'allocation.make', 'engagement.start', 'milestone.add'],
    ...['blocker.raise', 'playbook.publish', 'health-model.publish', 'integration.comment'],
    ...['integration.pulse', 'upload.store', 'view.create'],
  ],
  /** Their entries state what was added and removed, or change no field. */
  withoutOld: ['holidays.set', 'health.recompute', 'quarantine.expire'],
  /** Actions on files, queues, traffic, evidence and saved views, covered by the tests of those. */
  elsewhere: [
    'work-week.set',
    ...['api-version.deprecate', 'api-version.sunset', 'integration.announce-sunset'],
    'upload.expire',
    'upload.update',
    ...['health.override', 'health.clear-override', 'health-model.activate'],
    'job.retry',
    'quarantine.retry',
    'view.update',
    'view.delete',
    'alert.acknowledge',
    'alert-rule.set',
    'backtest.start',
    'backtest.cancel',
    'checklist.review',
    'evidence.submit',
    'engagement.portal-preview',
    'milestone.prove',
  ],
  ofEngagements: [
    ...[
      'milestone.update',
      'milestone.reschedule',
      'milestone.complete',
      'blocker.update',
      'blocker.resolve',
    ],
    ...['allocation.update', 'allocation.end', 'allocation.remove', 'progress.correct'],
    ...['engagement.log-progress', 'engagement.update', 'engagement.pass-ball', 'engagement.take-baseline'],
    ...['engagement.hold', 'engagement.resume', 'engagement.advance-stage', 'engagement.return-to-stage'],
    'engagement.close',
  ],
  ofCompanies: [
    ...['partner.update', 'engineer.update', 'time-off.remove', 'checklist.set', 'api-description.import'],
    ...[
      'api-key.revoke',
      'user.deactivate',
      'user.update',
      'user.reactivate',
      'credential.rotate',
      'credential.revoke',
    ],
  ],
};

export interface Entry {
  readonly action: string;
  readonly changes: Record<string, unknown>;
  readonly previous: Record<string, unknown> | null;
  readonly engagement: { readonly id: string } | null;
}

export const LOG = `query ($filter: AuditFilter, $engagementId: ID) {
  auditLog(first: 100, filter: $filter, engagementId: $engagementId) { nodes {
    action changes previous engagement { id } } totalCount } }`;

/** A running product whose audit log is checked after each action. */
export class Audited {
  readonly seen = new Set<string>();
  private constructor(readonly delivery: Delivery) {}

  static async start(): Promise<Audited> {
    return new Audited(await Delivery.start());
  }

  async run(person: Person, name: string, input: object, answer = ''): Promise<Json> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} userErrors { field message } } }`;
    const { data, errors } = await this.delivery.app.gql(person, query, { input });
    expect({ name, errors, faults: data?.[name].userErrors }).toEqual({
      name,
      errors: undefined,
      faults: [],
    });
    return data[name];
  }

  async entries(variables: object): Promise<Entry[]> {
    const { data, errors } = await this.delivery.app.gql(AUDITOR, LOG, variables);
    expect(errors).toBeUndefined();
    return data.auditLog.nodes;
  }

  /** @returns the latest entry for an action */
  async entryOf(action: string): Promise<Entry> {
    this.seen.add(action);
    return (await this.entries({ filter: { action: { in: [action] } } }))[0]!;
  }

  async productUuid(): Promise<string> {
    const { rows } = await this.delivery.app.pools.staff.query<{ id: string }>('select id from api_product');
    return rows[0]!.id;
  }
}

/** Every action named in our sources. */
export function actionsOfSources(): string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!spec)\.ts$/.test(file),
  );
  const lines = files.flatMap((file) => readFileSync(path.join('src', file), 'utf8').split('\n'));
  const named = lines
    .filter((line) => /\baction\b/.test(line))
    .flatMap((line) => [...line.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, action]) => action!));
  return [...new Set(named)].sort();
}
