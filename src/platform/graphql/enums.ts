import { registerEnumType } from '@nestjs/graphql';

/**
 * Registers a GraphQL enum.
 * @param descriptions of each value
 * @returns the reference to use in `@Field(() => …)`
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
