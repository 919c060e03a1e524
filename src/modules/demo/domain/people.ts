import type { Role } from '../../../kernel/enums.js';
import { upperAscii } from '../../../kernel/text.js';

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Slug of a partner user's company. */
  readonly partner?: string;
}

/** People whose sign-ins are shown at startup. */
export const PEOPLE: readonly DemoPerson[] = [
  { email: 'admin@causeway.example', name: 'Ada Admin', role: 'ADMIN' },
  { email: 'manager@causeway.example', name: 'Maya Manager', role: 'MANAGER' },
  { email: 'engineer@causeway.example', name: 'Erin Engineer', role: 'ENGINEER' },
  { email: 'engineer2@causeway.example', name: 'Eli Engineer', role: 'ENGINEER' },
  { email: 'compliance@causeway.example', name: 'Cleo Compliance', role: 'COMPLIANCE' },
  { email: 'auditor@causeway.example', name: 'Aron Auditor', role: 'AUDITOR' },
  { email: 'partner@northwind.example', name: 'Nora Northwind', role: 'PARTNER', partner: 'northwind' },
  { email: 'partner@globex.example', name: 'Gus Globex', role: 'PARTNER', partner: 'globex' },
];

/** People who can sign in without the demo world. */
export const ONE_OF_EACH_ROLE = PEOPLE.filter(
  ({ role }, place) => PEOPLE.findIndex((each) => each.role === role) === place,
);

export const MANAGER = 'manager@causeway.example';
export const COMPLIANCE = 'compliance@causeway.example';

export const ENGINEERS = [
  { email: 'engineer@causeway.example', name: 'Erin Engineer', timeZone: 'America/New_York' },
  { email: 'engineer2@causeway.example', name: 'Eli Engineer', timeZone: 'America/Chicago' },
  { email: 'sasha@causeway.example', name: 'Sasha Solution', timeZone: 'Europe/London' },
  { email: 'amara@causeway.example', name: 'Amara Osei', timeZone: 'Europe/London' },
  { email: 'bruno@causeway.example', name: 'Bruno Keller', timeZone: 'Europe/Berlin' },
  { email: 'chloe@causeway.example', name: 'Chloé Martin', timeZone: 'Europe/Paris' },
  { email: 'diego@causeway.example', name: 'Diego Ruiz', timeZone: 'America/Denver' },
  { email: 'farah@causeway.example', name: 'Farah Haddad', timeZone: 'America/Los_Angeles' },
  { email: 'grace@causeway.example', name: 'Grace Lin', timeZone: 'America/Los_Angeles' },
  { email: 'henry@causeway.example', name: 'Henry Abara', timeZone: 'America/New_York' },
  { email: 'ines@causeway.example', name: 'Inês Prado', timeZone: 'Europe/Madrid' },
  { email: 'jack@causeway.example', name: 'Jack Wiley', timeZone: 'Australia/Sydney' },
] as const;

const FIRST_NAMES = [
  ...['Ana', 'Ben', 'Cara', 'Dan', 'Elsa', 'Finn', 'Gita', 'Hugo', 'Iris', 'Jon', 'Kira', 'Leo', 'Mina'],
  ...[
    'Noel',
    'Olga',
    'Paul',
    'Quinn',
    'Rosa',
    'Sam',
    'Tess',
    'Uma',
    'Viktor',
    'Wanda',
    'Xenia',
    'Yuri',
    'Zoe',
  ],
];

/** Every partner has a user, whose email address and name derive from the partner's slug. */
export function partnerUserOf(partner: string): DemoPerson {
  const listed = PEOPLE.find((person) => person.partner === partner);
  const email = `partner@${partner}.example`;
  return listed ?? { email, name: nameOf(partner), role: 'PARTNER', partner };
}

/** For example `Iris Initech`. */
function nameOf(partner: string): string {
  const first = FIRST_NAMES[partner.charCodeAt(0) - 'a'.charCodeAt(0)];
  const last = partner.split('-')[0]!;
  return `${first} ${upperAscii(last[0]!)}${last.slice(1)}`;
}
