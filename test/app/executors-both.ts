import { CompiledQueries } from '../../src/platform/graphql/compiled/compiled-queries.js';
import type { TestApp } from '../support/app.js';
import type { Person } from '../support/people.js';

export interface Sent {
  readonly person: Person | null;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

interface Received {
  readonly status: number;
  readonly headers: unknown;
  readonly body: string;
}

/** Sends the same request to graphql-js and to the compiled query, through all layers in front of them. */
export class BothExecutors {
  private readonly queries: CompiledQueries;
  private runs = 0;

  constructor(private readonly app: TestApp) {
    this.queries = app.nest.get(CompiledQueries);
    const find = this.queries.find.bind(this.queries);
    this.queries.find = (...args) => {
      const run = find(...args);
      if (run) this.runs += 1;
      return run;
    };
  }

  compile(when: 'always' | 'never'): void {
    this.queries.sightingsBefore = when === 'always' ? 1 : Infinity;
  }

  /** @returns the common response, and how many of the two ran compiled; fails if they differ in a byte */
  async ask(sent: Sent): Promise<{ answer: Received; compiled: number }> {
    this.compile('never');
    const expected = await this.send(sent);
    this.runs = 0;
    this.compile('always');
    const answer = await this.send(sent);
    expect({ ...sent, ...answer }).toEqual({ ...sent, ...expected });
    return { answer, compiled: this.runs };
  }

  async send({ person, query, variables = {} }: Sent): Promise<Received> {
    const authorization = person ? { authorization: `Bearer ${await this.app.token(person)}` } : {};
    const response = await this.app.nest.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', 'x-request-id': 'executors', ...authorization },
      payload: JSON.stringify({ query, variables }),
    });
    const { date: _date, ...headers } = response.headers;
    return { status: response.statusCode, headers, body: response.body };
  }
}
