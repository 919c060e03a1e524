import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';
import type { Role } from '../../src/kernel/enums.js';
import { mayCall } from '../../src/kernel/permissions.js';
import { nodeAccessOf } from '../../src/platform/graphql/reads/schema/decorators.js';
import { isSeenByPartner } from '../../src/platform/graphql/reads/schema/seen-by-partner.js';
import { isStaffOnly } from '../../src/platform/graphql/reads/schema/staff-only.js';

/**
 * The types with fields that a response to one of the root fields can contain, including implementations of interfaces.
 * @param role of the viewer: fields that are hidden from partner users lead them nowhere, those that show staff what a partner
 * sees lead staff to no type of their own, and `node` only returns the types that the role may read
 * @param widen whether `... on Node` leads from an object to its interface, and from there to every implementation
 */
export function reachableTypes(
  schema: GraphQLSchema,
  roots: readonly GraphQLField<unknown, unknown>[],
  role: Role,
  widen = true,
): Set<string> {
  const reached = new Set<string>();
  const isSeen = (type: GraphQLObjectType) => mayReadAsNode(role, type);
  const visit = (type: GraphQLNamedType): void => {
    if (isLeafType(type) || reached.has(type.name)) return;
    reached.add(type.name);
    if (isAbstractType(type)) schema.getPossibleTypes(type).filter(isSeen).forEach(visit);
    if (!isObjectType(type) && !isInterfaceType(type)) return;
    if (widen) type.getInterfaces().forEach(visit);
    for (const field of Object.values(type.getFields()))
      if (!(role === 'PARTNER' ? isStaffOnly(field) : isSeenByPartner(field)))
        visit(getNamedType(field.type));
  };
  roots.forEach((root) => visit(getNamedType(root.type)));
  return reached;
}

/** Without @NodeFor it is open to all. */
function mayReadAsNode(role: Role, type: GraphQLObjectType): boolean {
  const access = nodeAccessOf(type);
  return access === undefined || mayCall(role, access.permission);
}
