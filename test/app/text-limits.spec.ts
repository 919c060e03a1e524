import { getMetadataStorage } from 'class-validator';
import pg from 'pg';
import { MANAGER } from '../support/people.js';
import { Delivery } from './delivery-support.js';
import { RECIPES } from './text-limits.recipes.js';
import { type Call, World } from './text-limits.world.js';

interface Limited {
  readonly name: string;
  readonly max: number;
}
interface Rule {
  readonly target: { readonly name: string };
  readonly propertyName: string;
  readonly name?: string;
  readonly type: string;
  readonly constraints?: readonly unknown[];
}

/** Every rule of every input class that the product declares. */
function rules(): Rule[] {
  const { validationMetadatas } = getMetadataStorage() as unknown as {
    validationMetadatas: ReadonlyMap<unknown, readonly Rule[]>;
  };
  return [...validationMetadatas.values()]
    .flat()
    .filter(({ target }) => target.name.endsWith('Input') || target.name === 'EvidenceGiven');
}
const nameOf = ({ target, propertyName }: Rule) => `${target.name}.${propertyName}`;
const limited = (): Limited[] =>
  rules()
    .filter(({ name }) => name === 'text')
    .map((rule) => ({ name: nameOf(rule), max: rule.constraints![0] as number }));

/** The rules of playbook.schema.ts, which apply to files too. */
const OF_PLAYBOOKS: Limited[] = [
  { name: 'Playbook.title', max: 200 },
  { name: 'PlaybookMilestone.title', max: 200 },
  { name: 'PlaybookProof.evidence', max: 500 },
];

/** Characters that some count as one and others as more: beyond the BMP, an emoji, and with a combining accent. */
const SIGNS = '\u{1f600}\u2764\ufe0fx\u0327\u0323';
const filled = (length: number, start = '') => [...(start + SIGNS.repeat(length))].slice(0, length).join('');
const BASES: Readonly<Record<string, (length: number) => string>> = {
  'EvidenceGiven.url': (length) => filled(length, 'https://a.example/'),
  'CreateApiProductInput.slug': (length) => 'a'.repeat(length),
  'CreatePartnerInput.slug': (length) => 'b'.repeat(length),
};

/** The placeholder for the text in an input. */
const PLACE = 'place-of-the-text';
const withText = (input: object, text: string): object =>
  JSON.parse(JSON.stringify(input).replaceAll(JSON.stringify(PLACE), () => JSON.stringify(text))) as object;

describe('the limits of texts', () => {
  let world: World;
  let owner: pg.Client;
  let tables: string[];

  beforeAll(async () => {
    const delivery = await Delivery.start();
    owner = new pg.Client({ connectionString: delivery.app.database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE'
         and table_name not in ('outbox', 'idempotency_key')`,
    );
    tables = rows.map(({ name }) => name);
    const { data } = await delivery.app.gql(MANAGER, '{ apiProduct(slug: "payments") { id } }');
    world = new World(delivery, data.apiProduct.id);
    await world.run(world.checklist({}));
  });
  afterAll(async () => {
    await owner.end();
    await world.delivery.app.stop();
  });

  /** Which of the texts are stored in any row of any table. */
  const stored = async (...texts: string[]): Promise<string[]> => {
    const { rows } = await owner.query<{ text: string }>(
      `select sought.sought as text from unnest($1::text[]) sought where ${tables
        .map((name) => `exists (select from "${name}" t where position(sought.sought in t::text) > 0)`)
        .join(' or ')}`,
      [texts],
    );
    return rows.map(({ text }) => text);
  };

  it('are counted in code points everywhere, and each is tested here', () => {
    const ofLengths = rules().filter(({ name }) =>
      ['isLength', 'maxLength', 'minLength'].includes(name ?? ''),
    );
    // A base path is ASCII.
    expect(ofLengths.map(nameOf)).toEqual(['ImportApiDescriptionInput.basePath']);
    const names = [...limited(), ...OF_PLAYBOOKS].map(({ name }) => name);
    expect([...new Set(names)].sort()).toEqual(Object.keys(RECIPES).sort());
  });

  it.each(Object.keys(RECIPES))(
    '%s stores a text of its maximum length unchanged, and rejects a longer one',
    async (name) => {
      const { max } = [...limited(), ...OF_PLAYBOOKS].find((each) => each.name === name)!;
      const text = BASES[name] ?? ((length: number) => filled(length, `${name}:`));
      // Rejected requests change nothing, so all are sent to the same object.
      const [by, mutation, input] = await RECIPES[name]!(world, PLACE);
      const call = (given: string): Call => [by, mutation, withText(input, given)];

      const refused = await world.run(call(text(max + 1)));
      expect(refused.userErrors).toMatchObject([
        { code: 'INVALID', message: `must have 1-${max} characters` },
      ]);
      expect((await world.run(call(' \u3164\u2800'))).userErrors[0]).toMatchObject({ code: 'INVALID' });
      expect((await world.run(call(text(max)))).userErrors).toEqual([]);
      expect(await stored(text(max), text(max + 1))).toEqual([text(max)]);
    },
  );
});
