import { UnreadableRecord, asFields } from './usage-fields.js';
import type { SourceField } from './usage-mapping.js';

/** The attributes of a span or resource that are not empty, by name. */
export type Attributes = ReadonlyMap<string, unknown>;

/**
 * @param value the list of keys and values
 * @throws UnreadableRecord if it is not such a list
 * @source OpenTelemetry Protocol 1.x, KeyValue and AnyValue in JSON
 */
export function readAttributes(value: unknown): Attributes {
  if (value === undefined || value === null) return new Map();
  if (!Array.isArray(value)) throw new UnreadableRecord('attributes is not an array.');
  const attributes = new Map<string, unknown>();
  for (const entry of value as readonly unknown[]) {
    const { key, value: any } = asFields(entry, 'An attribute');
    if (typeof key !== 'string') throw new UnreadableRecord('The key of an attribute is not a string.');
    const found = valueOf(any);
    // Keys should be unique; if one is repeated, the first counts.
    if (found !== undefined && !attributes.has(key)) attributes.set(key, found);
  }
  return attributes;
}

/** The first of the named attributes that is there, or the absent one that is named first. */
export function attributeField(attributes: Attributes, names: readonly string[]): SourceField {
  const name = names.find((each) => attributes.has(each)) ?? names[0]!;
  return { name, value: attributes.get(name) };
}

/** @returns text for a whole number, undefined for no value, and any other value as it is */
function valueOf(any: unknown): unknown {
  if (any === undefined || any === null) return undefined;
  const { stringValue, intValue, ...others } = asFields(any, 'The value of an attribute');
  if (isGiven(stringValue)) return stringValue;
  if (isGiven(intValue)) return Number.isSafeInteger(intValue) ? String(intValue) : intValue;
  return Object.values(others).find(isGiven);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
