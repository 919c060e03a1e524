import type { Answer } from '../support/app.js';
import type { TestApp } from '../support/app.js';
import type { Person } from '../support/people.js';

const PUBLISH = `mutation ($input: PublishPlaybookInput!) { publishPlaybook(input: $input) { isNewVersion
  playbook { id slug version title } userErrors { code field message } } }`;

/** A milestone as the API takes it, with defaults. */
export const step = (code: string, changes: object = {}) => ({
  ...{ code, title: `Step ${code}`, stage: 'SANDBOX', party: 'PARTNER', durationDays: 2 },
  ...changes,
});

export const ours = (milestones: readonly object[] = [step('A')], changes: object = {}) => ({
  ...{ slug: 'ours', title: 'Our way', type: 'INTEGRATION', milestones },
  ...changes,
});

export function publish(app: TestApp, person: Person, input: object, headers: object = {}): Promise<Answer> {
  return app.gql(person, PUBLISH, { input }, headers);
}

/** @returns its ID. @throws Error if it is rejected */
export async function published(app: TestApp, input: object): Promise<string> {
  const { data, errors } = await publish(app, 'manager@causeway.example', input);
  if (!data?.publishPlaybook?.playbook) throw new Error(JSON.stringify({ data, errors }));
  return data.publishPlaybook.playbook.id;
}
