import { newId, toTypeId } from '../../src/kernel/ids.js';
import { MAX_REVISIONS } from '../../src/modules/engagements/index.js';
import type { Answer } from '../support/app.js';
import { AUDITOR, PARTNER, type Person } from '../support/people.js';
import { Delivery, ENGINEER, MANAGER, OTHER_ENGINEER } from './delivery-support.js';

const ENTRY = `id text minutes version author correctedAt revisions { revision text minutes at by reason }`;
const CORRECT = `mutation ($input: CorrectProgressInput!) { correctProgress(input: $input) {
  userErrors { code field message } progressEntry { ${ENTRY} } } }`;
const READ = `query ($id: ID!) { engagement(id: $id) { version minutesLogged progress { nodes { ${ENTRY} } } } }`;
const UPDATES = '{ myIntegrations { nodes { key updates { nodes { text author } } } } }';

describe('correcting progress', () => {
  let delivery: Delivery;
  let engagementId: string;
  let entryId: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  beforeEach(async () => {
    delivery.app.clock.pin(new Date('2026-11-30T15:00:00Z'));
    engagementId = await delivery.engagement();
    entryId = await log(ENGINEER, { visibility: 'PARTNER' });
    delivery.app.clock.pin(new Date('2026-11-30T16:00:00Z'));
  });
  afterAll(() => delivery.app.stop());

  async function log(person: Person, more: object = {}): Promise<string> {
    const input = { engagementId, text: 'Your key is 1234.', minutes: 45, ...more };
    const { data } = await delivery.log(person, input);
    return data.logProgress.entry.id;
  }
  const correct = (person: Person, changes: object, headers: object = {}): Promise<Answer> => {
    const input = { entryId, expectedVersion: 1, reason: 'It told a secret.', ...changes };
    return delivery.app.gql(person, CORRECT, { input }, headers);
  };
  const read = async (person: Person = AUDITOR) =>
    (await delivery.app.gql(person, READ, { id: engagementId })).data.engagement;
  const seenByPartner = async () => {
    const { data } = await delivery.app.gql(PARTNER, UPDATES);
    return data.myIntegrations.nodes[0].updates.nodes;
  };

  const first = {
    ...{ revision: 1, text: 'Your key is 1234.', minutes: 45, at: '2026-11-30T15:00:00.000Z' },
    ...{ by: 'engineer@causeway.example', reason: null },
  };
  const second = {
    ...{ revision: 2, text: 'Your key is in the vault.', minutes: 30, at: '2026-11-30T16:00:00.000Z' },
    ...{ by: MANAGER, reason: 'It told a secret.' },
  };

  it('keeps what was said before next to the correction, with who, when and why', async () => {
    expect((await read()).progress.nodes).toMatchObject([
      { version: 1, correctedAt: null, revisions: [first] },
    ]);
    const { data } = await correct(MANAGER, { text: 'Your key is in the vault.', minutes: 30 });
    const corrected = {
      ...{ id: entryId, text: 'Your key is in the vault.', minutes: 30, version: 2 },
      ...{ author: ENGINEER, correctedAt: '2026-11-30T16:00:00.000Z', revisions: [first, second] },
    };
    expect(data.correctProgress).toEqual({ userErrors: [], progressEntry: corrected });
    expect(await read()).toEqual({ version: 3, minutesLogged: 30, progress: { nodes: [corrected] } });

    delivery.app.clock.pin(new Date('2026-11-30T17:00:00Z'));
    const third = {
      revision: 3,
      text: 'Your key is in the vault.',
      minutes: 60,
      by: ENGINEER,
      reason: 'Longer.',
    };
    await correct(ENGINEER, { expectedVersion: 2, minutes: 60, reason: 'Longer.' });
    const [entry] = (await read()).progress.nodes;
    expect(entry).toMatchObject({ minutes: 60, version: 3, correctedAt: '2026-11-30T17:00:00.000Z' });
    expect(entry.revisions).toEqual([first, second, { ...third, at: '2026-11-30T17:00:00.000Z' }]);
    expect((await read()).minutesLogged).toBe(60);
  });

  it('shows the partner only the latest text, and stores the old one where no partner can read it', async () => {
    expect(await seenByPartner()).toEqual([{ text: 'Your key is 1234.', author: ENGINEER }]);
    await correct(ENGINEER, { text: 'Your key is in the vault.' });
    expect(await seenByPartner()).toEqual([{ text: 'Your key is in the vault.', author: ENGINEER }]);
    await expect(delivery.app.pools.portal.query('select text from progress_revision')).rejects.toThrow(
      /permission denied/,
    );
    const { rows } = await delivery.app.pools.staff.query(
      "select changes from audit_entry where action = 'progress.correct' order by id desc limit 1",
    );
    const changes = { engagementId, revision: 2, reason: 'It told a secret.', textCorrected: true };
    expect(rows).toEqual([{ changes }]);
  });

  it('notifies subscribers to the engagement', async () => {
    const kinds = async () => {
      const { rows } = await delivery.app.pools.staff.query('select kind from outbox where subject = $1', [
        (
          await delivery.app.pools.staff.query(
            'select engagement_id from progress_entry order by id desc limit 1',
          )
        ).rows[0].engagement_id,
      ]);
      return rows.length;
    };
    const before = await kinds();
    await correct(ENGINEER, { minutes: 5 });
    expect(await kinds()).toBe(before + 1);
  });

  it.each<[string, Person, string | null]>([
    ['an admin', 'admin@causeway.example', null],
    ['a manager', MANAGER, null],
    ['its author', ENGINEER, null],
    ['an engineer of another team', OTHER_ENGINEER, 'FORBIDDEN'],
    ['a compliance reviewer', 'compliance@causeway.example', 'FORBIDDEN'],
    ['an auditor', AUDITOR, 'FORBIDDEN'],
    ['a partner user', PARTNER, 'FORBIDDEN'],
  ])('is for its author and for managers: %s', async (_who, person, code) => {
    const { errors, data } = await correct(person, { minutes: 5 });
    expect(errors?.[0]?.extensions.code ?? null).toBe(code);
    if (code === null) expect(data.correctProgress.userErrors).toEqual([]);
    else expect((await read()).progress.nodes).toMatchObject([{ version: 1 }]);
  });

  it('is not for a colleague of the same team, nor for its author after leaving it', async () => {
    const { data } = await delivery.app.gql(MANAGER, '{ engineers { nodes { id email } } }');
    const { id: colleague } = data.engineers.nodes.find(
      (each: { email: string }) => each.email === OTHER_ENGINEER,
    );
    const update = `mutation ($input: UpdateEngagementInput!) { updateEngagement(input: $input) { userErrors { message } } }`;
    const { version } = await read();
    const lead = { engagementId, expectedVersion: version, leadId: colleague, teamIds: [] };
    const moved = await delivery.app.gql(MANAGER, update, { input: lead });
    expect(moved.data.updateEngagement.userErrors).toEqual([]);
    for (const person of [OTHER_ENGINEER, ENGINEER])
      expect((await correct(person, { minutes: 5 })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('cannot reword what a partner wrote', async () => {
    const [{ key }] = (await delivery.app.gql(PARTNER, UPDATES)).data.myIntegrations.nodes;
    const comment = `mutation ($input: CommentOnMyIntegrationInput!) { commentOnMyIntegration(input: $input) { userErrors { message } } }`;
    await delivery.app.gql(PARTNER, comment, { input: { key, text: 'We disagree.' } });
    const { rows } = await delivery.app.pools.staff.query<{ id: string }>(
      "select id from progress_entry where text = 'We disagree.' order by id desc limit 1",
    );
    const { errors } = await correct(MANAGER, {
      entryId: toTypeId('progressEntry', rows[0]!.id),
      text: 'We agree.',
    });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it.each<[string, object, string, string | null]>([
    ['a correction without changes', {}, 'INVALID', null],
    ['the same text and minutes', { text: 'Your key is 1234.', minutes: 45 }, 'INVALID', null],
    ['a blank text', { text: ' ' }, 'INVALID', 'text'],
    ['a text of 4,001 characters', { text: 'x'.repeat(4001) }, 'INVALID', 'text'],
    ['null as text', { text: null }, 'INVALID', 'text'],
    ['negative minutes', { minutes: -1 }, 'INVALID', 'minutes'],
    ['more minutes than a day has', { minutes: 1441 }, 'INVALID', 'minutes'],
    ['null as minutes', { minutes: null }, 'INVALID', 'minutes'],
    ['a blank reason', { minutes: 5, reason: '' }, 'INVALID', 'reason'],
    ['a reason of 1,001 characters', { minutes: 5, reason: 'x'.repeat(1001) }, 'INVALID', 'reason'],
    ['an outdated version', { minutes: 5, expectedVersion: 7 }, 'CONFLICT', 'expectedVersion'],
    [
      'an entry that does not exist',
      { minutes: 5, entryId: toTypeId('progressEntry', newId()) },
      'NOT_FOUND',
      'entryId',
    ],
    ['the id of something else', { minutes: 5, entryId: 'eng_what' }, 'NOT_FOUND', 'entryId'],
  ])('rejects %s and writes nothing', async (_case, changes, code, field) => {
    const before = [await delivery.rows(), await read()];
    const { data, errors } = await correct(MANAGER, changes);
    expect(errors).toBeUndefined();
    const userErrors = [{ code, field: field === null ? null : ['input', field] }];
    expect(data.correctProgress).toMatchObject({ progressEntry: null, userErrors });
    expect([await delivery.rows(), await read()]).toEqual(before);
  });

  it.each([
    ['4,000 characters', { text: 'x'.repeat(4000) }],
    ['1,440 minutes', { minutes: 1440 }],
    ['no minutes', { minutes: 0 }],
    ['a reason of 1,000 characters', { minutes: 5, reason: 'x'.repeat(1000) }],
  ])('accepts %s', async (_case, changes) => {
    expect((await correct(MANAGER, changes)).data.correctProgress.userErrors).toEqual([]);
  });

  it(`is limited to ${MAX_REVISIONS} revisions, all of which can be read`, async () => {
    for (let version = 1; version < MAX_REVISIONS; version += 1)
      expect(
        (await correct(MANAGER, { expectedVersion: version, minutes: version })).data.correctProgress,
      ).toMatchObject({ userErrors: [], progressEntry: { version: version + 1 } });
    const { data } = await correct(MANAGER, { expectedVersion: MAX_REVISIONS, minutes: 1000 });
    expect(data.correctProgress.userErrors).toMatchObject([
      { code: 'LIMIT_EXCEEDED', field: ['input', 'entryId'] },
    ]);
    const [entry] = (await read()).progress.nodes;
    expect(entry.revisions.map(({ revision }: { revision: number }) => revision)).toEqual(
      Array.from({ length: MAX_REVISIONS }, (_each, index) => index + 1),
    );
  });

  it('is possible after the engagement has ended: what a partner reads, and what time was spent, can be put right', async () => {
    const close = `mutation ($input: CloseEngagementInput!) { closeEngagement(input: $input) { userErrors { message } } }`;
    const input = { engagementId, outcome: 'CANCELLED', reason: 'Over.' };
    expect((await delivery.app.gql(MANAGER, close, { input })).data.closeEngagement.userErrors).toEqual([]);
    const { data } = await correct(ENGINEER, { text: 'Your key is in the vault.' });
    expect(data.correctProgress).toMatchObject({ userErrors: [], progressEntry: { version: 2 } });
  });

  it('lets only one of two requests with the same version succeed', async () => {
    const answers = await Promise.all([5, 10].map((minutes) => correct(MANAGER, { minutes })));
    const codes = answers.flatMap(({ data }) =>
      data.correctProgress.userErrors.map((error: { code: string }) => error.code),
    );
    expect(codes).toEqual(['CONFLICT']);
    expect((await read()).progress.nodes).toMatchObject([{ version: 2 }]);
  });

  it('returns the first response to a repeat, and corrects once', async () => {
    const headers = { 'idempotency-key': `correct-${entryId}` };
    const first = await correct(ENGINEER, { minutes: 5 }, headers);
    const again = await correct(ENGINEER, { minutes: 5 }, headers);
    expect(first.data.correctProgress).toMatchObject({ userErrors: [], progressEntry: { version: 2 } });
    expect(again.data).toEqual(first.data);
  });
});
