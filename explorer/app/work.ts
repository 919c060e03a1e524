import { createContext, useContext } from 'react';
import type { Session } from './session.js';

/** What the parts of the workbench share. */
export interface Work {
  readonly session: Session;
  /** The server's present day, as 2026-11-24. */
  readonly today: string;
  /**
   * Signs a person of that role in, where the server lets the explorer do so and whoever is signed in agrees.
   * @returns whether to go on: false where they think better of it
   */
  readonly becomeA: (role: string) => Promise<boolean>;
}

export const WorkContext = createContext<Work | null>(null);

export function useWork(): Work {
  const work = useContext(WorkContext);
  if (!work) throw new Error('Only the parts of the workbench know whose work it is.');
  return work;
}
