import { Extensions } from '@nestjs/graphql';
import { isNullableType } from 'graphql';
import type { Field } from './fields.js';

/** Extension of the field. */
export const STAFF_ONLY = 'causeway.staffOnly';

/**
 * The field is null for partner users, whatever its resolver would say: for types that staff and partner users share.
 * What it leads to lies behind the first wall, so test/support/reachable-types.ts leaves it out of their reach.
 */
export function StaffOnly(): PropertyDecorator & MethodDecorator {
  return Extensions({ [STAFF_ONLY]: true });
}

export function isStaffOnly({ extensions }: Pick<Field, 'extensions'>): boolean {
  return extensions[STAFF_ONLY] === true;
}

/** @returns why the field cannot be kept from partner users, or null */
export function closeToPartners(field: Field): string | null {
  const { resolve } = field;
  if (!resolve || !isNullableType(field.type))
    return 'StaffOnly needs a resolver and a type that may be null';
  field.resolve = (parent, args, context, info) =>
    context.viewer && context.viewer.role !== 'PARTNER' ? resolve(parent, args, context, info) : null;
  return null;
}
