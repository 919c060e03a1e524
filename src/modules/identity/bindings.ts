import { Injectable } from '@nestjs/common';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { hasActiveUser } from './user.store.js';

/** What a user can be linked to. */
type Bound = 'engineer' | 'partner';
type Exists = (tx: Tx, id: string) => Promise<boolean>;

/**
 * Looks up the engineers and partners that users and API keys belong to. Identity only knows their ids; the modules
 * that own them register lookups at startup.
 */
@Injectable()
export class Bindings {
  private readonly lookups = new Map<Bound, Exists>();

  enter(bound: Bound, exists: Exists): void {
    this.lookups.set(bound, exists);
  }

  /**
   * @returns the partner's UUID; null if none was given
   * @throws Refusal if there is no such partner
   */
  async findPartner(tx: Tx, typeId: string | null): Promise<string | null> {
    if (typeId === null) return null;
    return (await this.find(tx, 'partner', typeId)) ?? refuse('NOT_FOUND', 'partnerId', 'Partner not found.');
  }

  /**
   * @param exceptUserId user whose own link is ignored
   * @returns the engineer's UUID; null if none was given
   * @throws Refusal if there is no such engineer, or another active user is linked to them
   */
  async findEngineer(
    tx: Tx,
    typeId: string | null,
    exceptUserId: string | null = null,
  ): Promise<string | null> {
    if (typeId === null) return null;
    const id = await this.find(tx, 'engineer', typeId);
    if (id === null) refuse('NOT_FOUND', 'engineerId', 'Solution engineer not found.');
    if (await hasActiveUser(tx, id, exceptUserId))
      refuse('ALREADY_EXISTS', 'engineerId', 'The solution engineer already has an active user.');
    return id;
  }

  private async find(tx: Tx, bound: Bound, typeId: string): Promise<string | null> {
    const id = fromTypeId(bound, typeId);
    const exists = this.lookups.get(bound);
    if (!exists) throw new Error(`No module has registered a lookup for a user's ${bound}.`);
    return id !== null && (await exists(tx, id)) ? id : null;
  }
}
