import { fromTypeId, toTypeId } from '../../src/kernel/ids.js';
import type { Json } from '../support/app.js';
import { PDF, upload } from '../support/files.js';
import { ENGINEER, MANAGER, NORTHWIND_ID, type Person } from '../support/people.js';
import { item } from './checklist-support.js';
import type { Delivery } from './delivery-support.js';

/** A mutation with a text in one of its fields. */
export type Call = readonly [by: Person, mutation: string, input: object];

export const PARTNER_ID = toTypeId('partner', NORTHWIND_ID);
export const BLOCKER = { severity: 'LOW', party: 'PARTNER', visibility: 'PARTNER' };
const COMPANY = { name: 'Initech', kind: 'BANK', region: 'US', timeZone: 'America/New_York' };

/** The objects that the recipes use; each creates a new one if a mutation uses it up. */
export class World {
  private count = 0;

  constructor(
    readonly delivery: Delivery,
    readonly productId: string,
  ) {}

  /** A number that no other call has been given. */
  next(): number {
    return (this.count += 1);
  }

  async run([by, mutation, input]: Call, selection = ''): Promise<Json> {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code field message } ${selection} } }`;
    const { data, errors } = await this.delivery.app.gql(by, query, { input });
    if (errors) throw new Error(`${mutation}: ${JSON.stringify(errors)}`);
    return data[mutation];
  }

  async id(call: Call, object: string, path = 'id'): Promise<string> {
    const answer = await this.run(call, `${object} { ${path} }`);
    if (!answer[object]) throw new Error(`${call[1]}: ${JSON.stringify(answer)}`);
    return answer[object][path];
  }

  engagementId(): Promise<string> {
    return this.delivery.engagement();
  }

  async key(): Promise<string> {
    const { rows } = await this.delivery.app.pools.staff.query<{ key: string }>(
      'select key from engagement where id = $1',
      [fromTypeId('engagement', await this.engagementId())],
    );
    return rows[0]!.key;
  }

  async milestone(code = 'A') {
    const { id, version } = await this.delivery.milestone(await this.engagementId(), code);
    return { milestoneId: id, expectedVersion: version };
  }

  async blockerId(): Promise<string> {
    const input = { engagementId: await this.engagementId(), ...BLOCKER, reason: 'No keys.' };
    return this.id([ENGINEER, 'raiseBlocker', input], 'blocker');
  }

  async entryId(): Promise<string> {
    const input = { engagementId: await this.engagementId(), text: 'Met.' };
    return this.id([ENGINEER, 'logProgress', input], 'entry');
  }

  application(more: object = {}, credential: object = {}): Call {
    const number = this.next();
    const credentials = [
      {
        clientId: `client-${number}`,
        environment: 'SANDBOX',
        issuedAt: '2026-11-01T00:00:00Z',
        ...credential,
      },
    ];
    const own = { partnerId: PARTNER_ID, name: `App ${number}`, apiProductIds: [this.productId] };
    return [MANAGER, 'registerApplication', { ...own, credentials, ...more }];
  }

  async credentialId(): Promise<string> {
    const answer = await this.run(this.application(), 'application { credentials { id } }');
    return answer.application.credentials[0].id;
  }

  async version(partnerId: string): Promise<number> {
    const { data } = await this.delivery.app.gql(MANAGER, `{ partner(id: "${partnerId}") { version } }`);
    return data.partner.version;
  }

  company(more: object): Call {
    return [MANAGER, 'createPartner', { ...COMPANY, slug: `company-${this.next()}`, ...more }];
  }

  contact(more: object): object {
    return { contacts: [{ name: 'Ada', email: 'ada@x.example', role: 'Payments', ...more }] };
  }

  async evidence(more: object): Promise<object> {
    const url = 'https://vault.example/a';
    return {
      engagementId: await this.engagementId(),
      apiProductId: this.productId,
      code: 'TERMS',
      url,
      ...more,
    };
  }

  /** A file that is evidence. */
  async fileId(): Promise<string> {
    const { app } = this.delivery;
    const { engagementId, ...item } = (await this.evidence({ url: undefined })) as { engagementId: string };
    const uploadId: string = (await upload(app, ENGINEER, engagementId, PDF)).body.upload.id;
    await this.run([ENGINEER, 'submitEvidence', { engagementId, ...item, uploadId }]);
    return uploadId;
  }

  checklist(more: object): Call {
    return [MANAGER, 'setLaunchChecklist', { apiProductId: this.productId, items: [item('TERMS', more)] }];
  }
}
