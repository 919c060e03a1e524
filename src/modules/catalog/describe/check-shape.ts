import { Validator } from '@seriousme/openapi-schema-validator';
import type { DescriptionWarning } from './api-description.js';
import type { FormatFound } from './format.js';
import { toPointer } from './json-pointer.js';
import { outlinesOf } from './outline.js';
import type { Source } from './source.js';
import { MAX_WARNINGS, quote } from './warnings.js';

type Errors = Awaited<ReturnType<Validator['validate']>>['errors'];
type ShapeError = Exclude<NonNullable<Errors>, string>[number];

/** It compiles each format's schema at first use (0.3 s) and reads files only when it is given a text. */
const validator = new Validator({ allErrors: true });

/** Errors that only say that one of those beside them stands. */
const ECHOES = new Set(['if', 'not', 'oneOf', 'anyOf', 'allOf']);

/**
 * Holds what the catalogue reads against the format's official JSON schema; the rest of a description may be
 * as untidy as it likes.
 * @returns a warning for each place, with its line; not much more than are ever listed
 */
export async function checkShape(found: FormatFound, source: Source): Promise<DescriptionWarning[]> {
  const warnings: DescriptionWarning[] = [];
  for (const outline of outlinesOf(found)) {
    const { errors } = await validator.validate(outline);
    // A text would tell of references, and an outline has none.
    if (Array.isArray(errors)) warnings.push(...toWarnings(errors, found.label, source));
    if (warnings.length > MAX_WARNINGS) break;
  }
  return warnings;
}

function toWarnings(errors: readonly ShapeError[], label: string, source: Source): DescriptionWarning[] {
  const telling = errors.filter(({ keyword }) => !ECHOES.has(keyword));
  const byPath = new Map((telling.length > 0 ? telling : errors).map((error) => [placeOf(error), error]));
  return [...byPath].map(([path, error]) => ({
    message: `Not valid ${label}: ${messageOf(error)}.`,
    line: source.lineOf(path),
    path,
  }));
}

/** The key that is not known here; elsewhere undefined. */
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
