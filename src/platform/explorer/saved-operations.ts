import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  parse,
  typeFromAST,
} from 'graphql';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { upperAscii } from '../../kernel/text.js';
import type { SavedOperation } from './saved-operation.js';

const SUFFIX = '.graphql';

/**
 * Reads all operations in a folder. Their variables come from `<name>.variables.json`; without such a file, they are a
 * skeleton of the required variables.
 * @throws GraphQLError or SyntaxError, naming the file, if one of them does not parse
 */
export function readSavedOperations(folder: string, schema: GraphQLSchema): SavedOperation[] {
  const names = readdirSync(folder).filter((file) => file.endsWith(SUFFIX));
  return names.sort().map((file) => {
    try {
      return readSavedOperation(folder, file.slice(0, -SUFFIX.length), schema);
    } catch (error) {
      throw new Error(`examples/operations/${file} is invalid: ${String(error)}`, { cause: error });
    }
  });
}

function readSavedOperation(folder: string, name: string, schema: GraphQLSchema): SavedOperation {
  const query = readFileSync(path.join(folder, name + SUFFIX), 'utf8');
  const operation = operationOf(parse(query));
  const [persona = '', ...job] = name.split('-');
  return {
    ...{ name, persona, query, kind: operation.operation },
    operationName: operation.name?.value ?? '',
    title: titleOf(job.length > 0 ? job : [persona]),
    about: aboutOf(query),
    variables: variablesOf(path.join(folder, `${name}.variables.json`), operation, schema),
  };
}

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find((each) => each.kind === 'OperationDefinition');
  if (!operation) throw new Error('it contains no operation');
  return operation;
}

/** The comment lines at the top of the file, as one text. */
export function aboutOf(query: string): string {
  const lines = query.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  return lines
    .slice(0, end === -1 ? undefined : end)
    .map((line) => line.slice(1).trim())
    .join(' ');
}

/** The words of a file name as a title, with the usual spelling of abbreviations. */
function titleOf(words: readonly string[]): string {
  const text = words.map((word) => (word === 'api' ? 'API' : word)).join(' ');
  return upperAscii(text.charAt(0)) + text.slice(1);
}

function variablesOf(file: string, operation: OperationDefinitionNode, schema: GraphQLSchema): string {
  const variables: unknown = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : skeletonOf(operation, schema);
  return JSON.stringify(variables, null, 2);
}

/** The required variables, with empty values of the right shape to fill in. */
export function skeletonOf(operation: OperationDefinitionNode, schema: GraphQLSchema): object {
  const required = (operation.variableDefinitions ?? []).filter(
    ({ type, defaultValue }) => type.kind === 'NonNullType' && !defaultValue,
  );
  return Object.fromEntries(
    required.map(({ variable, type }) => {
      const known = typeFromAST(schema, type) as GraphQLInputType | undefined;
      return [variable.name.value, known ? emptyValueOf(known) : null];
    }),
  );
}

function emptyValueOf(type: GraphQLInputType): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return isNonNullType(inner.ofType) ? [emptyValueOf(inner.ofType)] : [];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(fields.map((field) => [field.name, emptyValueOf(field.type)]));
  }
  switch (inner.name) {
    case 'Boolean':
      return false;
    case 'Int':
    case 'Float':
      return 0;
    default:
      return '';
  }
}
