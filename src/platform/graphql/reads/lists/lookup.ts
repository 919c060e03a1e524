import { AppError } from '../../../../kernel/errors.js';
import { typedKey, typedSlug } from '../../../../kernel/text.js';

/** How typed keys are normalised. */
const NORMALISE: Readonly<Record<string, (typed: string) => string>> = { key: typedKey, slug: typedSlug };

/**
 * Looks up an object by whichever key is given.
 * @throws AppError BAD_USER_INPUT unless exactly one is given
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
  return by[only](NORMALISE[only]?.(given[only]!) ?? given[only]!);
}
