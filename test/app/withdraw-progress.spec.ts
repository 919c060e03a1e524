import { fromTypeId, toTypeId } from '../../src/kernel/ids.js';
import { MAX_REVISIONS } from '../../src/modules/engagements/index.js';
import type { Answer } from '../support/app.js';
import { ADMIN, AUDITOR, COMPLIANCE, PARTNER, type Person } from '../support/people.js';
import { Delivery, ENGINEER, MANAGER, OTHER_ENGINEER } from './delivery-support.js';

const ENTRY = `id text minutes day visibility withdrawn version
  revisions { revision text day visibility withdrawn by reason }`;
const CORRECT = `mutation ($input: CorrectProgressInput!) { correctProgress(input: $input) {
  userErrors { code field message } progressEntry { ${ENTRY} } } }`;
const READ = `query ($id: ID!) { engagement(id: $id) { minutesLogged progress { nodes { ${ENTRY} } } } }`;
const UPDATES = '{ myIntegrations { nodes { key updates { nodes { text day author withdrawn } } } } }';
const COMMENT = `mutation ($input: CommentOnMyIntegrationInput!) { commentOnMyIntegration(input: $input) {
  userErrors { message } } }`;
const TIME =
  'query ($from: LocalDate!, $to: LocalDate!) { myTime(from: $from, to: $to) { days { day minutes } } }';
const SECRET = 'Your key is 1234.';

