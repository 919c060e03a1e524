import { AppError } from '../../../../kernel/errors.js';
import { fromTypeId, ID_PREFIXES, type IdKind, KEY_EXAMPLES, parseTypeId } from '../../../../kernel/ids.js';

const MAX_VALUES = 200;

/**
 * Checks the length before the values are processed: a body may contain a hundred thousand of them.
 * @throws AppError BAD_USER_INPUT if the list is too long, or contains something that cannot be an id of the expected kind
 */
export function valuesOf(
  name: string,
  values: readonly string[],
  kind: IdKind | 'any' | undefined,
): readonly string[] {
  if (values.length > MAX_VALUES)
    throw new AppError('BAD_USER_INPUT', `A list in a filter can contain at most ${MAX_VALUES} values.`);
  return kind === undefined ? values : values.map((each) => uuidOf(name, kind, each));
}

function uuidOf(name: string, kind: IdKind | 'any', typeId: string): string {
  const uuid = kind === 'any' ? parseTypeId(typeId)?.uuid : fromTypeId(kind, typeId);
  if (uuid) return uuid;
  throw new AppError(
    'BAD_USER_INPUT',
    `\`${name}\` contains ${JSON.stringify(typeId.slice(0, 60))}, which is ${notAnId(kind)}.`,
  );
}

function notAnId(kind: IdKind | 'any'): string {
  if (kind === 'any') return 'neither an ID nor a known key';
  const id = `an ID such as ${ID_PREFIXES[kind]}_…`;
  const key = KEY_EXAMPLES[kind];
  return key ? `neither ${id} nor a known key such as ${key}` : `not ${id}`;
}
