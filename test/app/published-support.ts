import type { Json } from '../support/app.js';
import * as files from '../support/files.js';
import { COMPLIANCE, ENGINEER, MANAGER, PARTNER, type Person } from '../support/people.js';
import type { Started } from '../support/seed-integrations.js';
import { ACCOUNTS, Checklists } from './checklist-support.js';

/** Published content: how it is created, and how it is withdrawn. */
export interface Published {
  /** The mutation that withdraws or replaces it. */
  readonly mutation: string;
  readonly by: Person;
  /** The whole input; the version is the current one. */
  readonly input: object;
}

/** Where partners read what the services team publishes. */
export class Publisher {
  private constructor(readonly checklists: Checklists) {}

  static async start(): Promise<Publisher> {
    const checklists = await Checklists.start();
    // The new checklist causes an event for every existing engagement, and there are none yet.
    await checklists.app.settle();
    return new Publisher(checklists);
  }

  get app() {
    return this.checklists.app;
  }

  async run(person: Person, name: string, input: object, selection = ''): Promise<Json> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code field message } } }`;
    const { data, errors } = await this.app.gql(person, query, { input });
    expect(errors).toBeUndefined();
    return data[name];
  }

  /** @returns the payload, which has no errors */
  async done(...[person, name, input, selection]: Parameters<Publisher['run']>): Promise<Json> {
    const payload = await this.run(person, name, input, selection);
    expect(payload.userErrors).toEqual([]);
    return payload;
  }

  async logged({ id }: Started, text: string): Promise<{ entryId: string; expectedVersion: number }> {
    const input = { engagementId: id, text, minutes: 30, visibility: 'PARTNER' };
    const { entry } = await this.done(ENGINEER, 'logProgress', input, 'entry { id }');
    return { entryId: entry.id, expectedVersion: 1 };
  }

  async commented({ key }: Started, text: string): Promise<{ entryId: string; expectedVersion: number }> {
    await this.done(PARTNER, 'commentOnMyIntegration', { key, text });
    const read = '($key: String!) { engagement(key: $key) { progress(first: 1) { nodes { id } } } }';
    const { data } = await this.app.gql(MANAGER, `query ${read}`, { key });
    return { entryId: data.engagement.progress.nodes[0].id, expectedVersion: 1 };
  }

  async raised({ id }: Started, reason: string, isResolved: boolean) {
    const input = { engagementId: id, severity: 'LOW', party: 'SERVICES', reason, visibility: 'PARTNER' };
    const { blocker } = await this.done(ENGINEER, 'raiseBlocker', input, 'blocker { id }');
    const blockerId: string = blocker.id;
    if (isResolved) await this.done(ENGINEER, 'resolveBlocker', { blockerId, resolution: 'Gone.' });
    return { blockerId, expectedVersion: isResolved ? 2 : 1 };
  }

  async raisedByPartner({ key }: Started, reason: string) {
    const input = { key, severity: 'LOW', reason };
    const payload = await this.done(PARTNER, 'raiseMyBlocker', input, 'integrationBlocker { id version }');
    const { id: blockerId, version: expectedVersion } = payload.integrationBlocker;
    return { blockerId, expectedVersion };
  }

  async titled({ key }: Started, title: string) {
    const read = 'query ($key: String!) { engagement(key: $key) { milestones { id code party version } } }';
    const { milestones } = (await this.app.gql(MANAGER, read, { key })).data.engagement;
    const { id: milestoneId, version } = milestones.find((each: Json) => each.party === 'SERVICES');
    const input = { milestoneId, expectedVersion: version, title, visibility: 'PARTNER' };
    await this.done(ENGINEER, 'updateMilestone', input);
    return { milestoneId, expectedVersion: version + 1 };
  }

  async versionOf({ key }: Started): Promise<number> {
    const read = 'query ($key: String!) { engagement(key: $key) { version } }';
    return (await this.app.gql(MANAGER, read, { key })).data.engagement.version;
  }

  async named(started: Started, title: string) {
    const { id: engagementId } = started;
    const expectedVersion = await this.versionOf(started);
    await this.done(ENGINEER, 'updateEngagement', { engagementId, expectedVersion, title });
    return { engagementId };
  }

  async rejected(started: Started, note: string) {
    await this.checklists.submit(ENGINEER, started, 'TERMS');
    const item = { engagementId: started.id, apiProductId: ACCOUNTS, code: 'TERMS' };
    await this.done(COMPLIANCE, 'reviewChecklistItem', { ...item, decision: 'REJECTED', note });
    return item;
  }

  /** @param person uploads of a partner user are visible to the partner */
  async uploaded(started: Started, name: string, person: Person = ENGINEER) {
    const more = person === PARTNER ? [] : ([['visibility', 'PARTNER']] as const);
    const file = { ...files.PDF, name: `${name}.pdf` };
    const { body } = await files.upload(this.app, person, started.key, file, more);
    const uploadId: string = body.upload.id;
    const evidence = { code: 'TERMS', uploadId };
    if (person === PARTNER)
      await this.done(PARTNER, 'submitMyEvidence', {
        key: started.key,
        apiProductSlug: 'accounts',
        ...evidence,
      });
    else
      await this.done(person, 'submitEvidence', {
        engagementId: started.id,
        apiProductId: ACCOUNTS,
        ...evidence,
      });
    return { uploadId, expectedVersion: 1 };
  }
}

type Publish = (publisher: Publisher, started: Started, words: string) => Promise<Published>;

const entry =
  (wish: object, by: Person = ENGINEER): Publish =>
  async (publisher, started, words) => {
    const named = await publisher.logged(started, words);
    return { mutation: 'correctProgress', by, input: { ...named, reason: 'It is a secret.', ...wish } };
  };
const comment =
  (wish: object): Publish =>
  async (publisher, started, words) => {
    const named = await publisher.commented(started, words);
    return { mutation: 'correctProgress', by: MANAGER, input: { ...named, reason: 'A secret.', ...wish } };
  };
const blocker =
  (wish: object, isResolved = false): Publish =>
  async (publisher, started, words) => {
    const named = await publisher.raised(started, words, isResolved);
    return { mutation: 'updateBlocker', by: ENGINEER, input: { ...named, ...wish } };
  };
const partnersBlocker =
  (wish: object): Publish =>
  async (publisher, started, words) => {
    const named = await publisher.raisedByPartner(started, words);
    return { mutation: 'updateBlocker', by: ENGINEER, input: { ...named, ...wish } };
  };
const milestone =
  (wish: object): Publish =>
  async (publisher, started, words) => {
    const named = await publisher.titled(started, words);
    return { mutation: 'updateMilestone', by: ENGINEER, input: { ...named, ...wish } };
  };
const file =
  (by: Person, of: Person): Publish =>
  async (publisher, started, words) => {
    const named = await publisher.uploaded(started, words, of);
    const wish = { visibility: 'INTERNAL', reason: 'A secret.' };
    return { mutation: 'updateUpload', by, input: { ...named, ...wish } };
  };
const HIDDEN = { visibility: 'INTERNAL' };

/** Everything that partners can read in someone's own words, with each way to withdraw it. */
export const PUBLICATIONS: Readonly<Record<string, Publish>> = {
  'an update, withdrawn': entry({ withdraw: true }),
  'an update, hidden': entry(HIDDEN),
  'an update, in other words': entry({ text: 'It is in the vault.' }),
  'an update, withdrawn by a manager': entry({ withdraw: true }, MANAGER),
  "a partner's comment, hidden": comment(HIDDEN),
  "a partner's comment, withdrawn": comment({ withdraw: true }),
  'an open blocker, hidden': blocker(HIDDEN),
  'an open blocker, in other words': blocker({ reason: 'A key is missing.' }),
  'a resolved blocker, hidden': blocker(HIDDEN, true),
  'a resolved blocker, in other words': blocker({ reason: 'A key was missing.' }, true),
  "a partner's blocker, hidden": partnersBlocker(HIDDEN),
  "a partner's blocker, in other words": partnersBlocker({ reason: 'A key is missing.' }),
  'a milestone, hidden': milestone(HIDDEN),
  'a milestone, in other words': milestone({ title: 'Exchange of keys' }),
  'the title of an engagement': async (publisher, started, words) => {
    const named = await publisher.named(started, words);
    const expectedVersion = await publisher.versionOf(started);
    return {
      mutation: 'updateEngagement',
      by: ENGINEER,
      input: { ...named, expectedVersion, title: 'Accounts' },
    };
  },
  'why evidence was rejected': async (publisher, started, words) => {
    const item = await publisher.rejected(started, words);
    const again = { ...item, decision: 'REJECTED', note: 'No signature.' };
    return { mutation: 'reviewChecklistItem', by: COMPLIANCE, input: again };
  },
  'a file of the services team, hidden': file(ENGINEER, ENGINEER),
  'a file of the partner, hidden by a manager': file(MANAGER, PARTNER),
};
