import { Injectable } from '@nestjs/common';
import { SYSTEM, type Viewer } from '../../kernel/viewer.js';
import { Users } from '../../platform/auth/authenticator.js';
import type { Claims } from '../../platform/auth/tokens.js';
import { wallClock } from '../../platform/base/wall-clock.js';
import { Pools } from '../../platform/database/pools.js';
import { query, Transactions } from '../../platform/database/tx.js';
import type { UserEntity } from './user.entity.js';

/** Whoever is deactivated is out within 30 s, even where the event that tells of it is lost and a socket is looked at late. */
const CACHE_MS = 15_000;
const CACHE_SIZE = 5_000;

type Row = Pick<UserEntity, 'id' | 'email' | 'name' | 'role' | 'partnerId' | 'engineerId'>;

const COLUMNS = 'id, email, name, role, partner_id as "partnerId", engineer_id as "engineerId"';

/** Finds the user a token speaks for: by subject, which the first sign-in with a verified e-mail binds. */
@Injectable()
export class UsersService extends Users {
  private readonly known = new Map<string, { viewer: Viewer; until: number }>();
  /** Counts what was forgotten: a row read before that is not remembered after it. */
  private forgotten = 0;

  constructor(
    private readonly pools: Pools,
    private readonly transactions: Transactions,
  ) {
    super();
  }

  async viewerOf(claims: Claims): Promise<Viewer | null> {
    const now = wallClock().getTime();
    const known = this.known.get(claims.subject);
    if (known && known.until > now) return known.viewer;
    const { forgotten } = this;
    const row = (await this.bySubject(claims.subject)) ?? (await this.bind(claims));
    const viewer = row ? viewerOf(row) : null;
    if (this.known.size >= CACHE_SIZE) this.known.clear();
    // Who is no user is asked for again each time: whoever is let in next second is in next second.
    if (viewer && forgotten === this.forgotten)
      this.known.set(claims.subject, { viewer, until: now + CACHE_MS });
    return viewer;
  }

  forget(userId?: string): void {
    this.forgotten += 1;
    for (const [subject, { viewer }] of this.known)
      if (userId === undefined || viewer.userId === userId) this.known.delete(subject);
  }

  private async bySubject(subject: string): Promise<Row | undefined> {
    const { rows } = await this.pools.staff.query<Row>({
      name: 'user_by_subject',
      text: `select ${COLUMNS} from app_user where subject = $1 and deactivated_at is null`,
      values: [subject],
    });
    return rows[0];
  }

  /**
   * A user bound to one subject is never bound to another: an address that changes hands carries no rights over. Nor
   * does a subject whose user was deactivated come back as somebody else.
   */
  private async bind({ subject, verifiedEmail }: Claims): Promise<Row | undefined> {
    if (verifiedEmail === null) return undefined;
    const rows = await this.transactions.run(SYSTEM, (tx) =>
      query<Row>(
        tx,
        `update app_user set subject = $1
         where email = $2 and subject is null and deactivated_at is null
           and not exists (select from app_user known where known.subject = $1)
         returning ${COLUMNS}`,
        [subject, verifiedEmail],
      ),
    );
    return rows[0] ?? this.bySubject(subject);
  }
}

function viewerOf({ id, email, name, role, partnerId, engineerId }: Row): Viewer {
  const person = { userId: id, email, name };
  if (role === 'PARTNER') return { ...person, role, partnerId: partnerId! };
  if (role === 'ENGINEER') return { ...person, role, engineerId: engineerId! };
  return { ...person, role };
}
