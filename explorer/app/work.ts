import { createContext, useContext } from 'react';
import type { Session } from './session.js';

/** What the parts of the workbench share. */
export interface Work {
  readonly session: Session;
  /** The server's current day, e.g. 2026-11-24. */
  readonly today: string;
  /**
   * Switches to a user with that role, if the server lets the explorer sign users in and the current user agrees.
   * @returns whether to continue: false if they cancelled
   */
  readonly becomeA: (role: string) => Promise<boolean>;
}

export const WorkContext = createContext<Work | null>(null);

export function useWork(): Work {
  const work = useContext(WorkContext);
  if (!work) throw new Error('useWork must be used inside the workbench.');
  return work;
}
