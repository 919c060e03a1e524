import { AppError } from '../../../../kernel/errors.js';
import { typedKey, typedSlug } from '../../../../kernel/text.js';

/** How keys that people type are read. */
const READ: Readonly<Record<string, (typed: string) => string>> = { key: typedKey, slug: typedSlug };

/**
 * Looks one object up by whichever of its keys is given.
 * @throws AppError BAD_USER_INPUT unless exactly one is
 */
export function exactlyOne<K extends string, T>(
  given: Readonly<Record<K, string | null | undefined>>,
  by: Readonly<Record<K, (value: string) => Promise<T>>>,
): Promise<T> {
  const names = Object.keys(by) as K[];
  const [only, ...others] = names.filter((name) => typeof given[name] === 'string');
  if (only === undefined || others.length > 0)
    throw new AppError(
      'BAD_USER_INPUT',
      `Specify exactly one of ${names.map((name) => `\`${name}\``).join(' and ')}.`,
    );
  return by[only](READ[only]?.(given[only]!) ?? given[only]!);
}
