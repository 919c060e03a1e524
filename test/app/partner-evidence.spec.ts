import { readFileSync } from 'node:fs';
import { type Json } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import * as files from '../support/files.js';
import { actsOf, traces } from '../support/partner-acts.js';
import { GLOBEX_ID, NORTHWIND_ID, PARTNER, type Person } from '../support/people.js';
import { type Started, startIntegration } from '../support/seed-integrations.js';
import { ACCOUNTS, Checklists, COMPLIANCE, ENGINEER, MANAGER } from './checklist-support.js';

const RIVAL = 'partner@globex.example';
const ITEM = `apiProduct apiProductSlug code title kind status neededBy evidenceWanted expires expiresOn rejection
  evidence { submittedAt submittedBy expiresOn file { name type sizeBytes path } }`;
const CHECKLIST = `query ($key: String!) { myIntegration(key: $key) { checklist { ${ITEM} } } }`;
const STEPS = `query ($key: String!) { myIntegration(key: $key) {
  waitingForYou { title checklistCode apiProductSlug dueOn blocksGoLive } waitingForUs { checklistCode apiProductSlug } } }`;
const SUBMIT = `mutation ($input: SubmitMyEvidenceInput!) { submitMyEvidence(input: $input) {
  integrationChecklistItem { ${ITEM} } userErrors { code field message } } }`;
const REVIEW = `mutation ($input: ReviewChecklistItemInput!) { reviewChecklistItem(input: $input) {
  userErrors { code message } } }`;
const STAFF = `query ($key: String!) { engagement(key: $key) { checklist { code status expiresOn rejection } } }`;