describe('withdrawing, hiding and moving progress', () => {
  let delivery: Delivery;
  let engagementId: string;
  let entryId: string;
  beforeAll(async () => {
    delivery = await Delivery.start(new Date('2026-12-04T15:00:00Z'));
  });
  beforeEach(async () => {
    engagementId = await delivery.engagement();
    entryId = await log(ENGINEER, { visibility: 'PARTNER' });
  });
  afterAll(() => delivery.app.stop());

  async function log(person: Person, more: object = {}): Promise<string> {
    const { data } = await delivery.log(person, { engagementId, text: SECRET, minutes: 45, ...more });
    return data.logProgress.entry.id;
  }
  const correct = (person: Person, wish: object, headers: object = {}): Promise<Answer> => {
    const input = { entryId, expectedVersion: 1, reason: 'It told a secret.', ...wish };
    return delivery.app.gql(person, CORRECT, { input }, headers);
  };
  const done = async (person: Person, wish: object) => {
    const { data, errors } = await correct(person, wish);
    expect([errors, data?.correctProgress.userErrors]).toEqual([undefined, []]);
    return data.correctProgress.progressEntry;
  };
  const faults = ({ data }: Answer): string[] =>
    data.correctProgress.userErrors.map(
      ({ code, field }: { code: string; field: string[] | null }) => `${code} ${field?.[1]}`,
    );
  const read = async () => (await delivery.app.gql(AUDITOR, READ, { id: engagementId })).data.engagement;
  const entries = async () => (await read()).progress.nodes;
  const seenByPartner = async () =>
    (await delivery.app.gql(PARTNER, UPDATES)).data.myIntegrations.nodes[0].updates.nodes;
  /** @returns an entry written by a partner user */
  const commented = async (): Promise<string> => {
    const { key } = (await delivery.app.gql(PARTNER, UPDATES)).data.myIntegrations.nodes[0];
    await delivery.app.gql(PARTNER, COMMENT, { input: { key, text: SECRET } });
    const [{ id }] = await entries();
    return id;
  };

  const seen = { text: SECRET, day: '2026-12-04', author: ENGINEER, withdrawn: false };
  const logged = {
    ...{ revision: 1, text: SECRET, day: '2026-12-04', visibility: 'PARTNER', withdrawn: false },
    ...{ by: ENGINEER, reason: null },
  };

  it('replaces the text: the partner reads that it was withdrawn, auditors the original', async () => {
    expect(await seenByPartner()).toEqual([seen]);
    const entry = await done(ENGINEER, { withdraw: true });
    expect(entry).toMatchObject({ text: 'Withdrawn.', withdrawn: true, minutes: 45, visibility: 'PARTNER' });
    expect(await seenByPartner()).toEqual([{ ...seen, text: 'Withdrawn.', withdrawn: true }]);
    const second = { text: 'Withdrawn.', withdrawn: true, revision: 2, reason: 'It told a secret.' };
    expect((await entries())[0].revisions).toEqual([logged, { ...logged, ...second }]);
    expect((await read()).minutesLogged).toBe(45);
  });

  it('hides a whole entry, and shows it again', async () => {
    await done(ENGINEER, { visibility: 'INTERNAL' });
    expect(await seenByPartner()).toEqual([]);
    await done(ENGINEER, { visibility: 'PARTNER', expectedVersion: 2 });
    expect(await seenByPartner()).toEqual([seen]);
    const [{ revisions }] = await entries();
    const visibilities = revisions.map(({ visibility }: { visibility: string }) => visibility);
    expect(visibilities).toEqual(['PARTNER', 'INTERNAL', 'PARTNER']);
  });

  it('lets a withdrawn entry get its text back, or a new one', async () => {
    await done(ENGINEER, { withdraw: true });
    await done(ENGINEER, { minutes: 30, expectedVersion: 2 });
    expect(await seenByPartner()).toEqual([{ ...seen, text: 'Withdrawn.', withdrawn: true }]);
    await done(ENGINEER, { withdraw: false, expectedVersion: 3 });
    expect(await seenByPartner()).toEqual([seen]);
    await done(ENGINEER, { withdraw: true, expectedVersion: 4 });
    await done(ENGINEER, { text: 'It is in the vault.', expectedVersion: 5 });
    expect(await seenByPartner()).toEqual([{ ...seen, text: 'It is in the vault.' }]);
  });

  it('moves the work, and its time, to the day on which it was done', async () => {
    const time = async () =>
      (await delivery.app.gql(ENGINEER, TIME, { from: '2026-11-30', to: '2026-12-04' })).data.myTime.days;
    const on = (days: { day: string; minutes: number }[], day: string) =>
      days.find((each) => each.day === day)?.minutes ?? 0;
    const before = await time();
    await done(ENGINEER, { day: '2026-12-02' });
    const after = await time();
    expect(on(after, '2026-12-02') - on(before, '2026-12-02')).toBe(45);
    expect(on(before, '2026-12-04') - on(after, '2026-12-04')).toBe(45);
    expect((await read()).minutesLogged).toBe(45);
    expect(await seenByPartner()).toEqual([{ ...seen, day: '2026-12-02' }]);
    const [{ revisions }] = await entries();
    expect(revisions.map(({ day }: { day: string }) => day)).toEqual(['2026-12-04', '2026-12-02']);
  });

  it.each<[string, object, readonly string[]]>([
    ['tomorrow', { day: '2026-12-05' }, ['INVALID day']],
    ['a day before the start', { day: '2026-11-29' }, ['INVALID day']],
    ['the same day', { day: '2026-12-04' }, ['INVALID undefined']],
    ['the same visibility', { visibility: 'PARTNER' }, ['INVALID undefined']],
    ['undoing a withdrawal that does not exist', { withdraw: false }, ['INVALID undefined']],
    ['a day of null', { day: null }, ['INVALID day']],
    ['a visibility of null', { visibility: null }, ['INVALID visibility']],
    ['a withdrawal of null', { withdraw: null }, ['INVALID withdraw']],
    ['a withdrawal with a text', { withdraw: true, text: 'Anew.' }, ['INVALID text']],
    ['a withdrawal of an old version', { withdraw: true, expectedVersion: 7 }, ['CONFLICT expectedVersion']],
  ])('rejects %s and writes nothing', async (_case, wish, expected) => {
    const before = [await delivery.rows(), await read()];
    expect(faults(await correct(MANAGER, wish))).toEqual(expected);
    expect([await delivery.rows(), await read()]).toEqual(before);
  });

  it('rejects withdrawing what is withdrawn', async () => {
    await done(ENGINEER, { withdraw: true });
    const again = await correct(ENGINEER, { withdraw: true, expectedVersion: 2 });
    expect(faults(again)).toEqual(['NOT_ALLOWED_IN_STATE withdraw']);
  });

  it('returns the first response to a repeat, and withdraws once', async () => {
    const headers = { 'idempotency-key': `withdraw-${entryId}` };
    const first = await correct(ENGINEER, { withdraw: true }, headers);
    const again = await correct(ENGINEER, { withdraw: true }, headers);
    expect(first.data.correctProgress).toMatchObject({ userErrors: [], progressEntry: { version: 2 } });
    expect(again.data).toEqual(first.data);
  });

  it('is audited without the text', async () => {
    await done(ENGINEER, { withdraw: true, day: '2026-12-03' });
    const { rows } = await delivery.app.pools.staff.query(
      "select changes, previous from audit_entry where action = 'progress.correct' order by id desc limit 1",
    );
    const changes = { withdrawn: true, day: '2026-12-03', textCorrected: true, revision: 2 };
    const previous = { withdrawn: false, day: '2026-12-04' };
    expect(rows).toEqual([{ changes: { ...changes, engagementId, reason: 'It told a secret.' }, previous }]);
  });

  it('keeps the text out of the row that the portal reads, by a database constraint', async () => {
    await done(ENGINEER, { withdraw: true });
    const put = delivery.app.pools.staff.query('update progress_entry set text = $2 where id = $1', [
      fromTypeId('progressEntry', entryId),
      SECRET,
    ]);
    await expect(put).rejects.toThrow(/check constraint/);
  });

  it.each([
    ['withdraws', { withdraw: true }],
    ['hides', { visibility: 'INTERNAL' }],
  ])(`still %s after ${MAX_REVISIONS} revisions, and nothing more`, async (_how, wish) => {
    const id = fromTypeId('progressEntry', entryId);
    await delivery.app.pools.staff.query(
      `with kept as (
         insert into progress_revision (entry_id, partner_id, revision, text, minutes, day, visibility, withdrawn,
           at, by_id, by_name, reason)
         select id, partner_id, n, text, minutes, day, visibility, false, created_at, author_id, author_name,
           case when n > 1 then 'A slip.' end
         from progress_entry, generate_series(1, $2 - 1) n where id = $1
       )
       update progress_entry set version = $2, revised_at = created_at, revised_by_id = author_id,
         revised_by_name = author_name, revision_reason = 'A slip.' where id = $1`,
      [id, MAX_REVISIONS],
    );
    const full = { expectedVersion: MAX_REVISIONS };
    expect(faults(await correct(ENGINEER, { ...full, minutes: 5 }))).toEqual(['LIMIT_EXCEEDED entryId']);
    const { revisions } = await done(ENGINEER, { ...full, ...wish });
    expect(revisions).toHaveLength(MAX_REVISIONS + 1);
    const back = { expectedVersion: MAX_REVISIONS + 1, withdraw: false, visibility: 'PARTNER' };
    expect(faults(await correct(ENGINEER, back))).toEqual(['LIMIT_EXCEEDED entryId']);
  });

  const WISHES = [{ withdraw: true }, { visibility: 'INTERNAL' }, { day: '2026-12-02' }];
  describe.each(WISHES)('%j', (wish) => {
    it.each<[Person, boolean]>([
      [ADMIN, true],
      [MANAGER, true],
      [ENGINEER, true],
      [OTHER_ENGINEER, false],
      [COMPLIANCE, false],
      [AUDITOR, false],
      [PARTNER, false],
    ])("is for an entry's author and for managers: %s", async (person, may) => {
      if (may) return void (await done(person, wish));
      expect((await correct(person, wish)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect(await entries()).toMatchObject([{ version: 1 }]);
    });
  });

  it.each<[string, Person, object, boolean]>([
    ['a manager hides', MANAGER, { visibility: 'INTERNAL' }, true],
    ['an admin withdraws', ADMIN, { withdraw: true }, true],
    ['a manager rewords', MANAGER, { text: 'We agree.' }, false],
    ['a manager rewords and hides', MANAGER, { text: 'We agree.', visibility: 'INTERNAL' }, false],
    ['a manager moves', MANAGER, { day: '2026-12-02' }, false],
    ['an engineer of the team hides', ENGINEER, { visibility: 'INTERNAL' }, false],
    ['a compliance reviewer withdraws', COMPLIANCE, { withdraw: true }, false],
    ['its own author hides', PARTNER, { visibility: 'INTERNAL' }, false],
  ])("of a partner's comment: %s", async (_who, person, wish, may) => {
    const comment = await commented();
    if (may) {
      await done(person, { entryId: comment, ...wish });
      expect((await seenByPartner()).map(({ author }: { author: string }) => author)).toEqual(
        'withdraw' in wish ? [PARTNER, ENGINEER] : [ENGINEER],
      );
    } else {
      const { errors } = await correct(person, { entryId: comment, ...wish });
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await seenByPartner())[0]).toMatchObject({ text: SECRET, author: PARTNER });
    }
  });

  it("restores a partner's comment in their own words", async () => {
    const comment = await commented();
    await done(MANAGER, { entryId: comment, withdraw: true });
    await done(MANAGER, { entryId: comment, withdraw: false, expectedVersion: 2 });
    expect((await seenByPartner())[0]).toMatchObject({ text: SECRET, author: PARTNER, withdrawn: false });
  });

  it.each<[string, 'NOTE' | 'CALL', string | undefined]>([
    ['a note, which compliance logs', 'NOTE', undefined],
    ['a call, which compliance does not log', 'CALL', 'FORBIDDEN'],
  ])('shows to partners only kinds that the user may log: %s', async (_what, kind, code) => {
    const id = fromTypeId('progressEntry', await log(COMPLIANCE))!;
    // Written in another role.
    await delivery.app.pools.staff.query('update progress_entry set kind = $2 where id = $1', [id, kind]);
    const answer = await correct(COMPLIANCE, {
      entryId: toTypeId('progressEntry', id),
      visibility: 'PARTNER',
    });
    expect(answer.errors?.[0]?.extensions.code).toBe(code);
    expect(await seenByPartner()).toHaveLength(code === undefined ? 2 : 1);
  });
});
