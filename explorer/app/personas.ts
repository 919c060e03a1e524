import type { SavedOperation } from '../../src/platform/explorer/saved-operation.js';

interface Persona {
  /** What they use Causeway for. */
  readonly job: string;
  /** The saved operation to start with: a query that works without changes. */
  readonly main: string;
}

/** In the order of the README; others follow alphabetically. */
const PERSONAS: ReadonlyMap<string, Persona> = new Map([
  ['manager', { job: 'The state of the portfolio, who needs help, and why', main: 'manager-who-needs-help' }],
  ['engineer', { job: 'What to do next, and a day of work logged in one request', main: 'engineer-my-work' }],
  ['partner', { job: 'The state of their own integrations, and nothing else', main: 'partner-status' }],
  [
    'compliance',
    {
      job: 'Evidence to review, and the ball passed back with the findings',
      main: 'compliance-evidence-to-review',
    },
  ],
  ['auditor', { job: 'Read access to everything staff can see', main: 'auditor-audit-log' }],
  ['admin', { job: 'Users, keys and jobs', main: 'admin-users' }],
]);
const ORDER = [...PERSONAS.keys()];

export const jobOf = (persona: string): string => PERSONAS.get(persona)?.job ?? '';

/** Users have roles and operations have personas; both use the same names. */
export const personaOf = ({ role }: { readonly role: string }): string => role.toLowerCase();

export const labelOf = (persona: string): string => persona.charAt(0).toUpperCase() + persona.slice(1);

/** Groups by persona, the known ones first. */
export function byPersona<T>(all: readonly T[], personaOfOne: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const persona = personaOfOne(one);
    groups.set(persona, [...(groups.get(persona) ?? []), one]);
  }
  const place = (persona: string) => (ORDER.includes(persona) ? ORDER.indexOf(persona) : ORDER.length);
  return [...groups].sort(([one], [other]) => place(one) - place(other) || one.localeCompare(other));
}

/** Each persona's main operation comes first. */
export const operationsByPersona = (
  operations: readonly SavedOperation[] = SAVED_OPERATIONS,
): [string, SavedOperation[]][] =>
  byPersona(operations, (operation) => operation.persona).map(([persona, own]) => {
    const main = PERSONAS.get(persona)?.main;
    return [
      persona,
      [...own.filter(({ name }) => name === main), ...own.filter(({ name }) => name !== main)],
    ];
  });
