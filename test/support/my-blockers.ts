import type { Json, TestApp } from './app.js';
import { traces } from './partner-acts.js';
import type { Person } from './people.js';
import type { Started } from './seed-integrations.js';

const PARTNER = 'partner@northwind.example';
const MANAGER = 'manager@causeway.example';
const BLOCKER = 'id severity party reason milestoneCode raisedAt commitmentOn resolvedAt version';
const STANDING = `query ($key: String!, $open: Boolean) { myIntegration(key: $key) { forecastGoLiveOn
  blockers(open: $open) { ${BLOCKER} } milestones { code blocked }
  waitingForYou { title milestoneCode blockerId dueOn blocksGoLive }
  waitingForUs { title milestoneCode blockerId dueOn blocksGoLive } } }`;

export type Move = 'raiseMyBlocker' | 'commitMyBlocker' | 'resolveMyBlocker';

/** What Northwind's user and the manager do with the blockers of one integration. */
export class MyBlockers {
  constructor(
    private readonly app: TestApp,
    private readonly own: Started,
  ) {}

  async move(name: Move, input: object, person: Person = PARTNER): Promise<Json> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await this.app.gql(
      person,
      `mutation ($input: ${type}!) { ${name}(input: $input) {
        integrationBlocker { ${BLOCKER} } userErrors { code field message } } }`,
      { input },
    );
    expect(errors).toBeUndefined();
    return data[name];
  }

  /** @returns the blocker after a successful change */
  async moved(name: Move, input: object, person?: Person): Promise<Json> {
    const { integrationBlocker, userErrors } = await this.move(name, input, person);
    expect(userErrors).toEqual([]);
    return integrationBlocker;
  }

  /** @returns the reasons for a rejection; nothing was written */
  async refused(name: Move, input: object): Promise<Json> {
    const before = await traces(this.app);
    const { integrationBlocker, userErrors } = await this.move(name, input);
    expect(integrationBlocker).toBeNull();
    expect(await traces(this.app)).toEqual(before);
    return userErrors;
  }

  raised(input: object = {}, person?: Person): Promise<Json> {
    const given = { key: this.own.key, severity: 'HIGH', reason: 'No answer.', ...input };
    return this.moved('raiseMyBlocker', given, person);
  }

  /** @returns the ID of a blocker that the partner must act on and can see, unless specified otherwise */
  async raiseAsManager(input: object): Promise<string> {
    const wish = { severity: 'MEDIUM', party: 'PARTNER', reason: 'Keys are missing.', visibility: 'PARTNER' };
    const { data } = await this.app.gql(
      MANAGER,
      `mutation ($input: RaiseBlockerInput!) { raiseBlocker(input: $input) { blocker { id } userErrors { message } } }`,
      { input: { engagementId: this.own.id, ...wish, ...input } },
    );
    expect(data.raiseBlocker.userErrors).toEqual([]);
    return data.raiseBlocker.blocker.id;
  }

  async standing(variables: object = {}): Promise<Json> {
    return (await this.app.gql(PARTNER, STANDING, { key: this.own.key, ...variables })).data.myIntegration;
  }

  async shown(id: string): Promise<Json> {
    return (await this.standing()).blockers.find((each: Json) => each.id === id);
  }

  /** @returns the staff's milestone with that code */
  async milestone(code: string): Promise<Json> {
    const query =
      'query ($key: String) { engagement(key: $key) { milestones { id code isGoLive floatDays } } }';
    const { milestones } = (await this.app.gql(MANAGER, query, { key: this.own.key })).data.engagement;
    return milestones.find((each: Json) => each.code === code);
  }
}
