/** A rule of the product that is written in one file; all others call it from there. */
export interface Rule {
  /** What it says. */
  readonly rule: string;
  /** The only file below src that may contain it. */
  readonly home: string;
  /** Its pattern in SQL, with inserted parts replaced by a gap and white space by one blank. */
  readonly sql?: RegExp;
  /** Its pattern in TypeScript: in a comparison, a list, or a property passed in a call. */
  readonly code?: RegExp;
  /** Files or folders below src in which the same words mean something else, or from which the location cannot be imported. */
  readonly except?: readonly string[];
}

/** Whether a column is null, in every form that PostgreSQL allows. */
const nullTest = (column: string) =>
  new RegExp(String.raw`\b${column} (is (not )?null|isnull|notnull)\b`, 'i');
/** The same for an entity's property. */
const nullFind = (property: string) => new RegExp(String.raw`\b${property}: (Not\()?IsNull\(\)`);
/** Two words close together, in either order. */
const both = (one: string, other: string) => `'${one}'.{1,30}'${other}'|'${other}'.{1,30}'${one}'`;

const ENGAGEMENTS = 'modules/engagements/conditions.ts';
const PLANNING = 'modules/planning/conditions.ts';
const ENUMS = 'kernel/enums.ts';
const OUTBOX = 'platform/outbox/conditions.ts';
const CURRENT = 'platform/graphql/reads/fragments/current.ts';

export const RULES: readonly Rule[] = [
  {
    rule: 'what is in scope of an engagement',
    home: 'modules/engagements/in-scope.ts',
    // Not if the name stands alone: that is its entity's.
    sql: /.\bengagement_scope(_operation)?\b|\bengagement_scope(_operation)?\b./i,
  },
  {
    rule: 'someone is on the team',
    home: ENGAGEMENTS,
    sql: /\bexists ?\(select (1 )?from engagement_engineer\b/i,
  },
  { rule: 'an engagement has ended', home: ENGAGEMENTS, sql: /'(ON_HOLD|COMPLETED|CANCELLED)'/i },
  {
    rule: 'an engagement has ended',
    home: ENUMS,
    code: new RegExp(`${both('ACTIVE', 'ON_HOLD')}|${both('COMPLETED', 'CANCELLED')}`, 's'),
  },
  {
    rule: 'a milestone is unfinished',
    home: PLANNING,
    sql: new RegExp(`${both('NOT_STARTED', 'IN_PROGRESS')}|${both('DONE', 'SKIPPED')}`, 'i'),
  },
  {
    rule: 'a milestone is unfinished',
    home: ENUMS,
    code: new RegExp(`${both('NOT_STARTED', 'IN_PROGRESS')}|${both('DONE', 'SKIPPED')}`, 's'),
  },
  { rule: 'a milestone is past due', home: PLANNING, sql: /\blatest_baseline_due_on (<|>)/i },
  { rule: 'a blocker is open', home: ENGAGEMENTS, sql: nullTest('resolved_at'), except: ['modules/alerts'] },
  { rule: 'a blocker is open', home: 'modules/engagements/blocker.store.ts', code: nullFind('resolvedAt') },
  { rule: 'a partner is shown it', home: ENGAGEMENTS, sql: /\bvisibility (=|<>|!=) '(PARTNER|INTERNAL)'/i },
  { rule: 'a partner is shown it', home: ENUMS, code: /\bvisibility [!=]== '(PARTNER|INTERNAL)'/ },
  {
    rule: 'an evaluation is the newest',
    home: 'modules/health/newest-snapshot.ts',
    sql: /\bas_of desc, (\w+\.|§\.)?sequence desc/i,
  },
  { rule: 'which band is shown', home: 'modules/health/shown-band.ts', sql: /\bcomputed_band\b/i },
  {
    rule: 'which band is shown now',
    home: 'modules/engagements/current-band.ts',
    sql: /\boverride_band\b(?! = \$)/i,
  },
  {
    rule: 'a user is active',
    home: 'modules/identity/conditions.ts',
    sql: nullTest('deactivated_at'),
    code: nullFind('deactivatedAt'),
    // The embedded default imports no module.
    except: ['embedded/dev-people.ts'],
  },
  { rule: 'a row holds now', home: CURRENT, sql: nullTest('until'), code: nullFind('until') },
  {
    rule: 'a credential is not revoked',
    home: 'modules/partners/conditions.ts',
    sql: nullTest('revoked_at'),
    code: nullFind('revokedAt'),
    // API keys are revoked too.
    except: ['modules/identity/'],
  },
  {
    rule: 'an operation is not removed',
    home: 'modules/catalog/conditions.ts',
    sql: nullTest('removed_at'),
    code: nullFind('removedAt'),
  },
  {
    rule: 'a version is deprecated',
    home: 'modules/catalog/conditions.ts',
    sql: new RegExp(both('DEPRECATED', 'SUNSET'), 'i'),
  },
  { rule: 'an event is to be relayed', home: OUTBOX, sql: nullTest('relayed_at') },
  {
    rule: 'a delivery is to be dispatched',
    home: OUTBOX,
    sql: nullTest('handed_at'),
    // Due work is dispatched too.
    except: ['platform/due/'],
  },
  { rule: 'a delivery is not done', home: OUTBOX, sql: nullTest('done_at') },
  {
    rule: 'an unknown time zone counts as UTC',
    home: 'platform/graphql/reads/fragments/local-day.ts',
    sql: /\bcoalesce\(.{1,80}'UTC'\)/i,
  },
];
