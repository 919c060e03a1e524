import { refuse } from '../../kernel/errors.js';

/** @throws Refusal CONFLICT if the object was changed since the caller read it */
export function assertCurrent(
  current: { readonly version: number },
  expectedVersion: number | null | undefined,
): void {
  if (expectedVersion === null || expectedVersion === undefined || expectedVersion === current.version)
    return;
  const message = `The current version is ${current.version}, not ${expectedVersion}; read it again.`;
  refuse('CONFLICT', 'expectedVersion', message);
}

/** @returns the wanted values that differ from the current ones; undefined means unchanged */
export function changedFields<T extends object>(current: T, wanted: Partial<T>): Partial<T> {
  const entries = Object.entries(wanted).filter(
    ([name, value]) => value !== undefined && value !== current[name as keyof T],
  );
  return Object.fromEntries(entries) as Partial<T>;
}
