import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { InviteUser } from '../../../acts/InviteUser';
import { UpdateUser } from '../../../acts/UpdateUser';
import { UserState } from '../../../acts/UserState';
import type { ResultOf } from '../../../app/graphql/types';
import { useMay } from '../../../app/rights';
import { useViewer } from '../../../app/viewer';
import { instantText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { admin as words } from '../../../messages/en/admin';
import { Badge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import type { Column } from '../../../ui/DataTable';
import { userFilter } from '../filters';
import { USERS } from '../page.graphql';
import { AdminList } from './AdminList';
import { PeopleFilterBar } from './PeopleFilterBar';
import type { PartProps } from './part';

type User = ResultOf<typeof USERS>['users']['nodes'][number];
type Act = { readonly kind: 'invite' } | { readonly kind: 'edit' | 'state'; readonly user: User };

export function People({ search, change }: PartProps) {
  const { id } = useViewer();
  const audits = useMay('AUDIT_READ');
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const changes = useMay('USER_WRITE');
  const columns: readonly Column<User>[] = [
    { name: words.name, cell: ({ name }) => <span dir="auto">{name}</span>, text: ({ name }) => name },
    { name: words.email, cell: ({ email }) => email, text: ({ email }) => email },
    { name: words.role, cell: (user) => wordOf(user.role), text: (user) => user.role },
    { name: words.state, cell: (user) => <State user={user} />, text: stateOf },
    {
      name: words.since,
      short: true,
      cell: ({ createdAt }) => instantText(createdAt),
      text: ({ createdAt }) => createdAt,
    },
    {
      name: words.act,
      short: true,
      screenOnly: true,
      cell: (user) => (
        <>
          {changes ? (
            <Button
              kind="quiet"
              onPress={() => setAct({ kind: 'edit', user })}
              aria-label={words.editOf(user.name)}
            >
              {words.edit}
            </Button>
          ) : null}
          {changes && user.id !== id ? (
            <Button
              kind="quiet"
              onPress={() => setAct({ kind: 'state', user })}
              aria-label={words.stateOf(user.deactivatedAt === null, user.name)}
            >
              {user.deactivatedAt === null ? words.deactivate : words.reactivate}
            </Button>
          ) : null}
          {audits ? (
            <Link to="/admin" search={{ tab: 'audit', actor: user.id }} aria-label={words.didOf(user.name)}>
              {words.did}
            </Link>
          ) : null}
        </>
      ),
    },
  ];
  return (
    <>
      <AdminList
        title={words.tabs.people}
        document={USERS}
        filter={{ filter: userFilter(search) }}
        filterBar={<PeopleFilterBar search={search} change={change} />}
        pick={({ users }) => users}
        columns={columns}
        keyOf={(user) => user.id}
        empty={search.q || search.roles || search.state ? words.noMatch : words.noPeople}
        actions={() =>
          changes ? (
            <Button kind="primary" onPress={() => setAct({ kind: 'invite' })}>
              {words.invite}
            </Button>
          ) : (
            <p>{words.onlyAdmins}</p>
          )
        }
      />
      {act?.kind === 'invite' ? <InviteUser onClose={close} /> : null}
      {act?.kind === 'edit' ? <UpdateUser user={act.user} onClose={close} /> : null}
      {act?.kind === 'state' ? <UserState user={act.user} onClose={close} /> : null}
    </>
  );
}

const stateOf = ({ deactivatedAt, hasSignedIn }: User): string =>
  deactivatedAt !== null ? words.deactivated : hasSignedIn ? words.active : words.invited;

const State = ({ user }: { readonly user: User }) => (
  <Badge tone={user.deactivatedAt !== null ? 'bad' : user.hasSignedIn ? 'good' : 'plain'}>
    {stateOf(user)}
  </Badge>
);
