import { type ReactNode, useDeferredValue } from 'react';
import { Skeleton } from '../ui/States';
import { isGoingBack } from './graphql/navigation';

/**
 * What may be drawn a moment later than the rest, because one looks at the rest first. Not when one comes back: then the page must
 * at once be as long as it was, so that its place is found again.
 */
export function Afterwards({ children }: { readonly children: ReactNode }) {
  const isTime = useDeferredValue(true, isGoingBack());
  return isTime ? children : <Skeleton />;
}
