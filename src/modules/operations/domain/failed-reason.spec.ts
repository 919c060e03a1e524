import { shownReason } from './failed-reason.js';

it.each<[string, string | null | undefined, string | null]>([
  ['nothing', undefined, null],
  ['null', null, null],
  ['an empty text', '', null],
  ['an error’s message', 'Engagement ENG-1 not found.', 'Engagement ENG-1 not found.'],
  ['several lines', 'Invalid input:\n  subject: a UUID', 'Invalid input: subject: a UUID'],
  ['a stack', 'Error: Boom\n    at run (/srv/dist/a.js:1:2)\n    at next', 'Error: Boom'],
  ['a query', 'Failed: SELECT secret_hash\nFROM api_key WHERE id = 1', 'Failed: (a statement)'],
  ['an insert', 'Failed query: insert into app_user values (1)', 'Failed query: (a statement)'],
  ['an update', 'update app_user set role = 1', '(a statement)'],
  ['a with', 'with x as (select 1) select * from x', '(a statement)'],
  ['words that look like SQL', 'The update of the set failed', 'The update of the set failed'],
  [
    'an address with a password',
    'connect postgres://app:s3cret@db:5432/causeway refused',
    'connect postgres://db:5432/causeway refused',
  ],
  ['an address with a token', 'GET https://tok3n@host/ failed', 'GET https://host/ failed'],
  ['300 characters', 'x'.repeat(300), 'x'.repeat(300)],
  ['301 characters', 'x'.repeat(301), `${'x'.repeat(299)}…`],
])('%s', (_case, reason, shown) => {
  expect(shownReason(reason)).toBe(shown);
});
