import { newId, toTypeId } from '../../src/kernel/ids.js';
import type { Json } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import * as files from '../support/files.js';
import {
  ADMIN,
  AUDITOR,
  COMPLIANCE,
  ENGINEER,
  MANAGER,
  OTHER_ENGINEER,
  PARTNER,
  type Person,
} from '../support/people.js';
import type { Started } from '../support/seed-integrations.js';
import { Publisher } from './published-support.js';

const UPDATE = `mutation ($input: UpdateUploadInput!) { updateUpload(input: $input) {
  userErrors { code field } file { id name visibility version } } }`;
const FILES = 'query ($id: ID!) { node(id: $id) { ... on EvidenceFile { visibility version } } }';
type Expected = 'done' | 'FORBIDDEN';

describe('who may see a file', () => {
  let publisher: Publisher;
  let started: Started;
  let uploadId: string;
  beforeAll(async () => {
    publisher = await Publisher.start();
  });
  beforeEach(async () => {
    started = await publisher.checklists.engagement();
    ({ uploadId } = await publisher.uploaded(started, 'Pen test'));
  });
  afterAll(() => publisher.app.stop());

  const update = (person: Person, wish: object = {}) => {
    const input = { uploadId, expectedVersion: 1, visibility: 'INTERNAL', reason: 'A secret.', ...wish };
    return publisher.app.gql(person, UPDATE, { input });
  };
  const outcome = ({ data, errors }: Json): string => {
    if (errors) return errors[0].extensions.code;
    const [first] = data.updateUpload.userErrors;
    return first ? `${first.code} ${first.field[1]}` : 'done';
  };
  const downloads = async (person: Person) =>
    (await files.download(publisher.app, person, uploadId)).status === 200;

  it('can be withdrawn from the partner and restored, while staff can still see it', async () => {
    expect(await downloads(PARTNER)).toBe(true);
    const { data } = await update(ENGINEER);
    const file = { id: uploadId, name: 'Pen test.pdf', visibility: 'INTERNAL', version: 2 };
    expect(data.updateUpload).toEqual({ userErrors: [], file });
    expect([await downloads(PARTNER), await downloads(AUDITOR)]).toEqual([false, true]);
    expect(outcome(await update(ENGINEER, { visibility: 'PARTNER', expectedVersion: 2 }))).toBe('done');
    expect(await downloads(PARTNER)).toBe(true);
    const read = () => publisher.app.gql(MANAGER, FILES, { id: uploadId });
    expect((await read()).data.node).toEqual({ visibility: 'PARTNER', version: 3 });
    expect(await countReads(read)).toBe(1);
  });

  it('is audited with the reason', async () => {
    await update(ENGINEER);
    const { rows } = await publisher.app.pools.staff.query(
      "select changes, previous from audit_entry where action = 'upload.update' order by id desc limit 1",
    );
    const changes = { visibility: 'INTERNAL', reason: 'A secret.' };
    expect(rows).toEqual([{ changes, previous: { visibility: 'PARTNER' } }]);
  });

  it.each<[Person, Expected, Expected]>([
    [ADMIN, 'done', 'done'],
    [MANAGER, 'done', 'done'],
    [ENGINEER, 'done', 'FORBIDDEN'],
    [OTHER_ENGINEER, 'FORBIDDEN', 'FORBIDDEN'],
    [COMPLIANCE, 'FORBIDDEN', 'FORBIDDEN'],
    [AUDITOR, 'FORBIDDEN', 'FORBIDDEN'],
    [PARTNER, 'FORBIDDEN', 'FORBIDDEN'],
  ])('is changed by %s: ours %s, theirs %s', async (person, ours, theirs) => {
    expect(outcome(await update(person))).toBe(ours);
    const partners = await publisher.uploaded(started, 'Theirs', PARTNER);
    expect(outcome(await update(person, partners))).toBe(theirs);
  });

  it.each<[string, object, string]>([
    ['an outdated version', { expectedVersion: 7 }, 'CONFLICT expectedVersion'],
    ['a blank reason', { reason: ' ' }, 'INVALID reason'],
    ['a reason of 1,001 characters', { reason: 'x'.repeat(1001) }, 'INVALID reason'],
    ['a file that does not exist', { uploadId: toTypeId('upload', newId()) }, 'NOT_FOUND uploadId'],
    ['the id of something else', { uploadId: 'eng_what' }, 'NOT_FOUND uploadId'],
  ])('is rejected, and nothing is written: %s', async (_case, wish, fault) => {
    const before = await publisher.checklists.count('audit_entry');
    expect(outcome(await update(MANAGER, wish))).toBe(fault);
    expect(await publisher.checklists.count('audit_entry')).toBe(before);
    expect(await downloads(PARTNER)).toBe(true);
  });

  it('applies to evidence only: a file that is still waiting can be uploaded again', async () => {
    const { body } = await files.upload(publisher.app, ENGINEER, started.key, files.PDF);
    expect(outcome(await update(MANAGER, { uploadId: body.upload.id }))).toBe('NOT_FOUND uploadId');
  });

  it('leaves no trace if it is already so', async () => {
    const before = await publisher.checklists.count('audit_entry');
    expect(outcome(await update(ENGINEER, { visibility: 'PARTNER' }))).toBe('done');
    expect(await publisher.checklists.count('audit_entry')).toBe(before);
  });
});
