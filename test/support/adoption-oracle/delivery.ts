import fc from 'fast-check';
import type { Fields, Sent } from '../naive-adoption/inbox.js';

/** Who sends: a gateway or a partner, each with two API keys. */
export interface Sender {
  /** Null for a gateway. */
  readonly partnerId: string | null;
  readonly keys: readonly string[];
}

export interface Request {
  /** Index of the process that receives it. */
  readonly process: number;
  readonly key: string;
  readonly format: 'ndjson' | 'cloudevents';
  readonly body: string;
}

/** Requests that are sent at the same time, and what they contain; the next wave waits for them. */
export interface Wave {
  readonly requests: readonly Request[];
  readonly sent: readonly Sent[];
}

export const WAVES = 2;

/** How a copy of a record travels. */
const route = fc.record({
  sender: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 2 }) }),
  key: fc.nat({ max: 1 }),
  process: fc.nat({ max: 1 }),
  format: fc.constantFrom('ndjson', 'ndjson', 'cloudevents'),
});
const copy = fc.record({
  wave: fc.nat({ max: WAVES - 1 }),
  route: fc.nat({ max: 2 }),
  /** Its place within a request. */
  order: fc.nat({ max: 99 }),
  /** Whether this copy leaves out the client id. */
  nameless: fc.oneof(
    { weight: 12, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
});

export const deliveryRecipe = fc.record({
  routes: fc.array(route, { minLength: 1, maxLength: 3 }),
  /** The copies of each record. */
  copies: fc.array(fc.array(copy, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 30 }),
  /** Whether a request of NDJSON is cut in the middle of its last line, and then sent whole in the last wave. */
  torn: fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant(false) }, fc.boolean()), {
    minLength: 1,
    maxLength: 3,
  }),
  /** Whether a request is sent once more in the next wave, to another process and with another key. */
  repeated: fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant(false) }, fc.boolean()), {
    minLength: 1,
    maxLength: 3,
  }),
});
export type Delivery = typeof deliveryRecipe extends fc.Arbitrary<infer T> ? T : never;

type Line = { readonly fields: Fields; readonly order: number };
type Batch = {
  readonly sender: Sender;
  readonly key: number;
  readonly process: number;
  readonly format: string;
  lines: Line[];
};

/** Distributes records over requests; routes and lists of copies are used in turn. */
export function wavesOf(
  records: readonly Fields[],
  { routes, copies, torn, repeated }: Delivery,
  senders: readonly Sender[],
): Wave[] {
  const waves = Array.from({ length: WAVES + 1 }, () => new Map<string, Batch>());
  const put = (wave: number, batch: Omit<Batch, 'lines'>, lines: readonly Line[]) => {
    const name = [senders.indexOf(batch.sender), batch.key, batch.process, batch.format].join();
    const known = waves[wave]!.get(name) ?? { ...batch, lines: [] };
    known.lines.push(...lines);
    waves[wave]!.set(name, known);
  };
  for (const [position, fields] of records.entries())
    for (const { wave, route: way, order, nameless } of copies[position % copies.length]!) {
      const { clientId: _clientId, ...rest } = fields;
      const { sender, ...by } = routes[way % routes.length]!;
      const line = { order, fields: nameless && fields.id !== undefined ? rest : fields };
      put(wave, { ...by, sender: senders[sender]! }, [line]);
    }
  let number = 0;
  return waves.map((batches, wave) => {
    const requests: Request[] = [];
    const sent: Sent[] = [];
    for (const batch of batches.values()) {
      batch.lines.sort((one, other) => one.order - other.order);
      const isTorn = wave < WAVES && batch.format === 'ndjson' && torn[number % torn.length]!;
      if (isTorn) put(WAVES, batch, batch.lines);
      else if (wave < WAVES && repeated[number % repeated.length]!)
        put(wave + 1, { ...batch, process: 1 - batch.process, key: 1 - batch.key }, batch.lines);
      number += 1;
      requests.push(requestOf(batch, isTorn));
      sent.push(
        ...batch.lines.map((line, place) => sentOf(batch, line, isTorn && place === batch.lines.length - 1)),
      );
    }
    return { requests, sent };
  });
}

const SOURCE = '/gateways/eu';

function sentOf({ sender, format }: Batch, { fields }: Line, isCut: boolean): Sent {
  return {
    sender: sender.partnerId,
    source: format === 'cloudevents' ? SOURCE : '',
    fields: isCut ? null : fields,
  };
}

function requestOf({ sender, key, process, format, lines }: Batch, isTorn: boolean): Request {
  const to = { process, key: sender.keys[key]! };
  if (format === 'cloudevents')
    return { ...to, format, body: JSON.stringify(lines.map(({ fields }) => eventOf(fields))) };
  const texts = lines.map(({ fields }) => JSON.stringify(fields));
  const last = texts.at(-1)!;
  if (isTorn) texts.splice(-1, 1, last.slice(0, last.length / 2));
  return { ...to, format: 'ndjson', body: texts.map((text) => `${text}\n`).join('') };
}

/** An event must have an id; the contents stand for it where the record has none. */
function eventOf(fields: Fields): object {
  return {
    ...{
      specversion: '1.0',
      type: 'causeway.usage.v1',
      source: SOURCE,
      id: fields.id ?? JSON.stringify(fields),
    },
    ...{ time: fields.time, data: fields },
  };
}
