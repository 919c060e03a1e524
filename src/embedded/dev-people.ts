import type pg from 'pg';

/** A user that the development issuer can sign a token for. */
export interface DevUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  /** Null until the first sign-in binds it. */
  readonly subject: string | null;
}

export async function peopleOf(pool: pg.Pool): Promise<DevUser[]> {
  const { rows } = await pool.query<DevUser>(
    'select id, email, name, role, subject from app_user where deactivated_at is null order by created_at, id',
  );
  return rows;
}

const SHOWN = 10;

/** Their email addresses, shortened to fit the terminal. */
export function namesOf(people: readonly DevUser[]): string {
  if (people.length === 0) return 'none yet';
  const shown = people.slice(0, SHOWN).map((person) => person.email);
  return [...shown, ...(people.length > SHOWN ? [`${people.length - SHOWN} more`] : [])].join(', ');
}
