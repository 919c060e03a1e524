import { toTypeId } from '../../src/kernel/ids.js';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { Transactions, query } from '../../src/platform/database/tx.js';
import { TestApp } from '../support/app.js';
import { GLOBEX_ID, MANAGER, NORTHWIND_ID } from '../support/people.js';

const CREATE = `mutation ($input: CreatePartnerInput!) {
  createPartner(input: $input) { partner { id } userErrors { code } } }`;
const UPDATE = `mutation ($input: UpdatePartnerInput!) {
  updatePartner(input: $input) { partner { name version } userErrors { code field } } }`;
const REGISTER = `mutation ($input: RegisterApplicationInput!) {
  registerApplication(input: $input) { application { id } userErrors { code field } } }`;

interface UserError {
  readonly code: string;
  readonly field: readonly string[];
}

describe('concurrent use cases', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('create the same thing once; the others are told that it already exists', async () => {
    const input = { name: 'Acme', kind: 'BANK', region: 'US', timeZone: 'UTC' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => app.gql(MANAGER, CREATE, { input })));
    const refusals = answers.flatMap(({ data }): UserError[] => data.createPartner.userErrors);
    const codes = refusals.map(({ code }) => code);
    expect(codes).toEqual(Array.from({ length: 9 }, () => 'ALREADY_EXISTS'));
  });

  it('lose no update: of those with the same version one succeeds, the others are conflicts', async () => {
    const partnerId = toTypeId('partner', NORTHWIND_ID);
    const names = Array.from({ length: 10 }, (_each, index) => `Northwind ${index}`);
    const answers = await Promise.all(
      names.map((name) => app.gql(MANAGER, UPDATE, { input: { partnerId, expectedVersion: 1, name } })),
    );
    const done = answers.filter(({ data }) => data.updatePartner.userErrors.length === 0);
    expect(done).toHaveLength(1);
    expect(done[0]!.data.updatePartner.partner.version).toBe(2);
    const [refused] = answers.filter((answer) => answer !== done[0]);
    expect(refused!.data.updatePartner).toEqual({
      partner: null,
      userErrors: [{ code: 'CONFLICT', field: ['input', 'expectedVersion'] }],
    });
  });

  it('that deadlock are retried until both are done', async () => {
    const transactions = app.nest.get(Transactions);
    const lock = 'select from partner where id = $1 for update';
    let attempts = 0;
    const [met, meet] = bothArrived();
    const touch = (ids: readonly string[]) =>
      transactions.run(SYSTEM, async (tx) => {
        attempts += 1;
        await query(tx, lock, [ids[0]]);
        meet();
        await met;
        await query(tx, lock, [ids[1]]);
        return 'done';
      });
    const both = [touch([NORTHWIND_ID, GLOBEX_ID]), touch([GLOBEX_ID, NORTHWIND_ID])];
    expect(await Promise.all(both)).toEqual(['done', 'done']);
    // The retry can deadlock again.
    expect(attempts).toBeGreaterThan(2);
  });

  it('report the invalid field, however deep it is', async () => {
    const credential = { environment: 'SANDBOX', issuedAt: '2026-11-01T00:00:00Z' };
    const input = {
      ...{ partnerId: toTypeId('partner', NORTHWIND_ID), name: '', apiProductIds: [] },
      credentials: [
        { ...credential, clientId: 'sound' },
        { ...credential, clientId: ' spaced', fingerprint: '' },
      ],
    };
    const { data } = await app.gql(MANAGER, REGISTER, { input });
    expect(data.registerApplication.application).toBeNull();
    const refusals: UserError[] = data.registerApplication.userErrors;
    const fields = refusals.map(({ field }) => field.join('.'));
    expect([...new Set(fields)].sort()).toEqual([
      'input.apiProductIds',
      'input.credentials.1.clientId',
      'input.credentials.1.fingerprint',
      'input.name',
    ]);
  });
});

/** @returns a promise that resolves once two have reported their arrival, and the function to report it */
function bothArrived(): [Promise<void>, () => void] {
  let arrived = 0;
  let release: () => void;
  const met = new Promise<void>((resolve) => {
    release = resolve;
  });
  return [
    met,
    () => {
      if ((arrived += 1) >= 2) release();
    },
  ];
}
