import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import type { VariablesOf } from '../app/graphql/types';
import { inviteUser as words } from '../messages/en/acts-admin';
import { TextField } from '../ui/Field';
import { type Standing, UserFields, standingInput } from './UserFields';
import { INVITE_USER } from './user.graphql';

type Input = VariablesOf<typeof INVITE_USER>['input'];

export function InviteUser({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [standing, setStanding] = useState<Standing>({ role: 'ENGINEER', partnerId: '', engineer: null });
  const rest = standingInput(standing);
  const input: Input | null =
    rest === null || name.trim() === '' || email.trim() === '' ? null : { name, email, ...rest };
  return (
    <ActDialog
      title={words.title}
      document={INVITE_USER}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <TextField label={words.name} value={name} onChange={setName} fault={faultOf('name')} required />
          <TextField
            label={words.email}
            hint={words.emailHint}
            type="email"
            value={email}
            onChange={setEmail}
            fault={faultOf('email')}
            required
          />
          <UserFields value={standing} onChange={setStanding} faultOf={faultOf} />
        </>
      )}
    </ActDialog>
  );
}
