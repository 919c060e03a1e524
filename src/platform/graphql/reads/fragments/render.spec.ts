import { renderFragment } from './render.js';
import { $, _, arg, sql } from './sql.js';

describe('a fragment written out for a statement of its own', () => {
  it('numbers its arguments from 1, one that stands twice once, and binds their values in that order', () => {
    const fragment = sql`${_}.stage = any(${arg('stages')}) and (${_}.key = ${arg('q')} or ${_}.title = ${arg('q')})`;
    expect(renderFragment(fragment, 'e', { q: 'x', stages: ['SANDBOX'] })).toEqual({
      text: 'e.stage = any($1) and (e.key = $2 or e.title = $2)',
      values: [['SANDBOX'], 'x'],
    });
  });

  it('refuses what hangs on a row above, since there is none', () => {
    expect(() => renderFragment(sql`${_}.id = ${$}.id`, 'e', {})).toThrow('parent');
  });
});
