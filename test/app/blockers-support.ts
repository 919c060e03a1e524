import { toTypeId } from '../../src/kernel/ids.js';
import type { Answer, Json, TestApp } from '../support/app.js';
import type { Person } from '../support/people.js';
import { MANAGER } from './delivery-support.js';

const BLOCKER = `id severity party reason visibility raisedAt raisedBy commitmentOn resolvedAt resolution version
  engagement { key version forecastGoLiveOn } milestone { code blocked } operation { path }
  commitmentHistory { commitmentOn changedAt changedBy }`;

const mutation = (name: string) => {
  const input = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${input}!) { ${name}(input: $input) {
    userErrors { code field message } blocker { ${BLOCKER} } } }`;
};
const MUTATIONS = {
  raiseBlocker: mutation('raiseBlocker'),
  updateBlocker: mutation('updateBlocker'),
  resolveBlocker: mutation('resolveBlocker'),
};
export type BlockerMutation = keyof typeof MUTATIONS;

/** A blocker without a milestone; a test overrides what matters to it. */
const SOME = { severity: 'HIGH', party: 'PLATFORM', reason: 'The sandbox has no accounts.' };

export function move(
  app: TestApp,
  person: Person,
  name: BlockerMutation,
  input: object,
  headers: object = {},
): Promise<Answer> {
  const whole = name === 'raiseBlocker' ? { ...SOME, ...input } : input;
  return app.gql(person, MUTATIONS[name], { input: whole }, headers);
}

/** Runs, as a manager, a mutation that must succeed. @returns the resulting blocker */
export async function moved(app: TestApp, name: BlockerMutation, input: object): Promise<Json> {
  const { data, errors } = await move(app, MANAGER, name, input);
  if (errors ?? data[name].userErrors.length > 0) throw new Error(JSON.stringify({ data, errors }));
  return data[name].blocker;
}

export const NO_BLOCKER = toTypeId('blocker', '01900000-0000-7000-8000-00000000dead');
