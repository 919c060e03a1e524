import graphql from '@graphql-eslint/eslint-plugin';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import boundaries from 'eslint-plugin-boundaries';
import { importX } from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { settings as parts, walls } from './eslint-rules/console-walls.js';
import { direction, settings as layers } from './eslint-rules/layers.js';
import requireAllow from './eslint-rules/require-allow.js';

const CLOCK = "Take the instant of the kernel's Clock, read once by the use case, and pass it on.";
const SQL_CLOCK = String.raw`/\b(now\(\)|(clock|statement|transaction)_timestamp\(\)|(current_(timestamp|date|time)|localtime(stamp)?)\b)/i`;
const ENVIRONMENT = {
  object: 'process',
  property: 'env',
  message: 'Add the variable to platform/config, which parses all of them at once, and inject what it gives.',
};
const FOLDED = {
  selector: 'CallExpression > MemberExpression.callee[property.name=/^to(Locale)?(Lower|Upper)Case$/]',
  message:
    'Unicode folds other letters into those of ASCII: take lowerAscii or upperAscii for what programs compare, compareNames for names.',
};
const SKIPPED_TEST = {
  selector:
    ':matches(MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo)$/], CallExpression[callee.name=/^(x(it|test|describe)|f(it|describe))$/])',
  message: 'Every test runs: finish it or delete it.',
};

export default defineConfig(
  globalIgnores(['console/graphql-env.d.ts', 'dist/', '.test-build/', 'coverage/', '.causeway/']),
  {
    // A rule that does not fit is changed here, in the open, never switched off in a line of code.
    linterOptions: { noInlineConfig: true },
    rules: {
      'max-lines': ['error', 300],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
      eqeqeq: 'error',
    },
    ignores: ['**/*.graphql'],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strict, tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
    plugins: { 'import-x': importX },
    settings: {
      // Without these two no-cycle follows no './x.js' into its x.ts and reports nothing.
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [createTypeScriptImportResolver()],
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Our own enumerations are text; those of packages are compared with the text they stand for.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // With noUncheckedIndexedAccess the ! says what the loop or map around it guarantees.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A method of an interface may be async without awaiting.
      '@typescript-eslint/require-await': 'off',
      'import-x/no-cycle': 'error',
      'no-restricted-imports': [
        'error',
        {
          name: '@nestjs/common',
          importNames: ['forwardRef'],
          message: 'Modules form a DAG: move what both need down.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'migrations/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    plugins: { boundaries },
    settings: { ...layers, 'import/resolver': { typescript: true } },
    rules: { 'boundaries/dependencies': ['error', direction], 'boundaries/no-unknown-files': 'error' },
  },
  {
    files: ['console/src/**/*.{ts,tsx}'],
    ignores: ['**/*.spec.ts'],
    plugins: { boundaries },
    settings: { ...parts, 'import/resolver': { typescript: true } },
    rules: { 'boundaries/dependencies': ['error', walls], 'boundaries/no-unknown-files': 'error' },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { house: { rules: { 'require-allow': requireAllow } } },
    rules: { 'house/require-allow': 'error' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/platform/config/**'],
    rules: { 'no-restricted-properties': ['error', ENVIRONMENT] },
  },
  {
    files: ['src/{kernel,modules}/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', ENVIRONMENT, { object: 'Date', property: 'now', message: CLOCK }],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: CLOCK },
        { selector: `TemplateElement[value.raw=${SQL_CLOCK}]`, message: `SQL reads no clock. ${CLOCK}` },
        { selector: `Literal[value=${SQL_CLOCK}]`, message: `SQL reads no clock. ${CLOCK}` },
        FOLDED,
        SKIPPED_TEST,
      ],
    },
  },
  {
    files: ['src/modules/**/*.{resolver,mutation}.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/platform/database/pools.js'],
              message: "Reads.answer and Reads.read take the login of the viewer's side.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/platform/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', FOLDED, SKIPPED_TEST] },
  },
  {
    files: ['{test,bench}/**/*.ts', '**/*.spec.ts'],
    rules: {
      // Answers over HTTP are untyped, and a test that is wrong about them fails.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'no-restricted-syntax': ['error', SKIPPED_TEST],
    },
  },
  {
    files: ['schema.graphql'],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: 'schema.graphql' } },
    },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      '@graphql-eslint/relay-connection-types': 'error',
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          DirectiveDefinition: true,
          // Arguments that mean the same on every field; an input's fields are described whatever their name.
          ignoredSelectors: [
            'FieldDefinition > InputValueDefinition[name.value=/^(id|key|slug|first|after|filter|orderBy|input)$/]',
          ],
        },
      ],
      // Payloads, measures and other values have no identity of their own.
      '@graphql-eslint/strict-id-in-types': 'off',
      // Lists page forwards only, offer `nodes` beside `edges`, and may hold values.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
      ],
    },
  },
);
