import { Extensions } from '@nestjs/graphql';
import type { Field } from './fields.js';

const SEEN_BY_PARTNER = 'causeway.seenByPartner';

/**
 * Marks a field of a staff type that leads to a type of partner users, and is read with the partner's login. That does not make
 * it a staff type, so test/support/reachable-types.ts skips it.
 */
export function SeenByPartner(): PropertyDecorator & MethodDecorator {
  return Extensions({ [SEEN_BY_PARTNER]: true });
}

export function isSeenByPartner({ extensions }: Pick<Field, 'extensions'>): boolean {
  return extensions[SEEN_BY_PARTNER] === true;
}
