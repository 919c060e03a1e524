import { listOf, textOf } from '../../app/search';

export const CAPABILITIES = [
  'PAYMENTS',
  'DEPOSITS',
  'LENDING',
  'IDENTITY',
  'DATA',
  'INVESTMENTS',
  'LOYALTY',
] as const;

/** What the address of the page says. */
export const catalogueSearch = (given: Record<string, unknown>) => ({
  q: textOf(given['q'], 100),
  capabilities: listOf(CAPABILITIES, given['capabilities']),
  /** Slug of the playbook whose milestones are shown. */
  playbook: textOf(given['playbook'], 60),
});

export type CatalogueSearch = ReturnType<typeof catalogueSearch>;

export const filterOf = ({ q, capabilities }: CatalogueSearch) => ({
  ...(q ? { q } : {}),
  ...(capabilities ? { capability: { in: [...capabilities] } } : {}),
});
