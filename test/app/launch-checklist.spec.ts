import { newId, toTypeId } from '../../src/kernel/ids.js';
import type { Person } from '../support/people.js';
import { ADMIN, COMPLIANCE, Checklists, MANAGER, item } from './checklist-support.js';

describe('a launch checklist', () => {
  let checklists: Checklists;
  beforeAll(async () => {
    checklists = await Checklists.start();
  });
  afterAll(() => checklists.app.stop());

  it.each<Person>([ADMIN, MANAGER, COMPLIANCE])('is set by %s, in the order given', async (person) => {
    const items = [item('B'), item('A', { expires: true, kind: 'LEGAL', neededBy: 'LAUNCH' })];
    const { data } = await checklists.set(person, items);
    expect(data.setLaunchChecklist).toEqual({ userErrors: [], apiProduct: { checklist: items } });
  });

  it.each<Person>(['engineer@causeway.example', 'auditor@causeway.example', 'partner@northwind.example'])(
    'cannot be set by %s',
    async (person) => {
      const { errors } = await checklists.set(person, []);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    },
  );

  it('keeps earlier versions of an item, and how long they applied', async () => {
    await checklists.set(MANAGER, [item('KEPT'), item('WORDED')]);
    await checklists.app.moveTo('2026-12-01T15:00:00Z');
    await checklists.set(MANAGER, [item('KEPT'), item('WORDED', { title: 'Anew' }), item('NEW')]);
    const { rows } = await checklists.app.pools.staff.query(
      `select code, title, since::date::text, until::date::text from checklist_item
       where code in ('KEPT', 'WORDED', 'NEW') order by code, since`,
    );
    expect(rows).toEqual([
      { code: 'KEPT', title: 'KEPT is there', since: '2026-11-30', until: null },
      { code: 'NEW', title: 'NEW is there', since: '2026-12-01', until: null },
      { code: 'WORDED', title: 'WORDED is there', since: '2026-11-30', until: '2026-12-01' },
      { code: 'WORDED', title: 'Anew', since: '2026-12-01', until: null },
    ]);
  });

  it('writes nothing if it does not change', async () => {
    const items = [item('SAME')];
    await checklists.set(MANAGER, items);
    const before = await checklists.count('audit_entry');
    expect((await checklists.set(MANAGER, items)).data.setLaunchChecklist.userErrors).toEqual([]);
    expect(await checklists.count('audit_entry')).toBe(before);
  });

  it.each<[string, object[], string[]]>([
    [
      'codes, titles and stages, all at once',
      [item('lower', { title: ' ' }), item('A', { evidence: '' })],
      ['items.0.code', 'items.0.title', 'items.1.evidence'],
    ],
    [
      'a code twice, and the end as a stage',
      [item('A'), item('A', { neededBy: 'CLOSED' })],
      ['items.1.code', 'items.1.neededBy'],
    ],
    ['51 items', Array.from({ length: 51 }, (_each, index) => item(`I${index}`)), ['items']],
  ])('is rejected for %s, and does not change', async (_case, items, fields) => {
    await checklists.set(MANAGER, [item('STAYS')]);
    const { data } = await checklists.set(MANAGER, items);
    expect(data.setLaunchChecklist.apiProduct).toBeNull();
    const errors: { field: string[] }[] = data.setLaunchChecklist.userErrors;
    expect(errors.map(({ field }) => field.slice(1).join('.'))).toEqual(fields);
    expect(await checklists.count("checklist_item where until is null and code = 'STAYS'")).toBe(1);
  });

  it.each([toTypeId('apiProduct', newId()), 'nonsense'])('of a product that is not there: %s', async (id) => {
    const { data } = await checklists.set(MANAGER, [], id);
    expect(data.setLaunchChecklist.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});
