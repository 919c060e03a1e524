import {
  type ASTNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLResolveInfo,
  TypeInfo,
  getNamedType,
  isObjectType,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';

/** @returns the names of the fields asked of the object that a field answers, under whatever keys */
export function askedFields(info: GraphQLResolveInfo): ReadonlySet<string> {
  const { schema, fragments, variableValues, fieldNodes, returnType } = info;
  const type = getNamedType(returnType);
  if (!isObjectType(type)) return new Set();
  const fields = collectSubfields(schema, fragments, variableValues, type, fieldNodes);
  return new Set([...fields.values()].map(([field]) => field!.name.value));
}

/** An operation with what it takes to follow its selections. */
export type Selected = Pick<GraphQLResolveInfo, 'schema' | 'operation' | 'fragments'>;

/** Shows every node of an operation and of the fragments it leads to, each once, with the type it stands in. */
export function walkSelected(
  { schema, operation, fragments }: Selected,
  see: (node: ASTNode, parent: GraphQLCompositeType | null | undefined) => void,
): void {
  const types = new TypeInfo(schema);
  const reached = new Set<ASTNode>([operation]);
  // A set shows what is added while it is walked.
  for (const root of reached)
    visit(
      root,
      visitWithTypeInfo(types, {
        enter: (node) => {
          see(node, types.getParentType());
          const fragment = node.kind === 'FragmentSpread' ? fragments[node.name.value] : undefined;
          if (fragment) reached.add(fragment);
        },
      }),
    );
}

/** Whether no field below the root fields is asked for under two response keys. */
export function hasOneKeyAField(selected: Selected): boolean {
  const keys = new Map<string, string>();
  const root = selected.schema.getRootType(selected.operation.operation);
  let holds = true;
  walkSelected(selected, (node, parent) => {
    if (node.kind !== 'Field' || parent === root) return;
    // Of an interface's field only the row says whose it is.
    if (!isObjectType(parent)) holds = false;
    else if (remember(keys, `${parent.name}.${node.name.value}`, keyOf(node)) !== keyOf(node)) holds = false;
  });
  return holds;
}

function remember(keys: Map<string, string>, field: string, key: string): string {
  const known = keys.get(field) ?? key;
  keys.set(field, known);
  return known;
}

export const keyOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;
