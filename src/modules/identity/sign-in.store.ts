import type { Pools } from '../../platform/database/pools.js';
import { query, type Tx } from '../../platform/database/tx.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { isActiveUser } from './conditions.js';
import type { UserEntity } from './user.entity.js';

/** The user that a token belongs to. */
export type SignedIn = Pick<UserEntity, 'id' | 'email' | 'name' | 'role' | 'partnerId' | 'engineerId'>;

const IS_ACTIVE = toSql(isActiveUser(sql`app_user`));
const COLUMNS = 'id, email, name, role, partner_id as "partnerId", engineer_id as "engineerId"';

export async function userBySubject({ staff }: Pools, subject: string): Promise<SignedIn | undefined> {
  const { rows } = await staff.query<SignedIn>({
    name: 'user_by_subject',
    text: `select ${COLUMNS} from app_user where subject = $1 and ${IS_ACTIVE}`,
    values: [subject],
  });
  return rows[0];
}

/**
 * A user linked to a subject is never linked to another, so an email address that changes hands grants no access. Nor
 * can the subject of a deactivated user sign in as another user.
 */
export async function bindSubject(tx: Tx, subject: string, email: string): Promise<SignedIn | undefined> {
  const [bound] = await query<SignedIn>(
    tx,
    `update app_user set subject = $1
     where email = $2 and subject is null and ${IS_ACTIVE}
       and not exists (select from app_user known where known.subject = $1)
     returning ${COLUMNS}`,
    [subject, email],
  );
  return bound;
}

/** Whether there is any user, even deactivated. */
export async function hasUsers({ staff }: Pools): Promise<boolean> {
  const { rows } = await staff.query<{ some: boolean }>('select exists (select from app_user) as some');
  return rows[0]!.some;
}
