import { Link } from '@tanstack/react-router';
import { admin as words } from '../../../messages/en/admin';
import type { AdminSearch } from '../search';

interface Props {
  /** What is added to the address. */
  readonly changes: Partial<AdminSearch>;
  readonly children: string;
}

/** A value that shows only the rows that have it. */
export const Only = ({ changes, children }: Props) => (
  <Link
    from="/admin"
    to="/admin"
    search={(before: AdminSearch) => ({ ...before, tab: 'audit' as const, ...changes })}
    title={words.only(children)}
    resetScroll={false}
  >
    <bdi>{children}</bdi>
  </Link>
);
