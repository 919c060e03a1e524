import { renderFragment } from './render.js';
import { $, _, arg, sql } from './sql.js';

describe('a fragment rendered as a separate statement', () => {
  it('numbers its arguments from 1, repeated ones only once, and binds their values in that order', () => {
    const fragment = sql`${_}.stage = any(${arg('stages')}) and (${_}.key = ${arg('q')} or ${_}.title = ${arg('q')})`;
    expect(renderFragment(fragment, 'e', { q: 'x', stages: ['SANDBOX'] })).toEqual({
      text: 'e.stage = any($1) and (e.key = $2 or e.title = $2)',
      values: [['SANDBOX'], 'x'],
    });
  });

  it('rejects references to a parent row, since there is none', () => {
    expect(() => renderFragment(sql`${_}.id = ${$}.id`, 'e', {})).toThrow('parent');
  });
});
