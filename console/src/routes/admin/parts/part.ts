import type { AdminSearch } from '../search';

export interface PartProps {
  readonly search: AdminSearch;
  /** @param replace whether going back skips what the address says now */
  readonly change: (changes: Partial<AdminSearch>, replace?: boolean) => void;
}
