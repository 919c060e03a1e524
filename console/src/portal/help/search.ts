import { oneOf } from '../../app/search';

export const BLOCKERS = ['OPEN', 'ALL'] as const;

/** Open blockers unless the address says otherwise. */
export const helpSearch = ({
  blockers,
}: Record<string, unknown>): { readonly blockers?: (typeof BLOCKERS)[number] | undefined } => ({
  blockers: oneOf(BLOCKERS, blockers),
});
