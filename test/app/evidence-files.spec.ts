import { readFileSync } from 'node:fs';
import { newId, toTypeId } from '../../src/kernel/ids.js';
import type { Json } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import * as files from '../support/files.js';
import type { Person } from '../support/people.js';
import type { Started } from '../support/seed-integrations.js';
import { ACCOUNTS, Checklists, ENGINEER, MANAGER } from './checklist-support.js';

const FILES = `query ($key: String!) { engagement(key: $key) { checklist { code evidence {
  url file { id name type sizeBytes sha256 path } } } } }`;

describe('a file as evidence', () => {
  let checklists: Checklists;
  let started: Started, another: Started;
  beforeAll(async () => {
    checklists = await Checklists.start();
    started = await checklists.engagement();
    another = await checklists.engagement('Another one');
  });
  afterAll(() => checklists.app.stop());

  const uploaded = async (person: Person = ENGINEER, { key } = started): Promise<Json> =>
    (await files.upload(checklists.app, person, key, files.PDF)).body.upload;
  const submit = async (person: Person, more: object, of = started): Promise<Json> =>
    (await checklists.submit(person, of, 'TERMS', { url: undefined, ...more })).data.submitEvidence;
  const fault = async (person: Person, more: object, of = started) => {
    const before = await checklists.count('checklist_evidence');
    const { item, userErrors } = await submit(person, more, of);
    expect([item, await checklists.count('checklist_evidence')]).toEqual([null, before]);
    return userErrors.map((each: Json) => `${each.code} ${each.field.slice(1).join('.')}`).join();
  };

  it('is shown with its name, size, hash and download path', async () => {
    const { id, sha256, path } = await uploaded();
    expect((await submit(ENGINEER, { uploadId: id })).userErrors).toEqual([]);
    const { data } = await checklists.app.gql('compliance@causeway.example', FILES, { key: started.key });
    const { evidence } = data.engagement.checklist.find(({ code }: Json) => code === 'TERMS');
    const sizeBytes = files.PDF.bytes.length;
    const file = { id, name: 'Pen test.pdf', type: 'application/pdf', sizeBytes, sha256, path };
    expect(evidence).toEqual([{ url: null, file }]);
    const served = await files.download(checklists.app, 'compliance@causeway.example', path.split('/')[2]);
    expect(served.bytes.equals(files.PDF.bytes)).toBe(true);
    const read = () => checklists.app.gql(MANAGER, FILES, { key: started.key });
    expect(await countReads(read)).toBe(1);
  });

  it('is kept beyond its day, and shown to auditors', async () => {
    const { id } = await uploaded();
    await submit(ENGINEER, { uploadId: id });
    await checklists.app.moveTo('2026-12-02T15:00:00Z');
    expect((await files.download(checklists.app, ENGINEER, id)).status).toBe(200);
    const { rows } = await checklists.app.pools.staff.query(
      `select action from audit_entry where changes ->> 'upload' = $1 or (subject_kind = 'upload' and changes <> '{}')`,
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['upload.store', 'evidence.submit']),
    );
  });

  it('is required if there is no link, and rejected together with one', async () => {
    expect(await fault(ENGINEER, {})).toBe('INVALID url');
    const { id } = await uploaded();
    expect(await fault(ENGINEER, { uploadId: id, url: 'https://vault.example/a' })).toBe('INVALID uploadId');
    expect((await submit(ENGINEER, { uploadId: id })).userErrors).toEqual([]);
  });

  it('is submitted with the saved operation', async () => {
    const { id } = await uploaded();
    const document = readFileSync('examples/operations/engineer-submit-evidence.graphql', 'utf8');
    const input = { engagementId: started.id, apiProductId: ACCOUNTS, code: 'TERMS', uploadId: id };
    const { data } = await checklists.app.gql(ENGINEER, document, { input });
    expect(data.submitEvidence.item.evidence[0]).toMatchObject({ url: null, file: { name: 'Pen test.pdf' } });
  });

  it('becomes evidence once, however many concurrent requests there are', async () => {
    const { id } = await uploaded();
    const answers = await Promise.all([1, 2, 3].map(() => submit(ENGINEER, { uploadId: id })));
    const codes = answers.map(({ userErrors }) => userErrors[0]?.code ?? 'TAKEN').sort();
    expect(codes).toEqual(['NOT_ALLOWED_IN_STATE', 'NOT_ALLOWED_IN_STATE', 'TAKEN']);
  });

  it('is found by its uploader, for the engagement it was uploaded for, and by no one else', async () => {
    const { id } = await uploaded();
    const unfinished = await uploaded();
    await checklists.app.pools.staff.query(
      'update upload set stored_at = null, size_bytes = null, sha256 = null where id = (select max(id::text)::uuid from upload)',
    );
    expect(await fault(MANAGER, { uploadId: id })).toBe('NOT_FOUND uploadId');
    expect(await fault(ENGINEER, { uploadId: id }, another)).toBe('NOT_FOUND uploadId');
    expect(await fault(ENGINEER, { uploadId: unfinished.id })).toBe('NOT_FOUND uploadId');
    for (const wrong of [toTypeId('upload', newId()), started.id, 'upl_', ''])
      expect(await fault(ENGINEER, { uploadId: wrong })).toBe('NOT_FOUND uploadId');
  });

  it('can be used again if the evidence is rejected for another reason', async () => {
    const { id } = await uploaded();
    expect(await fault(ENGINEER, { uploadId: id, expiresOn: '2026-11-01' })).toBe('INVALID expiresOn');
    expect((await submit(ENGINEER, { uploadId: id })).userErrors).toEqual([]);
  });
});
