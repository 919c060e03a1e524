import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { userState } from '../messages/en/acts-admin';
import { DEACTIVATE_USER, REACTIVATE_USER } from './user.graphql';

interface Props {
  readonly user: { readonly id: string; readonly name: string; readonly deactivatedAt: string | null };
  readonly onClose: () => void;
}

/** Keeps somebody out, or lets them in again. */
export function UserState({ user: { id, name, deactivatedAt }, onClose }: Props) {
  const [does] = useState<'deactivate' | 'reactivate'>(deactivatedAt === null ? 'deactivate' : 'reactivate');
  const words = userState[does];
  const common = {
    title: words.title(name),
    input: { userId: id },
    verb: words.verb,
    done: words.done(name),
    onClose,
  };
  const note = () => <p>{words.note}</p>;
  return does === 'deactivate' ? (
    <ActDialog {...common} document={DEACTIVATE_USER} danger>
      {note}
    </ActDialog>
  ) : (
    <ActDialog {...common} document={REACTIVATE_USER}>
      {note}
    </ActDialog>
  );
}
