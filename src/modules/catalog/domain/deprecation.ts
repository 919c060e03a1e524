import { type UserError, userError } from '../../../kernel/errors.js';
import type { LocalDate } from '../../../kernel/local-date.js';

export interface VersionFacts {
  readonly id: string;
  readonly status: 'BETA' | 'GA' | 'DEPRECATED' | 'SUNSET';
  readonly sunsetOn: LocalDate | null;
  readonly replacedById: string | null;
}

/** What a deprecation sets: all of it, as it will be. */
export interface Deprecation {
  readonly sunsetOn: LocalDate;
  readonly replacedById: string | null;
}

/**
 * Checks a deprecation. Only versions that are not deprecated themselves can become replacements, so replacements never form a
 * cycle; a replacement that was deprecated later may stay.
 * @param replacement the version of `wanted.replacedById`, if any
 * @param today the UTC date
 */
export function faultsOfDeprecation(
  version: VersionFacts,
  wanted: Deprecation,
  replacement: Pick<VersionFacts, 'id' | 'status'> | null,
  today: LocalDate,
): UserError[] {
  if (version.status === 'SUNSET')
    return [userError('NOT_ALLOWED_IN_STATE', 'apiVersionId', 'The version has already been sunset.')];
  const faults: UserError[] = [];
  if (wanted.sunsetOn < today)
    faults.push(
      userError('INVALID', 'sunsetOn', `${wanted.sunsetOn} is in the past; today is ${today} in UTC.`),
    );
  const fault = replacement && faultOfReplacement(version, replacement);
  if (fault) faults.push(userError('INVALID', 'replacedById', fault));
  return faults;
}

function faultOfReplacement(
  version: VersionFacts,
  { id, status }: Pick<VersionFacts, 'id' | 'status'>,
): string | null {
  if (id === version.id) return 'A version cannot replace itself.';
  if (id === version.replacedById || status === 'BETA' || status === 'GA') return null;
  return `The replacement is ${status} itself; choose a version that is BETA or GA.`;
}

/** @returns whether the version already is as wanted */
export function isDeprecatedAs(version: VersionFacts, { sunsetOn, replacedById }: Deprecation): boolean {
  return (
    version.status === 'DEPRECATED' && version.sunsetOn === sunsetOn && version.replacedById === replacedById
  );
}
