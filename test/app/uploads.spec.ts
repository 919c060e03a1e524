import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { newId, toTypeId } from '../../src/kernel/ids.js';
import { MAX_UPLOAD_BYTES, TestApp } from '../support/app.js';
import * as files from '../support/files.js';
import { ENGINEER, MANAGER, NORTHWIND_ID, PARTNER, type Person } from '../support/people.js';
import { type Started, cancel, seedProduct, startIntegration } from '../support/seed-integrations.js';

describe('uploads', () => {
  let app: TestApp;
  let engagement: Started;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
  });
  const begin = () => startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
  // An engagement accepts a limited number of files per user; several tests share one as long as no file is stored.
  let seen = -1;
  beforeEach(async () => {
    const { length } = await rows();
    if (length !== seen) engagement = await begin();
    seen = length;
  });
  afterAll(() => app.stop());

  const kept = () => readdirSync(path.join(app.folder, 'files')).sort();
  const rows = async () => {
    const { rows: found } = await app.pools.staff.query(
      `select id, name, stored_at is not null as stored from upload order by id`,
    );
    return found;
  };
  const state = async () => ({ kept: kept(), rows: await rows() });
  const send = (person: Person | null, sent: files.Sent, named = engagement.key) =>
    files.upload(app, person, named, sent);

  it('are stored completely, identified by their hash, and served unchanged', async () => {
    const { status, body } = await send(ENGINEER, files.PDF);
    const sha256 = createHash('sha256').update(files.PDF.bytes).digest('hex');
    const { id } = body.upload;
    expect(status).toBe(201);
    expect(body).toEqual({
      upload: {
        ...{ id, engagement: engagement.key, name: 'Pen test.pdf', type: 'application/pdf' },
        ...{ visibility: 'INTERNAL', sizeBytes: files.PDF.bytes.length, sha256, path: `/uploads/${id}` },
      },
    });
    const served = await files.download(app, 'auditor@causeway.example', id);
    expect(served.bytes.equals(files.PDF.bytes)).toBe(true);
    expect(served.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(files.PDF.bytes.length),
      'content-disposition': `attachment; filename="Pen test.pdf"; filename*=UTF-8''Pen%20test.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cache-control': 'private, no-store',
    });
  });

  it.each([
    ['PDF', files.PDF],
    ['PNG', files.PNG],
    ['JPEG', files.JPEG],
    ['plain text', files.TEXT],
    ['CSV', files.CSV],
    ['DOCX', files.office('docx')],
    ['XLSX', files.office('xlsx')],
    ['the maximum size', { ...files.TEXT, bytes: Buffer.alloc(MAX_UPLOAD_BYTES, 'a') }],
  ])('are accepted as %s', async (_type, sent) => {
    const { status, body } = await send(ENGINEER, sent);
    expect([status, body.error]).toEqual([201, undefined]);
    expect((await files.download(app, ENGINEER, body.upload.id)).bytes.equals(sent.bytes)).toBe(true);
  });

  const as = (sent: files.Sent, type: string) => ({ ...sent, type });
  const text = (content: string | Buffer) => ({ ...files.TEXT, bytes: Buffer.from(content) });
  it.each<[string, files.Sent, number]>([
    ['SVG', { name: 'a.svg', type: 'image/svg+xml', bytes: Buffer.from('<svg/>') }, 415],
    ['HTML', { name: 'a.html', type: 'text/html', bytes: Buffer.from('<html>') }, 415],
    ['bytes of no type', as(files.PDF, 'application/octet-stream'), 415],
    ['an archive', { name: 'a.zip', type: 'application/zip', bytes: files.zip({ a: 'b' }) }, 415],
    ['a name of an inherited property', as(files.PDF, 'constructor'), 415],
    ['a PNG declared as PDF', as(files.PNG, 'application/pdf'), 422],
    ['a PDF declared as PNG', as(files.PDF, 'image/png'), 422],
    ['a PDF declared as text', as(files.PDF, 'text/plain'), 422],
    ['an archive declared as DOCX', { ...files.office('docx'), bytes: files.zip({ a: 'b' }) }, 422],
    ['a workbook declared as DOCX', { ...files.office('docx'), bytes: files.office('xlsx').bytes }, 422],
    ['a DOCX with macros', files.office('docx', 'application/vnd.ms-word.document.macroEnabled'), 422],
    ['HTML declared as text', text('\uFEFF  <!DOCTYPE html><script>alert(1)</script>'), 422],
    ['SVG declared as CSV', { ...files.CSV, bytes: Buffer.from('<svg onload="alert(1)"/>') }, 422],
    ['a script declared as text', text('#!/bin/sh\nrm -rf /\n'), 422],
    ['text with null bytes', text('all\0well'), 422],
    ['text in another encoding', text(Buffer.from('Se\xf1or', 'latin1')), 422],
    ['text that ends within a character', text(Buffer.from('✓').subarray(0, 2)), 422],
    ['only a null byte, as PDF', { ...files.PDF, bytes: Buffer.from([0]) }, 422],
    ['an empty file', text(''), 400],
    ['one byte too many', { ...files.TEXT, bytes: Buffer.alloc(MAX_UPLOAD_BYTES + 1, 'a') }, 413],
  ])('reject %s and leave nothing behind', async (_case, sent, status) => {
    const before = await state();
    const answer = await send(ENGINEER, sent);
    expect([answer.status, answer.body.error.code]).toEqual([status, 'BAD_USER_INPUT']);
    expect(answer.body.error.message).toMatch(/^[A-Z].{10,}\.$/);
    expect(await state()).toEqual(before);
  });

  const field = (name: string, value = 'x') => [name, value] as const;
  const own = () => field('engagement', engagement.key);
  const file = ['file', files.TEXT] as const;
  it.each<[string, () => Buffer | undefined, number]>([
    ['nothing', () => undefined, 415],
    ['an empty body', () => Buffer.alloc(0), 415],
    ['no file', () => files.formOf([own()]), 400],
    ['no engagement', () => files.formOf([file]), 400],
    ['an engagement after the file', () => files.formOf([file, own()]), 400],
    ['an engagement twice', () => files.formOf([own(), own(), file]), 400],
    ['a null character', () => files.formOf([field('engagement', 'ENG-1\0'), file]), 400],
    ['an unknown field', () => files.formOf([own(), field('type'), file]), 400],
    ['a field of the prototype', () => files.formOf([own(), field('__proto__'), file]), 400],
    ['another visibility', () => files.formOf([own(), field('visibility', 'PUBLIC'), file]), 400],
    ['an overlong field', () => files.formOf([own(), field('visibility', 'P'.repeat(2000)), file]), 400],
    ['too many fields', () => files.formOf([own(), ...'abcde'.split('').map((n) => field(n)), file]), 400],
    ['a file in another field', () => files.formOf([own(), ['attachment', files.TEXT]]), 400],
    ['two files', () => files.formOf([own(), file, file]), 400],
    ['an incomplete form', () => files.formOf([own(), file], { close: false }), 400],
    ['no form', () => Buffer.from('no form at all'), 400],
  ])('reject %s and leave nothing behind', async (_case, payload, status) => {
    const before = await state();
    const answer = await files.post(app, ENGINEER, payload());
    expect([answer.status, answer.body.error.code]).toEqual([status, 'BAD_USER_INPUT']);
    expect(await state()).toEqual(before);
  });

  it.each([
    ['application/json', '{}'],
    ['text/plain', 'a'],
    ['multipart/form-data', 'a'],
  ])('reject a body of type %s', async (type, payload) => {
    const answer = await files.post(app, ENGINEER, Buffer.from(payload), { 'content-type': type });
    expect([400, 415]).toContain(answer.status);
    expect(answer.body.error.code).toBe('BAD_USER_INPUT');
  });

  it('do not make other routes accept forms', async () => {
    const payload = files.formOf([
      ['engagement', 'ENG-1'],
      ['file', files.TEXT],
    ]);
    for (const [url, status] of [
      ['/graphql', 415],
      ['/ingest/usage', 401],
    ] as const) {
      const answer = await app.nest.inject({ method: 'POST', url, headers: files.FORM, payload });
      expect(answer.statusCode).toBe(status);
    }
  });

  it.each([
    ['../../etc/passwd', 'passwd.txt'],
    ['..\\..\\boot.ini', 'boot.ini.txt'],
    ['notes.TXT', 'notes.txt'],
    ['page.html', 'page.html.txt'],
    ['.htaccess', 'htaccess.txt'],
    ['...', 'file.txt'],
    ['', 'file.txt'],
    ['Prüfung ✓.txt', 'Prüfung ✓.txt'],
    ['a\u202Etxt.exe', 'atxt.exe.txt'],
    ['con:<|>?.txt', 'con_____.txt'],
  ])('sanitise the name %j', async (given, name) => {
    const { body } = await send(ENGINEER, { ...files.TEXT, name: given });
    expect(body.upload.name).toBe(name);
    const { headers } = await files.download(app, ENGINEER, body.upload.id);
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="[\w .()-]+"; filename\*=UTF-8''[\w.%~!-]+$/,
    );
  });

  it('let no name break out of its header', async () => {
    const { body } = await send(ENGINEER, { ...files.TEXT, name: 'a"\r\nx-evil: 1\r\n\r\n.txt' });
    expect(body.upload.name).toBe('a.txt');
    const { headers } = await files.download(app, ENGINEER, body.upload.id);
    expect(headers).not.toHaveProperty('x-evil');

    const before = await state();
    const form = files.formOf([own(), file]).toString();
    const encoded = form.replace('filename="notes.txt"', "filename*=UTF-8''a%0D%0Ax-evil:%201.txt");
    expect((await files.post(app, ENGINEER, Buffer.from(encoded))).status).toBe(400);
    expect(await state()).toEqual(before);
  });

  it('can be sent by staff for an engagement that they work on, by its key or its ID', async () => {
    expect((await send(ENGINEER, files.TEXT, engagement.id)).status).toBe(201);
    expect((await send('manager@causeway.example', files.TEXT)).status).toBe(201);
    const { status, body } = await send('engineer2@causeway.example', files.TEXT);
    expect([status, body.error.code]).toEqual([403, 'FORBIDDEN']);
  });

  it.each<[Person | null, number]>([
    ['compliance@causeway.example', 403],
    ['auditor@causeway.example', 403],
    [null, 401],
  ])('cannot be sent by %s', async (person, status) => {
    const before = await state();
    expect((await send(person, files.TEXT)).status).toBe(status);
    expect(await state()).toEqual(before);
  });

  it('can be sent by partner users for their own company’s integrations by key, and are visible to their company', async () => {
    const { status, body } = await send(PARTNER, files.TEXT);
    expect([status, body.upload.visibility]).toEqual([201, 'PARTNER']);
    for (const named of ['ENG-0', 'ENG-99999', engagement.id, "' or 1=1 --"]) {
      const missing = await send(PARTNER, files.TEXT, named);
      expect([missing.status, missing.body.error.message]).toEqual([404, 'Engagement not found.']);
    }
    const foreign = await send('partner@globex.example', files.TEXT);
    expect([foreign.status, foreign.body.error.message]).toEqual([404, 'Engagement not found.']);
  });

  it('can be read by staff, and by partner users if visible to them', async () => {
    const [own, internal, shown] = [
      (await send(PARTNER, files.TEXT)).body.upload.id,
      (await send(ENGINEER, files.TEXT)).body.upload.id,
      (await files.upload(app, ENGINEER, engagement.key, files.TEXT, [field('visibility', 'PARTNER')])).body
        .upload.id,
    ];
    const status = async (person: Person | null, id: string) =>
      (await files.download(app, person, id)).status;
    for (const id of [own, internal, shown]) {
      expect(await status('compliance@causeway.example', id)).toBe(200);
      expect(await status('engineer2@causeway.example', id)).toBe(200);
      expect(await status('partner@globex.example', id)).toBe(404);
      expect(await status(null, id)).toBe(401);
    }
    expect(await status(PARTNER, own)).toBe(200);
    expect(await status(PARTNER, shown)).toBe(200);
    expect(await status(PARTNER, internal)).toBe(404);
  });

  it('give the same response for a missing, foreign, malformed or incomplete file', async () => {
    const { body } = await send(ENGINEER, files.TEXT);
    const unfinished = newId();
    await app.pools.staff.query(
      `insert into upload (id, engagement_id, partner_id, name, type, visibility, uploaded_by_id, uploaded_by_name, begun_at)
       select $1, engagement_id, partner_id, name, type, 'PARTNER', uploaded_by_id, uploaded_by_name, begun_at
       from upload limit 1`,
      [unfinished],
    );
    const ids = [body.upload.id, toTypeId('upload', newId()), toTypeId('upload', unfinished), engagement.id];
    const answers = await Promise.all(
      [...ids, 'upl_', '..%2f..%2fetc%2fpasswd', '%00'].map(async (id) => {
        const { status, bytes } = await files.download(app, PARTNER, id);
        return [status, JSON.parse(bytes.toString()).error.message];
      }),
    );
    expect(new Set(answers.map((each) => each.join()))).toEqual(new Set(['404,Upload not found.']));
  });

  it('are limited per user until they become evidence, and for each side of an engagement', async () => {
    for (let n = 0; n < 10; n += 1) expect((await send(ENGINEER, files.TEXT)).status).toBe(201);
    const { status, body } = await send(ENGINEER, files.TEXT);
    expect([status, body.error.code]).toEqual([409, 'LIMIT_EXCEEDED']);
    expect((await send(PARTNER, files.TEXT)).status).toBe(201);
    await app.pools.staff.query(
      `insert into upload (id, engagement_id, partner_id, name, type, visibility, uploaded_by_id, uploaded_by_name, begun_at,
         stored_at, size_bytes, sha256, bound_at)
       select gen_random_uuid(), engagement_id, partner_id, name, type, visibility, uploaded_by_id, uploaded_by_name,
         begun_at, begun_at, 1, repeat('0', 64), begun_at
       from (select * from upload order by id desc limit 1) u, generate_series(1, 99)`,
    );
    expect((await send(PARTNER, files.TEXT)).body.error.message).toMatch(/has 100 files of your company/);
    expect((await send(MANAGER, files.TEXT)).status).toBe(201);
    await app.pools.staff.query(
      `insert into upload (id, engagement_id, partner_id, name, type, visibility, uploaded_by_id, uploaded_by_name, begun_at,
         stored_at, size_bytes, sha256, bound_at)
       select gen_random_uuid(), engagement_id, partner_id, name, type, visibility, uploaded_by_id, uploaded_by_name,
         begun_at, begun_at, 1, repeat('0', 64), begun_at
       from (select * from upload where visibility = 'INTERNAL' order by id desc limit 1) u, generate_series(1, 189)`,
    );
    const staff = await send(MANAGER, files.TEXT);
    expect(staff.status).toBe(409);
    expect(staff.body.error.message).toMatch(/has 200 files of the services team/);
  });

  it('are rejected for an engagement that has ended', async () => {
    const ended = await begin();
    await cancel(app, ended);
    const { status, body } = await send(ENGINEER, files.TEXT, ended.key);
    expect([status, body.error.code]).toEqual([409, 'NOT_ALLOWED_IN_STATE']);
  });

  it('are removed if they have not become evidence within a day', async () => {
    const { body } = await send(ENGINEER, files.TEXT);
    const before = kept().length;
    await app.moveTo('2026-12-01T14:59:00Z');
    expect(kept()).toHaveLength(before);
    await app.moveTo('2026-12-01T15:00:00Z');
    expect(await state()).toEqual({ kept: [], rows: expect.not.arrayContaining([{ stored: true }]) });
    expect((await files.download(app, ENGINEER, body.upload.id)).status).toBe(404);
  });
});
