import { createContext, useContext } from 'react';

export interface Head {
  readonly title: string;
  readonly others: readonly { readonly key: string; readonly title: string }[];
}

/** Heads of the integrations seen so far, so that a page that loads already has its title. */
export const HeadsContext = createContext<Map<string, Head>>(new Map());
export const useHeads = () => useContext(HeadsContext);
