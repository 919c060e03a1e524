const OPERATIONS = new Set(['Query', 'Mutation', 'Subscription']);
const RIGHTS = new Set(['Allow', 'Public']);

/** @returns the name a decorator is written with, as `Query` for `@Query(…)` and for `@gql.Query(…)` */
function nameOf(decorator) {
  const { expression } = decorator;
  const callee = expression.type === 'CallExpression' ? expression.callee : expression;
  return callee.type === 'MemberExpression' ? callee.property.name : callee.name;
}

/** Demands that every GraphQL operation says who may call it, so that none is open by omission. */
export default {
  meta: {
    type: 'problem',
    docs: { description: 'Every @Query, @Mutation and @Subscription carries @Allow(…) or @Public().' },
    messages: { missing: '@{{operation}} {{method}} says nobody: add @Allow(permission) or @Public().' },
    schema: [],
  },
  create(context) {
    const renamed = new Map();
    return {
      'ImportDeclaration[source.value="@nestjs/graphql"] > ImportSpecifier'({ imported, local }) {
        renamed.set(local.name, imported.name);
      },
      MethodDefinition(node) {
        const names = node.decorators.map(nameOf).map((name) => renamed.get(name) ?? name);
        const operation = names.find((name) => OPERATIONS.has(name));
        if (operation === undefined || names.some((name) => RIGHTS.has(name))) return;
        const method = context.sourceCode.getText(node.key);
        context.report({ node: node.key, messageId: 'missing', data: { operation, method } });
      },
    };
  },
};
