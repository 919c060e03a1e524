import type pg from 'pg';
import { newId } from '../../src/kernel/ids.js';

export const NORTHWIND_ID = '01900000-0000-7000-8000-000000000001';
export const GLOBEX_ID = '01900000-0000-7000-8000-000000000002';
export const ENGINEER_ID = '01900000-0000-7000-8000-0000000000e1';
export const ENGINEER2_ID = '01900000-0000-7000-8000-0000000000e2';

const PARTNERS = [
  [NORTHWIND_ID, 'northwind', 'Northwind Bank', 'BANK'],
  [GLOBEX_ID, 'globex', 'Globex Pay', 'FINTECH'],
] as const;
const ENGINEERS = [
  [ENGINEER_ID, 'Erin', 'engineer@causeway.example'],
  [ENGINEER2_ID, 'Eli', 'engineer2@causeway.example'],
] as const;
const USERS = [
  ['admin@causeway.example', 'ADMIN', null, null],
  ['manager@causeway.example', 'MANAGER', null, null],
  ['engineer@causeway.example', 'ENGINEER', null, ENGINEER_ID],
  ['engineer2@causeway.example', 'ENGINEER', null, ENGINEER2_ID],
  ['compliance@causeway.example', 'COMPLIANCE', null, null],
  ['auditor@causeway.example', 'AUDITOR', null, null],
  ['partner@northwind.example', 'PARTNER', NORTHWIND_ID, null],
  ['partner@globex.example', 'PARTNER', GLOBEX_ID, null],
] as const;
export type Person = (typeof USERS)[number][0];
export const ADMIN: Person = 'admin@causeway.example';
export const MANAGER: Person = 'manager@causeway.example';
export const ENGINEER: Person = 'engineer@causeway.example';
export const OTHER_ENGINEER: Person = 'engineer2@causeway.example';
export const COMPLIANCE: Person = 'compliance@causeway.example';
export const AUDITOR: Person = 'auditor@causeway.example';
export const PARTNER: Person = 'partner@northwind.example';
export const STAFF = [ADMIN, MANAGER, ENGINEER, OTHER_ENGINEER, COMPLIANCE, AUDITOR] as const;

/** Each person with the error code that they get, undefined if they may: the rows of a test. */
export function onlyFor(...allowed: readonly Person[]): [Person, string | undefined][] {
  return USERS.map(([person]) => [person, allowed.includes(person) ? undefined : 'FORBIDDEN']);
}

/** One user of each role, two engineers, and two partners with a user each. */
export async function seedPeople(pool: pg.Pool): Promise<void> {
  for (const [id, slug, name, kind] of PARTNERS)
    await pool.query(
      `insert into partner (id, slug, name, kind, tier, region, time_zone, internal, version, created_at)
       values ($1, $2, $3, $4, 'STANDARD', 'US', 'America/New_York', false, 1, '2026-01-01')`,
      [id, slug, name, kind],
    );
  for (const [id, name, email] of ENGINEERS)
    await pool.query(
      `insert into solution_engineer (id, name, email, time_zone, weekly_capacity_hours, created_at)
       values ($1, $2, $3, 'America/New_York', 40, '2026-01-01')`,
      [id, name, email],
    );
  for (const [email, role, partnerId, engineerId] of USERS)
    await pool.query(
      `insert into app_user (id, email, name, role, partner_id, engineer_id, created_at)
       values ($1, $2, $2, $3, $4, $5, '2026-01-01')`,
      [newId(), email, role, partnerId, engineerId],
    );
}
