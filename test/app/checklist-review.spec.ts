import { fromTypeId } from '../../src/kernel/ids.js';
import type { Person } from '../support/people.js';
import { type Started, cancel } from '../support/seed-integrations.js';
import { ADMIN, COMPLIANCE, Checklists, ENGINEER, MANAGER, faultsOf, refusals } from './checklist-support.js';

describe('the review of a checklist item', () => {
  let checklists: Checklists;
  let started: Started;
  beforeAll(async () => {
    checklists = await Checklists.start();
  });
  beforeEach(async () => {
    started = await checklists.engagement();
  });
  afterAll(() => checklists.app.stop());

  const submit = (person: Person, more: object = {}) => checklists.submit(person, started, 'TERMS', more);
  const review = (person: Person, decision: string, more: object = {}) =>
    checklists.review(person, started, 'TERMS', decision, more);
  const faults = async (...[person, decision, more]: Parameters<typeof review>) =>
    faultsOf(await review(person, decision, more), 'reviewChecklistItem');
  const waiver = { note: 'A pilot.', waivedUntil: '2026-12-31' };

  it.each<Person>([ADMIN, MANAGER, COMPLIANCE])('by %s accepts evidence', async (person) => {
    await submit(ENGINEER, { expiresOn: '2027-01-31' });
    const { data } = await review(person, 'SATISFIED');
    expect(data.reviewChecklistItem).toEqual({
      userErrors: [],
      item: {
        ...{
          code: 'TERMS',
          status: 'SATISFIED',
          expiresOn: '2027-01-31',
          awaitsReview: false,
          rejection: null,
        },
        reviews: [
          {
            ...{ decision: 'SATISFIED', note: null, waivedUntil: null, decidedBy: person },
            evidence: { url: 'https://vault.example/report' },
          },
        ],
      },
    });
  });

  it('rejects with a reason, until new evidence is submitted', async () => {
    await submit(ENGINEER);
    const { data } = await review(COMPLIANCE, 'REJECTED', { note: 'No signature.' });
    expect(data.reviewChecklistItem.item).toMatchObject({ status: 'REJECTED', rejection: 'No signature.' });
    await submit(ENGINEER);
    expect(await checklists.item(started, 'TERMS')).toMatchObject({ status: 'SUBMITTED', rejection: null });
    expect((await review(COMPLIANCE, 'SATISFIED')).data.reviewChecklistItem.item.reviews).toMatchObject([
      { decision: 'SATISFIED' },
      { decision: 'REJECTED', note: 'No signature.' },
    ]);
  });

  it('rejects again with a better reason, which replaces the first on the partner’s page', async () => {
    await submit(ENGINEER);
    await review(COMPLIANCE, 'REJECTED', { note: 'No signature of Mr Smith.' });
    const { data } = await review(MANAGER, 'REJECTED', { note: 'No signature.' });
    expect(data.reviewChecklistItem.item).toMatchObject({
      ...{ status: 'REJECTED', rejection: 'No signature.' },
      reviews: [{ note: 'No signature.' }, { note: 'No signature of Mr Smith.' }],
    });
    expect(await faults(COMPLIANCE, 'REJECTED', { note: 'No signature.' })).toEqual([
      'NOT_ALLOWED_IN_STATE decision',
    ]);
  });

  it('can replace the note of a rejection after 200 decisions, but decide nothing more', async () => {
    await submit(ENGINEER);
    await review(COMPLIANCE, 'REJECTED', { note: 'No signature of Mr Smith.' });
    await checklists.app.pools.staff.query(
      `insert into checklist_decision (id, engagement_id, partner_id, api_product_id, code, evidence_id, decision, note,
         decided_at, decided_by_id, decided_by_name)
       select gen_random_uuid(), engagement_id, partner_id, api_product_id, code, evidence_id, decision, note,
         decided_at, decided_by_id, decided_by_name
       from checklist_decision, generate_series(2, 200) where engagement_id = $1`,
      [fromTypeId('engagement', started.id)],
    );
    expect(await faults(MANAGER, 'SATISFIED')).toEqual(['LIMIT_EXCEEDED code']);
    expect(await faults(MANAGER, 'REJECTED', { note: 'No signature.' })).toEqual([]);
    expect(await checklists.item(started, 'TERMS')).toMatchObject({ rejection: 'No signature.' });
  });

  it('waives, by a manager, with a reason and a last day', async () => {
    const { data } = await review(MANAGER, 'WAIVED', waiver);
    expect(data.reviewChecklistItem.item).toMatchObject({
      ...{ status: 'WAIVED', expiresOn: '2026-12-31' },
      reviews: [{ decision: 'WAIVED', evidence: null, ...waiver }],
    });
  });

  it('keeps an approval while its renewal waits', async () => {
    await submit(ENGINEER);
    await review(COMPLIANCE, 'SATISFIED');
    await submit(ENGINEER, { url: 'https://vault.example/renewed' });
    expect(await checklists.item(started, 'TERMS')).toMatchObject({
      status: 'SATISFIED',
      awaitsReview: true,
    });
  });

  it.each<[string, string, Person, string, object?]>([
    ['satisfies, of evidence of their own', 'own', MANAGER, 'SATISFIED'],
    ['rejects, of evidence of their own', 'own', MANAGER, 'REJECTED', { note: 'No.' }],
    ['waives, of evidence of their own', 'own', MANAGER, 'WAIVED', waiver],
  ])(
    'is not allowed for the person who submitted the evidence: %s',
    async (_case, _own, person, decision, more = {}) => {
      await submit(person);
      expect(await faults(person, decision, more)).toEqual(['NOT_ALLOWED_IN_STATE decision']);
      expect(await faults(ADMIN, decision, more)).toEqual([]);
    },
  );

  it.each<[string, string, object, string]>([
    ['satisfied without evidence', 'SATISFIED', {}, 'NOT_ALLOWED_IN_STATE decision'],
    ['rejected without evidence', 'REJECTED', { note: 'No.' }, 'NOT_ALLOWED_IN_STATE decision'],
    ['waived without a reason', 'WAIVED', { waivedUntil: '2026-12-31' }, 'INVALID note'],
    ['waived with a blank reason', 'WAIVED', { ...waiver, note: ' ' }, 'INVALID note'],
    ['waived without an end date', 'WAIVED', { note: 'A pilot.' }, 'INVALID waivedUntil'],
    ['waived until yesterday', 'WAIVED', { ...waiver, waivedUntil: '2026-11-29' }, 'INVALID waivedUntil'],
    [
      'waived for more than a year',
      'WAIVED',
      { ...waiver, waivedUntil: '2027-12-01' },
      'INVALID waivedUntil',
    ],
    ['of an unknown item', 'WAIVED', { ...waiver, code: 'NOWHERE' }, 'NOT_FOUND code'],
  ])('is rejected, and nothing is written: %s', async (_case, decision, more, fault) => {
    const tables = ['checklist_decision', 'checklist_state', 'audit_entry'];
    const before = await Promise.all(tables.map((table) => checklists.count(table)));
    expect(await faults(MANAGER, decision, more)).toEqual([fault]);
    expect(await Promise.all(tables.map((table) => checklists.count(table)))).toEqual(before);
  });

  it('is rejected for an engagement that has ended', async () => {
    await submit(ENGINEER);
    await review(COMPLIANCE, 'REJECTED', { note: 'No signature.' });
    await cancel(checklists.app, started);
    expect(await faults(MANAGER, 'WAIVED', waiver)).toEqual(['NOT_ALLOWED_IN_STATE engagementId']);
    expect(await faults(COMPLIANCE, 'SATISFIED')).toEqual(['NOT_ALLOWED_IN_STATE engagementId']);
  });

  it('is a conflict if newer evidence was submitted than was reviewed', async () => {
    const first = (await submit(ENGINEER)).data.submitEvidence.item.evidence[0].id;
    const second = (await submit(ENGINEER)).data.submitEvidence.item.evidence[0].id;
    expect(await faults(COMPLIANCE, 'SATISFIED', { evidenceId: first })).toEqual(['CONFLICT evidenceId']);
    expect(await faults(COMPLIANCE, 'SATISFIED', { evidenceId: second })).toEqual([]);
  });

  it('does not decide on unseen evidence that replaced other evidence', async () => {
    await submit(ENGINEER);
    const second = (await submit(ENGINEER)).data.submitEvidence.item.evidence[0].id;
    expect(await faults(COMPLIANCE, 'SATISFIED')).toEqual(['CONFLICT evidenceId']);
    expect(await faults(COMPLIANCE, 'REJECTED', { note: 'No.' })).toEqual(['CONFLICT evidenceId']);
    expect(await faults(MANAGER, 'WAIVED', waiver)).toEqual([]);
    expect(await faults(COMPLIANCE, 'SATISFIED')).toEqual(['CONFLICT evidenceId']);
    expect(await faults(COMPLIANCE, 'SATISFIED', { evidenceId: second })).toEqual([]);
    await submit(ENGINEER);
    expect(await faults(COMPLIANCE, 'SATISFIED')).toEqual([]);
  });

  it.each<Person>([ENGINEER, 'auditor@causeway.example', 'partner@northwind.example'])(
    'is not allowed for %s',
    async (person) => {
      await submit(MANAGER);
      expect(refusals(await review(person, 'SATISFIED'))).toEqual(['FORBIDDEN']);
    },
  );

  it('does not let compliance reviewers waive', async () => {
    expect(refusals(await review(COMPLIANCE, 'WAIVED', waiver))).toEqual(['FORBIDDEN']);
  });

  it('is decided once if two decide at the same time', async () => {
    await submit(ENGINEER);
    const both = [COMPLIANCE, MANAGER].map((person) => faults(person, 'SATISFIED'));
    expect((await Promise.all(both)).flat()).toEqual(['NOT_ALLOWED_IN_STATE decision']);
  });

  it('is audited with who decided what, by API IDs', async () => {
    const evidence = (await submit(ENGINEER)).data.submitEvidence.item.evidence[0].id;
    await review(COMPLIANCE, 'SATISFIED', { note: 'Read.' });
    const { rows } = await checklists.app.pools.staff.query<{ changes: object }>(
      `select actor_name, changes, previous from audit_entry where action = 'checklist.review' order by id desc limit 1`,
    );
    expect(rows[0]).toEqual({
      actor_name: COMPLIANCE,
      previous: { decision: 'PENDING', note: null },
      changes: {
        ...{ apiProductId: expect.stringMatching(/^api_/), code: 'TERMS', decision: 'SATISFIED' },
        ...{ note: 'Read.', waivedUntil: null, evidence },
      },
    });
  });

  it('lists everything awaiting it across engagements, the longest waiting first', async () => {
    const LIST = `query ($filter: ChecklistReviewFilter, $first: Int, $after: String) {
      checklistToReview(filter: $filter, first: $first, after: $after) { totalCount pageInfo { endCursor }
        nodes { code status engagement { key } evidence { submittedBy } } } }`;
    const list = async (variables: object) =>
      (await checklists.app.gql(COMPLIANCE, LIST, variables)).data.checklistToReview;
    await checklists.app.pools.staff.query(`update checklist_state set until = since where until is null`);
    const other = await checklists.engagement('Another');
    const ended = await checklists.engagement('Ended');
    await checklists.submit(ENGINEER, ended, 'TERMS');
    await cancel(checklists.app, ended);
    await checklists.submit(ENGINEER, other, 'PEN-TEST', { expiresOn: '2027-01-01' });
    await submit(ENGINEER);
    const first = await list({ first: 1 });
    expect(first).toMatchObject({
      totalCount: 2,
      nodes: [{ code: 'PEN-TEST', engagement: { key: other.key } }],
    });
    expect(await list({ first: 1, after: first.pageInfo.endCursor })).toMatchObject({
      nodes: [{ code: 'TERMS', status: 'SUBMITTED', engagement: { key: started.key } }],
    });
    expect(await list({ filter: { kind: { in: ['LEGAL'] } } })).toMatchObject({ nodes: [{ code: 'TERMS' }] });
    await review(COMPLIANCE, 'SATISFIED');
    expect((await list({})).totalCount).toBe(1);
  });
});
