import { Validator } from '@seriousme/openapi-schema-validator';
import type { DescriptionWarning } from './api-description.js';
import type { FormatFound } from './format.js';
import { toPointer } from './json-pointer.js';
import { outlinesOf } from './outline.js';
import type { Source } from './source.js';
import { MAX_WARNINGS, quote } from './warnings.js';

type Errors = Awaited<ReturnType<Validator['validate']>>['errors'];
type ShapeError = Exclude<NonNullable<Errors>, string>[number];

/** Compiles each format's schema on first use (0.3 s); would only read files if given a string. */
const validator = new Validator({ allErrors: true });

/** Keywords whose errors only repeat those of others. */
const REDUNDANT_KEYWORDS = new Set(['if', 'not', 'oneOf', 'anyOf', 'allOf']);

/**
 * Validates the part of a description that the catalog reads against the format's official JSON schema.
 * @returns one warning per location, with its line; stops soon after the number that can be listed
 */
export async function checkShape(found: FormatFound, source: Source): Promise<DescriptionWarning[]> {
  const warnings: DescriptionWarning[] = [];
  for (const outline of outlinesOf(found)) {
    const { errors } = await validator.validate(outline);
    // A string would report unresolved references, and an outline has none.
    if (Array.isArray(errors)) warnings.push(...toWarnings(errors, found.label, source));
    if (warnings.length > MAX_WARNINGS) break;
  }
  return warnings;
}

function toWarnings(errors: readonly ShapeError[], label: string, source: Source): DescriptionWarning[] {
  const telling = errors.filter(({ keyword }) => !REDUNDANT_KEYWORDS.has(keyword));
  const byPath = new Map((telling.length > 0 ? telling : errors).map((error) => [placeOf(error), error]));
  return [...byPath].map(([path, error]) => ({
    message: `Not valid ${label}: ${messageOf(error)}.`,
    line: source.lineOf(path),
    path,
  }));
}

/** Undefined if the error is not about an unknown key. */
function unknownKey({ params }: ShapeError): string | undefined {
  const key: unknown = params.additionalProperty ?? params.unevaluatedProperty;
  return typeof key === 'string' ? key : undefined;
}

function placeOf(error: ShapeError): string {
  const key = unknownKey(error);
  return key === undefined ? error.instancePath : `${error.instancePath}${toPointer([key])}`;
}

function messageOf(error: ShapeError): string {
  const key = unknownKey(error);
  return key === undefined ? (error.message ?? error.keyword) : `the key ${quote(key)} does not belong here`;
}
