import type { SavedOperation } from '../build/saved-operation.js';

/** Personas in the order of the README, with what each comes here for; others follow by name. */
const JOBS: ReadonlyMap<string, string> = new Map([
  ['manager', 'Where the portfolio stands, who needs help, and why'],
  ['engineer', 'What is next, and a day of work in one call'],
  ['partner', 'Where their own integration stands, and nothing else'],
  ['compliance', 'Which reviews are due, and the ball back with what was found'],
  ['auditor', 'Reads what staff read, and changes nothing'],
  ['admin', 'Users, keys and jobs'],
]);
const ORDER = [...JOBS.keys()];

export const jobOf = (persona: string): string => JOBS.get(persona) ?? '';

/** People have roles and operations have personas; both are the same word. */
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

export const operationsByPersona = (): [string, SavedOperation[]][] =>
  byPersona(SAVED_OPERATIONS, (operation) => operation.persona);
