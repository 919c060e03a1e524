import type { Role } from '../../src/kernel/enums.js';
import { smallest } from './any-operation.js';
import { TestApp } from './app.js';
import { NORTHWIND_ID, type Person } from './people.js';
import { isOpenTo, rootFields, schemaOf } from './root-fields.js';
import { type Started, seedProduct, startIntegration } from './seed-integrations.js';

/** Own saved views of the console, which everyone may keep. */
const OWN_VIEWS = ['deleteView', 'saveView'];

/**
 * The journey of staff who can read everything and change little or nothing.
 * @param closed the admin queries that they may not call
 * @param changes names of the mutations that they may call beside those for their own views
 */
export function readsAndChangesNothing(
  who: string,
  person: Person,
  role: Role,
  closed: readonly string[],
  changes: readonly string[] = [],
): void {
  describe(who, () => {
    let app: TestApp;
    let started: Started;
    beforeAll(async () => {
      app = await TestApp.start();
      await seedProduct(app);
      started = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
      await app.settle();
    });
    afterAll(() => app.stop());

    const queries = () => Object.values(schemaOf(app.nest).getQueryType()!.getFields());
    const mutations = () => Object.values(schemaOf(app.nest).getMutationType()!.getFields());

    it('reads an engagement as staff do: its plan, its internal milestones and its health', async () => {
      const { data, errors } = await app.gql(
        person,
        `query ($key: String!) { engagement(key: $key) {
        partner { slug } milestones { code visibility } health { score band } } }`,
        { key: started.key },
      );
      expect(errors).toBeUndefined();
      expect(data.engagement.partner.slug).toBe('northwind');
      expect(data.engagement.milestones).toContainEqual({ code: 'STAFFING', visibility: 'INTERNAL' });
      expect(data.engagement.health.score).toEqual(expect.any(Number));
    });

    it('may call every staff query, and none of the portal or for admins only', async () => {
      for (const root of rootFields(app.nest).filter(({ field }) => queries().includes(field))) {
        const { errors } = await app.gql(person, smallest(schemaOf(app.nest), root));
        const isForbidden = errors?.some(({ extensions }) => extensions.code === 'FORBIDDEN') ?? false;
        const { name } = root.field;
        expect([name, isForbidden]).toEqual([name, /^myIntegration/.test(name) || closed.includes(name)]);
      }
    });

    it(`changes nothing${changes.map((name) => ` but by ${name}`).join()}`, async () => {
      const roots = rootFields(app.nest).filter(({ field }) => mutations().includes(field));
      const open = roots.filter((root) => isOpenTo(role, root));
      expect(open.map(({ field }) => field.name).sort()).toEqual([...changes, ...OWN_VIEWS].sort());
      for (const root of roots.filter((each) => !open.includes(each))) {
        const { errors } = await app.gql(person, smallest(schemaOf(app.nest), root));
        expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
      }
    });
  });
}
