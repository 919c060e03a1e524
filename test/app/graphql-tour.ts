import { existsSync, readFileSync } from 'node:fs';
import type { Json, TestApp } from '../support/app.js';
import type { Person } from '../support/people.js';
import { withDays } from '../../src/platform/explorer/example-days.js';

const COMMAND = /^ask (\S+) \$ops\/(\S+)\.graphql(?:\s+\\?\s*'([^']*)')?/gm;

/**
 * Runs each `ask` of docs/graphql.md in order; returns the rejections by command. An ID written as `api_…` or `evd_…` is replaced
 * with that of the item named in the input, taken from the previous response.
 */
export async function runGraphqlTour(app: TestApp): Promise<Tour> {
  const commands = [...readFileSync('docs/graphql.md', 'utf8').matchAll(COMMAND)];
  const refused: string[] = [];
  let before: Json = null;
  for (const [, person, name, given] of commands) {
    const file = `examples/operations/${name}`;
    const text = given ?? besideOf(file);
    const variables = JSON.parse(withDays(text, app.clock.now().toISOString().slice(0, 10)));
    fillIds(variables.input, before);
    const { data, errors } = await app.gql(
      person as Person,
      readFileSync(`${file}.graphql`, 'utf8'),
      variables,
    );
    const faults = errors ?? Object.values<Json>(data).flatMap((payload) => payload?.userErrors ?? []);
    refused.push(...faults.map(({ message }: { message: string }) => `${name}: ${message}`));
    before = data;
  }
  return { asked: commands.length, refused };
}

export interface Tour {
  readonly asked: number;
  readonly refused: readonly string[];
}

function besideOf(file: string): string {
  return existsSync(`${file}.variables.json`) ? readFileSync(`${file}.variables.json`, 'utf8') : '{}';
}

function fillIds(input: Json, before: Json): void {
  if (input?.evidenceId !== 'evd_…') return;
  const items: readonly Json[] = before.checklistToReview.nodes;
  const named = items.find(
    ({ code, engagement }) => code === input.code && engagement.key === input.engagementId,
  );
  input.apiProductId = named?.apiProduct.id;
  input.evidenceId = named?.evidence[0].id;
}
