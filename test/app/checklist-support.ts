import { toTypeId } from '../../src/kernel/ids.js';
import { type Answer, type Json, TestApp } from '../support/app.js';
import { MANAGER, NORTHWIND_ID, type Person } from '../support/people.js';
import { PRODUCT_ID, type Started, seedProduct, startIntegration } from '../support/seed-integrations.js';

export { ADMIN, COMPLIANCE, ENGINEER, MANAGER } from '../support/people.js';
export const ACCOUNTS = toTypeId('apiProduct', PRODUCT_ID);

const SET = `mutation ($input: SetLaunchChecklistInput!) { setLaunchChecklist(input: $input) {
  userErrors { code field message } apiProduct { checklist { code title kind neededBy evidence expires } } } }`;
const SUBMIT = `mutation ($input: SubmitEvidenceInput!) { submitEvidence(input: $input) {
  userErrors { code field message } item { code status expiresOn awaitsReview rejection
    evidence { id url note expiresOn submittedBy } } } }`;
const REVIEW = `mutation ($input: ReviewChecklistItemInput!) { reviewChecklistItem(input: $input) {
  userErrors { code field message } item { code status expiresOn awaitsReview rejection
    reviews { decision note waivedUntil decidedBy evidence { url } } } } }`;
const CHECKLIST = `query ($key: String!) { engagement(key: $key) { checklist {
  code status expiresOn awaitsReview rejection apiProduct { slug } } } }`;

/** The defaults of an item. */
export const item = (code: string, more: object = {}) => ({
  ...{ code, title: `${code} is there`, kind: 'SECURITY', neededBy: 'CERTIFICATION' },
  ...{ evidence: 'A report.', expires: false },
  ...more,
});

/** The user errors in a mutation's payload, each as `CODE field`. */
export function faultsOf(answer: Answer, mutation: string): string[] {
  const errors: { code: string; field: string[] }[] = answer.data[mutation].userErrors;
  return errors.map(({ code, field }) => `${code} ${field.slice(1).join('.')}`);
}

/** The error codes of a rejected request. */
export const refusals = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions.code);

/** A running product whose Accounts have a launch checklist: PEN-TEST expires, TERMS does not. */
export class Checklists {
  private constructor(readonly app: TestApp) {}

  static async start(now?: Date): Promise<Checklists> {
    const app = await TestApp.start(now);
    await seedProduct(app);
    const checklists = new Checklists(app);
    const items = [item('PEN-TEST', { expires: true }), item('TERMS', { kind: 'LEGAL', neededBy: 'DESIGN' })];
    const { data, errors } = await checklists.set(MANAGER, items);
    if (errors ?? data.setLaunchChecklist.userErrors.length > 0)
      throw new Error(JSON.stringify(errors ?? data));
    return checklists;
  }

  engagement(title = 'Accounts for Northwind'): Promise<Started> {
    return startIntegration(this.app, NORTHWIND_ID, title);
  }

  set(person: Person, items: readonly object[], apiProductId = ACCOUNTS): Promise<Answer> {
    return this.app.gql(person, SET, { input: { apiProductId, items } });
  }

  submit(person: Person, { id }: Started, code: string, more: object = {}): Promise<Answer> {
    const input = {
      engagementId: id,
      apiProductId: ACCOUNTS,
      code,
      url: 'https://vault.example/report',
      ...more,
    };
    return this.app.gql(person, SUBMIT, { input });
  }

  review(
    person: Person,
    { id }: Started,
    code: string,
    decision: string,
    more: object = {},
  ): Promise<Answer> {
    const input = { engagementId: id, apiProductId: ACCOUNTS, code, decision, ...more };
    return this.app.gql(person, REVIEW, { input });
  }

  async item({ key }: Started, code: string): Promise<Json> {
    const { data, errors } = await this.app.gql(MANAGER, CHECKLIST, { key });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.engagement.checklist.find((each: Json) => each.code === code);
  }

  async count(table: string): Promise<number> {
    const { rows } = await this.app.pools.staff.query<{ n: number }>(
      `select count(*)::int as n from ${table}`,
    );
    return rows[0]!.n;
  }
}
