import { CompiledQueries } from '../../src/platform/graphql/compiled/compiled-queries.js';
import { TextQueries } from '../../src/platform/graphql/compiled/text-queries.js';
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

/** Sends the same request to graphql-js, to the compiled query and to the one that SQL writes, through all layers before them. */
export class Executors {
  private readonly queries: CompiledQueries;
  private readonly texts: TextQueries;
  private runs = { compiled: 0, written: 0 };

  constructor(private readonly app: TestApp) {
    this.queries = app.nest.get(CompiledQueries);
    const find = this.queries.find.bind(this.queries);
    this.queries.find = (...args) => {
      const run = find(...args);
      if (run) this.runs.compiled += 1;
      return run;
    };
    this.texts = app.nest.get(TextQueries);
    const answer = this.texts.answer.bind(this.texts);
    this.texts.answer = async (...args) => {
      const text = await answer(...args);
      if (text !== null) this.runs.written += 1;
      return text;
    };
  }

  /** Whether SQL writes the responses that it can. */
  write(isOn: boolean): void {
    this.texts.isOn = isOn;
  }

  compile(when: 'always' | 'never'): void {
    this.queries.sightingsBefore = when === 'always' ? 1 : Infinity;
  }

  /** @returns the common response, and how many were compiled and written by SQL; fails if they differ in a byte */
  async ask(sent: Sent): Promise<{ answer: Received; compiled: number; written: number }> {
    this.write(false);
    this.compile('never');
    const expected = await this.send(sent);
    this.runs = { compiled: 0, written: 0 };
    this.compile('always');
    const answer = await this.send(sent);
    expect({ ...sent, ...answer }).toEqual({ ...sent, ...expected });
    this.write(true);
    this.compile('never');
    const written = await this.send(sent);
    expect({ ...sent, ...written }).toEqual({ ...sent, ...expected });
    return { answer, ...this.runs };
  }

  /** Like `ask`, only for what SQL writes, compared with graphql-js. */
  async askWritten(sent: Sent): Promise<{ answer: Received; written: number }> {
    this.compile('never');
    this.write(false);
    const expected = await this.send(sent);
    this.runs.written = 0;
    this.write(true);
    const answer = await this.send(sent);
    expect({ ...sent, ...answer }).toEqual({ ...sent, ...expected });
    const { written } = this.runs;
    // Apollo has seen it, so it does not get it again.
    if (written > 0) expect({ ...sent, ...(await this.send(sent)) }).toEqual({ ...sent, ...expected });
    return { answer, written };
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
