import { Extensions } from '@nestjs/graphql';
import { isNullableType } from 'graphql';
import type { Field } from './fields.js';

/** Extension of the field. */
export const STAFF_ONLY = 'causeway.staffOnly';

/**
 * Makes the field null for partner users, on types that staff and partner users share. Types behind it are not visible to
 * partners, so test/support/reachable-types.ts skips it.
 */
export function StaffOnly(): PropertyDecorator & MethodDecorator {
  return Extensions({ [STAFF_ONLY]: true });
}

export function isStaffOnly({ extensions }: Pick<Field, 'extensions'>): boolean {
  return extensions[STAFF_ONLY] === true;
}

/** @returns why the field cannot be hidden from partner users; null if it can */
export function hideFromPartners(field: Field): string | null {
  const { resolve } = field;
  if (!resolve || !isNullableType(field.type))
    return 'StaffOnly needs a resolver and a type that may be null';
  field.resolve = (parent, args, context, info) =>
    context.viewer && context.viewer.role !== 'PARTNER' ? resolve(parent, args, context, info) : null;
  return null;
}
