import { useState } from 'react';
import { InviteUser } from '../../../acts/InviteUser';
import { UpdateUser } from '../../../acts/UpdateUser';
import { UserState } from '../../../acts/UserState';
import type { ResultOf } from '../../../app/graphql/types';
import { useViewer } from '../../../app/viewer';
import { instantText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { admin as words } from '../../../messages/en/admin';
import { Badge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import type { Column } from '../../../ui/DataTable';
import { USERS } from '../page.graphql';
import { AdminList } from './AdminList';

type User = ResultOf<typeof USERS>['users']['nodes'][number];
type Act = { readonly kind: 'invite' } | { readonly kind: 'edit' | 'state'; readonly user: User };

export function People() {
  const { role, id } = useViewer();
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const changes = role === 'ADMIN';
  const columns: readonly Column<User>[] = [
    { name: words.name, cell: ({ name }) => <span dir="auto">{name}</span>, text: ({ name }) => name },
    { name: words.email, cell: ({ email }) => email, text: ({ email }) => email },
    { name: words.role, cell: (user) => wordOf(user.role), text: (user) => user.role },
    { name: words.state, cell: (user) => <State user={user} />, text: stateOf },
    {
      name: words.since,
      cell: ({ createdAt }) => instantText(createdAt),
      text: ({ createdAt }) => createdAt,
    },
    {
      name: words.act,
      cell: (user) =>
        changes ? (
          <>
            <Button kind="quiet" onPress={() => setAct({ kind: 'edit', user })}>
              {words.edit}
            </Button>
            {user.id === id ? null : (
              <Button kind="quiet" onPress={() => setAct({ kind: 'state', user })}>
                {user.deactivatedAt === null ? words.deactivate : words.reactivate}
              </Button>
            )}
          </>
        ) : null,
    },
  ];
  return (
    <>
      <AdminList
        title={words.tabs.people}
        document={USERS}
        pick={({ users }) => users}
        columns={columns}
        keyOf={(user) => user.id}
        empty={words.noPeople}
        actions={() =>
          changes ? (
            <Button kind="primary" onPress={() => setAct({ kind: 'invite' })}>
              {words.invite}
            </Button>
          ) : null
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
