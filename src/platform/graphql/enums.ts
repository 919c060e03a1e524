import { registerEnumType } from '@nestjs/graphql';

/**
 * Makes a GraphQL enum of a list of words.
 * @param descriptions what each value means
 * @returns the reference that `@Field(() => …)` takes
 */
export function enumOf<T extends string>(
  name: string,
  description: string,
  descriptions: Readonly<Record<T, string>>,
): { readonly [value in T]: value } {
  const values = Object.fromEntries(Object.keys(descriptions).map((value) => [value, value])) as {
    [value in T]: value;
  };
  const valuesMap = Object.fromEntries(
    Object.entries<string>(descriptions).map(([value, text]) => [value, { description: text }]),
  ) as Record<T, { description: string }>;
  registerEnumType(values, { name, description, valuesMap });
  return values;
}
