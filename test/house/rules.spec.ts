import { rulesWrittenAgain, staleRules } from './check-rules.js';
import { sourcesOfProduct } from './src-files.js';

const sources = sourcesOfProduct();

describe('a rule', () => {
  it('is written in one place', () => {
    expect(rulesWrittenAgain(sources)).toEqual([]);
  });

  it('has its location, and no exception that it does not need', () => {
    expect(staleRules(sources)).toEqual([]);
  });
});

const PLANTED = 'modules/portal/planted.query.ts';
const sql = (text: string) => `export const text = \`${text}\`;\n`;

describe('the check for rules', () => {
  it.each([
    [
      'the join',
      'select 1 from engagement_scope s join api_version v on v.id = s.api_version_id',
      'in scope',
    ],
    ['a join behind a comma', 'select 1 from api_version v, engagement_scope s', 'in scope'],
    ['chosen operations', 'exists (select from engagement_scope_operation c)', 'in scope'],
    ['a team', 'where not exists (select from engagement_engineer m)', 'someone is on the team'],
    ['statuses', "e.status in ('ACTIVE', 'ON_HOLD')", 'an engagement has ended'],
    ['statuses of the end', "e.status not in ('COMPLETED', 'CANCELLED')", 'an engagement has ended'],
    ['one status', "where status <> 'COMPLETED'", 'an engagement has ended'],
    ['unfinished ones', "m.status in ('IN_PROGRESS', 'NOT_STARTED')", 'a milestone is unfinished'],
    ['finished ones', "m.status not in ('DONE', 'SKIPPED')", 'a milestone is unfinished'],
    ['neither', "m.status <> 'SKIPPED' and m.status <> 'DONE'", 'a milestone is unfinished'],
    ['a due day', 'm.latest_baseline_due_on < $1', 'a milestone is past due'],
    ['null', '${_}.resolved_at is null', 'a blocker is open'],
    ['not null', 'b.resolved_at\n  IS NOT NULL', 'a blocker is open'],
    ['null in one word', 'b.resolved_at notnull', 'a blocker is open'],
    ['what partners see', "${row}.visibility = 'PARTNER'", 'a partner is shown it'],
    ['what they do not', "m.visibility <> 'INTERNAL'", 'a partner is shown it'],
    ['an order', 'order by as_of desc, sequence desc', 'an evaluation is the newest'],
    ['an order of a gap', 'order by ${s}.as_of desc, ${s}.sequence desc', 'an evaluation is the newest'],
    ['a user', 'where deactivated_at is null', 'a user is active'],
    ['an open end', 'i.code = $1 and i.until is null', 'a row holds now'],
    ['a credential', 'c.revoked_at is null or c.revoked_at > $1', 'a credential is not revoked'],
    ['an operation', 'where removed_at is null', 'an operation is not removed'],
    ['an event', 'from outbox o where o.relayed_at is null', 'an event is to be relayed'],
    ['a delivery', 'from event_delivery where handed_at is null', 'a delivery is to be dispatched'],
    ['a delivery at the end', 'd.done_at is null or d.done_at > $1', 'a delivery is not done'],
    ['a zone', "coalesce(z.name, 'UTC')", 'an unknown time zone counts as UTC'],
  ])('finds %s in SQL', (_case, text, rule) => {
    expect(rulesWrittenAgain({ [PLANTED]: sql(text) })).toEqual([
      expect.stringMatching(new RegExp(`^${PLANTED}:1 spells ".*${rule}`)),
    ]);
  });

  it.each([
    ['a list', "const OVER = ['COMPLETED', 'CANCELLED'];", 'an engagement has ended'],
    ['a list that SQL is made of', "isAmong(['ACTIVE', 'ON_HOLD'], status);", 'an engagement has ended'],
    [
      'either',
      "if (it.status === 'CANCELLED' ||\n  it.status === 'COMPLETED') end();",
      'an engagement has ended',
    ],
    ['neither', "const ends = status !== 'ACTIVE' && status !== 'ON_HOLD';", 'an engagement has ended'],
    ['the end', "return status === 'DONE' || status === 'SKIPPED';", 'a milestone is unfinished'],
    ['before the end', "['NOT_STARTED', 'IN_PROGRESS'].includes(status);", 'a milestone is unfinished'],
    ['an open blocker', 'const open = { id, resolvedAt: IsNull() };', 'a blocker is open'],
    ['a resolved one', 'find({ where: { resolvedAt: Not(IsNull()) } });', 'a blocker is open'],
    ['what partners see', "all.filter((each) => each.visibility === 'PARTNER');", 'a partner is shown it'],
    ['a user', "const who = { role: 'ADMIN', deactivatedAt: IsNull() };", 'a user is active'],
    ['an open end', 'tx.db.findBy(Entity, { id, until: IsNull() });', 'a row holds now'],
  ])('finds %s in TypeScript', (_case, text, rule) => {
    expect(rulesWrittenAgain({ [PLANTED]: text })).toEqual([
      expect.stringMatching(new RegExp(`^${PLANTED}:1 spells "${rule}`)),
    ]);
  });

  it.each([
    [
      'its home',
      'modules/engagements/conditions.ts',
      sql("b.resolved_at is null and b.visibility = 'PARTNER'"),
    ],
    ['the same words of a key', 'modules/identity/planted.store.ts', sql('revoked_at is null')],
    ['the same words of due work', 'platform/due/planted.store.ts', sql('handed_at is null')],
    ['one status among those that go on', PLANTED, sql("e.status = 'ACTIVE'")],
    ['one status of a milestone', PLANTED, sql("m.status = 'NOT_STARTED'")],
    ['an end of another kind', PLANTED, sql('s.approved_until is null')],
    ['a comment', PLANTED, "// status === 'DONE' || status === 'SKIPPED'\n"],
    ['a comment in SQL', PLANTED, sql('select 1 -- b.resolved_at is null\n')],
    ['prose', PLANTED, "export const field = { description: 'null while resolved_at is null' };\n"],
    ['what a row is given', PLANTED, "const row = { visibility: 'PARTNER', resolvedAt: null };\n"],
    ['a type', PLANTED, "type Outcome = 'COMPLETED' | 'CANCELLED';\n"],
    ['an entity', PLANTED, "@Entity('engagement_scope')\nexport class Planted {}\n"],
  ])('allows %s', (_case, path, source) => {
    expect(rulesWrittenAgain({ [path]: source })).toEqual([]);
  });
});
