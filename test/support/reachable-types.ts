import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';
import type { Role } from '../../src/kernel/enums.js';
import { isStaffOnly } from '../../src/platform/graphql/staff-only.js';

/**
 * The types with fields that an answer to one of the root fields can hold, implementations of interfaces among them.
 * @param role of whoever asks: fields that are kept from partner users lead them nowhere
 */
export function reachableTypes(
  schema: GraphQLSchema,
  roots: readonly GraphQLField<unknown, unknown>[],
  role: Role,
): Set<string> {
  const reached = new Set<string>();
  const visit = (type: GraphQLNamedType): void => {
    if (isLeafType(type) || reached.has(type.name)) return;
    reached.add(type.name);
    if (isAbstractType(type)) schema.getPossibleTypes(type).forEach(visit);
    if (!isObjectType(type) && !isInterfaceType(type)) return;
    // `... on Node` widens an object to its interface, and from there to every implementation.
    type.getInterfaces().forEach(visit);
    for (const field of Object.values(type.getFields()))
      if (role !== 'PARTNER' || !isStaffOnly(field)) visit(getNamedType(field.type));
  };
  roots.forEach((root) => visit(getNamedType(root.type)));
  return reached;
}
