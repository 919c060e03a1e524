import type { FastifyInstance } from 'fastify';
import type { DevIssuer } from '../../embedded/issuer.js';
import type { DemoFile } from './domain/files.js';

/** Does not occur in any of the files. */
const BOUNDARY = 'demo-world-file';

/** Result of an operation; the caller knows the type, because it wrote the query. */
export type Answer<T> = T & { readonly userErrors?: readonly { readonly message: string }[] };

/** Uses the product as people do: signed in, through its HTTP API, with one root field per request. */
export class DemoClient {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    private readonly http: FastifyInstance,
    private readonly issuer: DevIssuer,
  ) {}

  /** @throws Error if the product refuses: an inconsistent demo world must not start */
  async run<T>(email: string, query: string, variables: object): Promise<T> {
    const headers = {
      authorization: `Bearer ${await this.token(email)}`,
      'content-type': 'application/json',
    };
    const payload = JSON.stringify({ query, variables });
    const response = await this.http.inject({ method: 'POST', url: '/graphql', headers, payload });
    const { data, errors } = response.json<{
      data: Record<string, Answer<T>> | null;
      errors?: { message: string }[];
    }>();
    const answer = data ? Object.values(data)[0] : undefined;
    const problems = [...(errors ?? []), ...(answer?.userErrors ?? [])].map((each) => each.message);
    if (!answer || problems.length > 0)
      throw new Error(`The demo world was rejected: ${problems.join(' ')}\n${payload}`);
    return answer;
  }

  /** @returns id of the upload */
  async upload(email: string, engagement: string, { name, type, content }: DemoFile): Promise<string> {
    const headers = {
      authorization: `Bearer ${await this.token(email)}`,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    };
    const payload = [
      ...[`--${BOUNDARY}`, 'Content-Disposition: form-data; name="engagement"', '', engagement],
      ...[`--${BOUNDARY}`, 'Content-Disposition: form-data; name="visibility"', '', 'PARTNER'],
      ...[`--${BOUNDARY}`, `Content-Disposition: form-data; name="file"; filename="${name}"`],
      ...[`Content-Type: ${type}`, '', content, `--${BOUNDARY}--`, ''],
    ].join('\r\n');
    const response = await this.http.inject({ method: 'POST', url: '/uploads', headers, payload });
    if (response.statusCode !== 201) throw new Error(`The demo world's file was rejected: ${response.body}`);
    return response.json<{ upload: { id: string } }>().upload.id;
  }

  async ingest(secret: string, records: readonly object[]): Promise<void> {
    if (records.length === 0) return;
    const response = await this.http.inject({
      method: 'POST',
      url: '/ingest/usage?format=causeway',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/x-ndjson' },
      payload: records.map((record) => JSON.stringify(record)).join('\n'),
    });
    if (response.statusCode !== 202) throw new Error(`The demo world's usage was rejected: ${response.body}`);
  }

  private token(email: string): Promise<string> {
    const known = this.tokens.get(email) ?? this.issuer.sign({ sub: `dev|${email}`, email, name: email });
    this.tokens.set(email, known);
    return known;
  }
}