describe('a partner user with evidence', () => {
  let checklists: Checklists;
  let own: Started, foreign: Started;
  beforeAll(async () => {
    checklists = await Checklists.start();
    foreign = await startIntegration(checklists.app, GLOBEX_ID, 'Accounts for Globex');
  });
  beforeEach(async () => {
    own = await startIntegration(checklists.app, NORTHWIND_ID, 'Accounts for Northwind');
  });
  afterAll(() => checklists.app.stop());

  const app = () => checklists.app;
  const checklist = async (): Promise<Json[]> =>
    (await app().gql(PARTNER, CHECKLIST, { key: own.key })).data.myIntegration.checklist;
  const item = async (code: string) => (await checklist()).find((each) => each.code === code);
  const steps = async (): Promise<Json> =>
    (await app().gql(PARTNER, STEPS, { key: own.key })).data.myIntegration;
  const LINK = { apiProductSlug: 'accounts', code: 'TERMS', url: 'https://vault.example/terms' };
  const submit = async (more: object = {}, person: Person = PARTNER): Promise<Json> =>
    (await app().gql(person, SUBMIT, { input: { key: own.key, ...LINK, ...more } })).data.submitMyEvidence;
  const review = (decision: string, more: object = {}, code = 'TERMS') => {
    const input = { engagementId: own.id, apiProductId: ACCOUNTS, code, decision, ...more };
    return app().gql(decision === 'WAIVED' ? MANAGER : COMPLIANCE, REVIEW, { input });
  };
  const upload = async (person: Person = PARTNER) =>
    (await files.upload(app(), person, own.key, files.PDF)).body.upload;

  it('sees what is required and its status', async () => {
    const missing = { status: 'MISSING', expiresOn: null, rejection: null, evidence: null };
    const product = { apiProduct: 'Accounts', apiProductSlug: 'accounts', evidenceWanted: 'A report.' };
    expect(await checklist()).toEqual([
      {
        ...{ ...product, ...missing, code: 'PEN-TEST', title: 'PEN-TEST is there', kind: 'SECURITY' },
        ...{ neededBy: 'CERTIFICATION', expires: true },
      },
      {
        ...{ ...product, ...missing, code: 'TERMS', title: 'TERMS is there', kind: 'LEGAL' },
        ...{ neededBy: 'DESIGN', expires: false },
      },
    ]);
    const read = () => app().gql(PARTNER, CHECKLIST, { key: own.key });
    expect(await countReads(read)).toBe(1);
  });

  it('submits a link, which counts as an action of the partner, and sees the outcome', async () => {
    const { integrationChecklistItem, userErrors } = await submit({ note: 'As agreed.' });
    expect(userErrors).toEqual([]);
    expect(integrationChecklistItem).toMatchObject({
      ...{ code: 'TERMS', status: 'SUBMITTED' },
      evidence: { submittedBy: PARTNER, file: null },
    });
    expect((await actsOf(app(), NORTHWIND_ID)).at(-1)).toBe('submit-evidence');

    await review('REJECTED', { note: 'No signature.' });
    expect(await item('TERMS')).toMatchObject({ status: 'REJECTED', rejection: 'No signature.' });
    await submit();
    await review('SATISFIED', { note: 'Internal: barely enough.' });
    expect(await item('TERMS')).toMatchObject({ status: 'SATISFIED', rejection: null });
    await review('WAIVED', { note: 'Internal: as a favour.', waivedUntil: '2026-12-20' }, 'PEN-TEST');
    expect(await item('PEN-TEST')).toMatchObject({ status: 'WAIVED', expiresOn: '2026-12-20' });
    expect(JSON.stringify(await checklist())).not.toMatch(/Internal|vault|As agreed/);
  });

  it('sees the same status as staff, day after day', async () => {
    await submit({ code: 'PEN-TEST', expiresOn: '2026-12-01' });
    await review('SATISFIED', {}, 'PEN-TEST');
    const shown = ({ code, status, expiresOn, rejection }: Json) => ({ code, status, expiresOn, rejection });
    for (const now of ['2026-12-02T04:59:00Z', '2026-12-02T05:00:00Z']) {
      await app().moveTo(now);
      const { data } = await app().gql(MANAGER, STAFF, { key: own.key });
      expect((await checklist()).map(shown)).toEqual(data.engagement.checklist.map(shown));
    }
    expect(await item('PEN-TEST')).toMatchObject({ status: 'EXPIRED' });
  });

  it('submits their own file, once, and downloads it', async () => {
    const { id, path } = await upload();
    const { integrationChecklistItem } = await submit({ url: undefined, uploadId: id });
    expect(integrationChecklistItem.evidence.file).toEqual({
      ...{ name: 'Pen test.pdf', type: 'application/pdf', sizeBytes: files.PDF.bytes.length, path },
    });
    expect((await files.download(app(), PARTNER, id)).status).toBe(200);
    const again = await submit({ url: undefined, uploadId: id });
    expect(again.userErrors).toMatchObject([{ code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'uploadId'] }]);
  });

  it('sees that staff submitted something, but no internal file', async () => {
    const { id } = await upload(ENGINEER);
    await checklists.submit(ENGINEER, own, 'TERMS', { url: undefined, uploadId: id });
    expect(await item('TERMS')).toMatchObject({
      status: 'SUBMITTED',
      evidence: { submittedBy: ENGINEER, file: null },
    });
    expect((await files.download(app(), PARTNER, id)).status).toBe(404);
  });

  it.each<[string, () => object, string]>([
    ['another partner’s integration', () => ({ key: foreign.key }), 'NOT_FOUND code'],
    ['no integration', () => ({ key: 'ENG-4711' }), 'NOT_FOUND code'],
    ['no such product', () => ({ apiProductSlug: 'loans' }), 'NOT_FOUND code'],
    ['no such item', () => ({ code: 'NOPE' }), 'NOT_FOUND code'],
    ['an upload that does not exist', () => ({ url: null, uploadId: 'upl_' }), 'NOT_FOUND uploadId'],
    ['neither a link nor a file', () => ({ url: null }), 'INVALID url'],
    ['both', () => ({ uploadId: 'upl_' }), 'INVALID uploadId'],
    ['a link that is not https', () => ({ url: 'http://vault.example' }), 'INVALID url'],
    ['no last day although one is required', () => ({ code: 'PEN-TEST' }), 'INVALID expiresOn'],
    ['a past date', () => ({ expiresOn: '2026-11-01' }), 'INVALID expiresOn'],
    ['a blank note', () => ({ note: ' ' }), 'INVALID note'],
  ])('is rejected for %s, and nothing is written', async (_case, more, fault) => {
    const before = await traces(app());
    const { integrationChecklistItem, userErrors } = await submit(more());
    expect(integrationChecklistItem).toBeNull();
    expect(userErrors.map(({ code, field }: Json) => `${code} ${field.slice(1).join('.')}`)).toEqual([fault]);
    expect(await traces(app())).toEqual(before);
  });

  it('gets the same response for missing items as for another partner’s', async () => {
    const messages = await Promise.all(
      [{ key: foreign.key }, { key: 'ENG-4711' }, { apiProductSlug: 'loans' }, { code: 'NOPE' }].map(
        async (more) => (await submit(more)).userErrors[0].message,
      ),
    );
    expect(new Set(messages).size).toBe(1);
    expect((await submit({}, RIVAL)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('may neither review nor submit as staff do', async () => {
    await submit();
    const input = { engagementId: own.id, apiProductId: ACCOUNTS, code: 'TERMS' };
    const reviewed = await app().gql(PARTNER, REVIEW, { input: { ...input, decision: 'SATISFIED' } });
    expect(reviewed.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const staffs = `mutation ($input: SubmitEvidenceInput!) { submitEvidence(input: $input) { userErrors { code } } }`;
    const handed = await app().gql(PARTNER, staffs, { input: { ...input, url: 'https://vault.example' } });
    expect(handed.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const asStaff = await app().gql(MANAGER, SUBMIT, { input: { key: own.key, ...LINK } });
    expect(asStaff.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('can do it all with the saved operations', async () => {
    const saved = async (name: string, variables: object): Promise<Json> => {
      const document = readFileSync(`examples/operations/partner-${name}.graphql`, 'utf8');
      const { data, errors } = await app().gql(PARTNER, document, variables);
      expect(errors).toBeUndefined();
      return data;
    };
    const { id } = await upload();
    const { apiProductSlug, code } = LINK;
    const input = { key: own.key, apiProductSlug, code, uploadId: id };
    const { submitMyEvidence } = await saved('submit-evidence', { input });
    expect(submitMyEvidence).toMatchObject({
      userErrors: [],
      integrationChecklistItem: { status: 'SUBMITTED', evidence: { file: { name: 'Pen test.pdf' } } },
    });
    const { checklist: shown } = (await saved('checklist', { key: own.key })).myIntegration;
    expect(shown.map((each: Json) => each.status)).toEqual(['MISSING', 'SUBMITTED']);
  });

  it('is reminded of what the current stage requires, and not of later stages', async () => {
    const needed = { checklistCode: 'TERMS', apiProductSlug: 'accounts' };
    const codes = async (stage: string) => {
      await app().pools.staff.query('update engagement set stage = $2 where key = $1', [own.key, stage]);
      const { waitingForYou, waitingForUs } = await steps();
      const itemsOf = (list: Json[]) => list.map((each) => each.checklistCode).filter(Boolean);
      return [itemsOf(waitingForYou), itemsOf(waitingForUs)];
    };
    expect(await codes('DISCOVERY')).toEqual([[], []]);
    expect(await codes('DESIGN')).toEqual([['TERMS'], []]);
    expect((await steps()).waitingForYou.at(-1)).toEqual({
      ...{ ...needed, title: 'TERMS is there', dueOn: null, blocksGoLive: false },
    });
    expect(await codes('LAUNCH')).toEqual([['PEN-TEST', 'TERMS'], []]);
    await submit();
    expect(await codes('LAUNCH')).toEqual([['PEN-TEST'], ['TERMS']]);
    await review('REJECTED', { note: 'No signature.' });
    expect(await codes('LAUNCH')).toEqual([['PEN-TEST', 'TERMS'], []]);
    await submit();
    await review('SATISFIED');
    expect(await codes('LAUNCH')).toEqual([['PEN-TEST'], []]);
  });
});
