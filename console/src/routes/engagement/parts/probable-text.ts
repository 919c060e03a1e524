import { dayText } from '../../../domain/dates';
import { probable as words } from '../../../messages/en/probable';

interface Probable {
  readonly p50On: string | null;
  readonly p80On: string | null;
  readonly n: number;
  readonly pool: keyof typeof words.pools | null;
  readonly tooFew: { readonly n: number; readonly needed: number } | null;
  readonly driver: { readonly title: string } | null;
}

/** Probable go-live in one sentence, with what it rests on. */
export function probableText({ p50On, p80On, n, pool, tooFew, driver }: Probable): string {
  if (tooFew) return words.tooFew(tooFew.n, tooFew.needed);
  if (p80On === null) return words.none;
  const parts = [
    words.by(dayText(p80On)),
    ...(p50On && p50On !== p80On ? [words.half(dayText(p50On))] : []),
    ...(driver ? [words.driver(driver.title)] : []),
  ];
  return `${parts.join(', ')}${pool ? ` (${words.basis(n, words.pools[pool])})` : ''}.`;
}
