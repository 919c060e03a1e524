import type { Rows } from '../rows';

export interface PartProps {
  readonly search: Rows;
  /** @param replace whether going back skips what the address says now */
  readonly change: (changes: Partial<Rows>, replace?: boolean) => void;
}
