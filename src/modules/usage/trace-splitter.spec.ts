import fc from 'fast-check';
import type { RawUsage } from './domain/usage-body.js';
import { readSpans } from './read-spans.js';

/** @param size of the chunks in bytes */
async function read(text: string, size: number): Promise<RawUsage[]> {
  const bytes = Buffer.from(text);
  async function* body(): AsyncGenerator<Buffer> {
    for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
  }
  const spans: RawUsage[] = [];
  for await (const list of readSpans(body, 'client.id')) spans.push(...list);
  return spans;
}

const resource = (clientId: string) => ({
  attributes: [{ key: 'client.id', value: { stringValue: clientId } }],
});

describe('any trace', () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  const extra = fc.dictionary(fc.constantFrom('a', '"', 'scope', 'schemaUrl', ']}'), json, { maxKeys: 2 });
  const spansOf = fc.array(fc.record({ kind: fc.constantFrom(1, 2), a: json }), { maxLength: 3 });
  const scopes = fc.array(fc.tuple(spansOf, extra), { maxLength: 3 });
  const traces = fc.array(fc.tuple(scopes, extra, fc.option(fc.constantFrom('x', 'y')), fc.boolean()), {
    maxLength: 4,
  });

  it('is read as a parser of the whole would read it', async () => {
    await fc.assert(
      fc.asyncProperty(
        traces,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(0, 2),
        async (groups, size, indent) => {
          const elements = groups.map(([scopeSpans, more, client, isFirst]) => {
            const inner = { ...more, scopeSpans: scopeSpans.map(([spans, other]) => ({ ...other, spans })) };
            const named = client === null ? {} : { resource: resource(client) };
            return isFirst ? { ...named, ...inner } : { ...inner, ...named };
          });
          const text = JSON.stringify({ resourceSpans: elements }, null, indent);
          const expected = groups
            .flatMap(([scopeSpans, , clientId]) =>
              scopeSpans.flatMap(([spans]) => spans.map((each) => ({ each, clientId }))),
            )
            .map(({ each, clientId }, index) =>
              each.kind === 2
                ? {
                    index,
                    value: {
                      span: JSON.parse(JSON.stringify(each)) as unknown,
                      resource: { clientId },
                      clientAttribute: 'client.id',
                    },
                  }
                : { index, skipped: true },
            );
          expect(await read(text, size)).toEqual(expected);
        },
      ),
    );
  });

  it('is rejected as a whole exactly when the parser rejects it', async () => {
    const scraps = ['[', ']', '{', '}', ',', ':', '"a"', '1', ' ', '"spans"', '"scopeSpans":[', '{"spans":['];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...scraps), { maxLength: 9 }),
        fc.integer({ min: 1, max: 9 }),
        async (parts, size) => {
          const text = `{"resourceSpans":[{${parts.join('')}}]}`;
          const outcome = await read(text, size).then(
            () => null,
            (error: Error) => error.message,
          );
          // What is JSON may be rejected for its shape.
          if (isJson(text)) expect(outcome).not.toBe('The body is not JSON.');
          else expect(outcome).not.toBeNull();
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
