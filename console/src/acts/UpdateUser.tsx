import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import type { VariablesOf } from '../app/graphql/types';
import type { Role } from '../app/viewer';
import { inviteUser, updateUser as words } from '../messages/en/acts-admin';
import { TextField } from '../ui/Field';
import { type Standing, UserFields, standingInput } from './UserFields';
import { UPDATE_USER } from './user.graphql';

type Input = VariablesOf<typeof UPDATE_USER>['input'];

interface Props {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly role: Role;
    readonly partnerId: string | null;
    readonly engineerId: string | null;
  };
  readonly onClose: () => void;
}

export function UpdateUser({ user, onClose }: Props) {
  const [name, setName] = useState(user.name);
  const [standing, setStanding] = useState<Standing>({
    role: user.role,
    partnerId: user.partnerId ?? '',
    engineer: user.engineerId === null ? null : { id: user.engineerId, name: user.name },
  });
  const rest = standingInput(standing);
  const moved = standing.role !== user.role || standing.partnerId !== (user.partnerId ?? '');
  const input: Input | null =
    rest === null || name.trim() === '' || (name === user.name && !moved)
      ? null
      : { userId: user.id, ...(name === user.name ? {} : { name }), ...(moved ? rest : {}) };
  return (
    <ActDialog
      title={words.title(user.name)}
      document={UPDATE_USER}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <TextField
            label={inviteUser.name}
            value={name}
            onChange={setName}
            fault={faultOf('name')}
            required
          />
          <UserFields value={standing} onChange={setStanding} faultOf={faultOf} />
        </>
      )}
    </ActDialog>
  );
}
