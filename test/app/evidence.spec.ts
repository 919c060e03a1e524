import { newId, toTypeId } from '../../src/kernel/ids.js';
import type { Person } from '../support/people.js';
import { type Started, cancel } from '../support/seed-integrations.js';
import { COMPLIANCE, Checklists, ENGINEER, MANAGER, item } from './checklist-support.js';

describe('evidence', () => {
  let checklists: Checklists;
  let started: Started;
  beforeAll(async () => {
    // 23:30 on 30 November in New York, whose time zone the engagement uses.
    checklists = await Checklists.start(new Date('2026-12-01T04:30:00Z'));
    started = await checklists.engagement();
  });
  afterAll(() => checklists.app.stop());

  const faults = async (person: Person, code: string, more: object) => {
    const { data } = await checklists.submit(person, started, code, more);
    expect(data.submitEvidence.item).toBeNull();
    const errors: { code: string; field: string[] }[] = data.submitEvidence.userErrors;
    return errors.map((error) => `${error.code} ${error.field.slice(1).join('.')}`);
  };

  it('is missing until someone submits it', async () => {
    expect(await checklists.item(started, 'PEN-TEST')).toEqual({
      ...{ code: 'PEN-TEST', status: 'MISSING', expiresOn: null, awaitsReview: false, rejection: null },
      apiProduct: { slug: 'accounts' },
    });
  });

  it('is submitted by an engineer of the team, and awaits review', async () => {
    const more = { note: 'From the lab.', expiresOn: '2026-12-31' };
    const { data } = await checklists.submit(ENGINEER, started, 'PEN-TEST', more);
    expect(data.submitEvidence).toEqual({
      userErrors: [],
      item: {
        ...{
          code: 'PEN-TEST',
          status: 'SUBMITTED',
          expiresOn: '2026-12-31',
          awaitsReview: true,
          rejection: null,
        },
        evidence: [
          {
            id: expect.stringMatching(/^evd_/),
            url: 'https://vault.example/report',
            submittedBy: ENGINEER,
            ...more,
          },
        ],
      },
    });
  });

  it('may be submitted again, by a manager; earlier evidence is kept', async () => {
    await checklists.submit(ENGINEER, started, 'TERMS');
    const { data } = await checklists.submit(MANAGER, started, 'TERMS', {
      url: 'https://vault.example/better',
    });
    expect(data.submitEvidence.item.evidence).toMatchObject([
      { url: 'https://vault.example/better', submittedBy: MANAGER },
      { url: 'https://vault.example/report', submittedBy: ENGINEER },
    ]);
  });

  it.each([
    ['today, by the engagement’s clocks', '2026-11-30', []],
    ['yesterday', '2026-11-29', ['INVALID expiresOn']],
    ['no day, though the item expires', null, ['INVALID expiresOn']],
  ])('ends on %s', async (_case, expiresOn, refused) => {
    const { data } = await checklists.submit(ENGINEER, started, 'PEN-TEST', { expiresOn });
    const errors: { code: string; field: string[] }[] = data.submitEvidence.userErrors;
    expect(errors.map((error) => `${error.code} ${error.field.slice(1).join('.')}`)).toEqual(refused);
  });

  it.each([
    ['http', 'http://vault.example/report'],
    ['a script', 'javascript:alert(1)'],
    ['no scheme', 'vault.example/report'],
    ['a password in it', 'https://erin:secret@vault.example/report'],
    ['a space in it', 'https://vault.example/a report'],
    ['nothing', ''],
    ['too long', `https://vault.example/${'x'.repeat(2000)}`],
    ['null', null],
  ])('cannot have a link that is %s', async (_case, url) => {
    expect(await faults(ENGINEER, 'TERMS', { url })).toEqual(['INVALID url']);
  });

  it('is for an item of a product in scope, and for an engagement that has not ended', async () => {
    expect(await faults(ENGINEER, 'NOWHERE', {})).toEqual(['NOT_FOUND code']);
    const other = { apiProductId: toTypeId('apiProduct', newId()) };
    expect(await faults(ENGINEER, 'TERMS', other)).toEqual(['NOT_FOUND apiProductId']);
    expect(await faults(ENGINEER, 'TERMS', { engagementId: 'eng_nonsense' })).toEqual([
      'NOT_FOUND engagementId',
    ]);
    const ended = await checklists.engagement('Given up');
    await cancel(checklists.app, ended);
    expect(await faults(ENGINEER, 'TERMS', { engagementId: ended.id })).toEqual([
      'NOT_ALLOWED_IN_STATE engagementId',
    ]);
  });

  it('can be submitted 100 times per item, and no more', async () => {
    const many = await checklists.engagement('Many');
    await checklists.submit(ENGINEER, many, 'TERMS');
    const copies = (count: number) =>
      checklists.app.pools.staff.query(
        `insert into checklist_evidence (id, engagement_id, partner_id, api_product_id, code, url, submitted_at,
           submitted_by_id, submitted_by_name)
         select gen_random_uuid(), v.engagement_id, v.partner_id, v.api_product_id, v.code, v.url, v.submitted_at,
           v.submitted_by_id, v.submitted_by_name
         from generate_series(1, $2), checklist_evidence v join engagement e on e.id = v.engagement_id
         where e.key = $1`,
        [many.key, count],
      );
    await copies(98);
    expect((await checklists.submit(ENGINEER, many, 'TERMS')).data.submitEvidence.userErrors).toEqual([]);
    const { data } = await checklists.submit(ENGINEER, many, 'TERMS');
    expect(data.submitEvidence.userErrors).toMatchObject([
      { code: 'LIMIT_EXCEEDED', field: ['input', 'code'] },
    ]);
  });

  it('that is rejected leaves nothing behind', async () => {
    const tables = ['checklist_evidence', 'checklist_state', 'audit_entry', 'outbox'];
    // Jobs of earlier tests would still write.
    await checklists.app.settle();
    const before = await Promise.all(tables.map((table) => checklists.count(table)));
    await faults(ENGINEER, 'PEN-TEST', { expiresOn: null });
    expect(await Promise.all(tables.map((table) => checklists.count(table)))).toEqual(before);
  });

  it.each<Person>([
    'engineer2@causeway.example',
    COMPLIANCE,
    'auditor@causeway.example',
    'partner@northwind.example',
  ])('cannot be submitted by %s', async (person) => {
    const { errors } = await checklists.submit(person, started, 'TERMS');
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });

  it('stays with its code while the item is removed, and its link is not in the audit log', async () => {
    const audited = await checklists.app.pools.staff.query(
      `select changes from audit_entry where action = 'evidence.submit' and changes::text like '%vault.example%'`,
    );
    expect(audited.rows).toEqual([]);
    await checklists.set(MANAGER, [item('PEN-TEST', { expires: true })]);
    expect(await checklists.item(started, 'TERMS')).toBeUndefined();
    await checklists.set(MANAGER, [item('PEN-TEST', { expires: true }), item('TERMS')]);
    expect(await checklists.item(started, 'TERMS')).toMatchObject({ status: 'SUBMITTED' });
  });
});
