import { checklistOf } from './checklists.js';
import { PRODUCTS } from './products.js';
import { ENGINEERS } from './people.js';
import { POSTS, nameOf } from './staff.js';
import { STORIES } from './stories.js';
import { TWISTS } from './twists.js';

describe('the stories of the demo world', () => {
  it('have one for each twist', () => {
    const twisted = STORIES.filter(({ title }) => title in TWISTS).map(({ title }) => title);
    expect(twisted.sort()).toEqual(Object.keys(TWISTS).sort());
  });

  it('mention proofs that one of their products requires', () => {
    for (const { title, products, arc } of STORIES) {
      const asked = products.flatMap((slug) => checklistOf(slug).map(({ code }) => code));
      const spoken = (arc.evidence ?? []).map(({ code }) => code);
      expect({ title, unasked: spoken.filter((code) => !asked.includes(code)) }).toEqual({
        title,
        unasked: [],
      });
    }
  });

  it('are led by engineers who have a role, and know one of the products', () => {
    const slugs = PRODUCTS.map(({ slug }) => slug);
    for (const { email } of ENGINEERS) {
      const known = Object.keys(POSTS[nameOf(email)]!.skills);
      expect(known.filter((slug) => !slugs.includes(slug))).toEqual([]);
      expect(known.length).toBeGreaterThanOrEqual(3);
    }
  });
});
