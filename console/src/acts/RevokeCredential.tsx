import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { revokeCredential as words } from '../messages/en/acts-partners';
import { TextArea } from '../ui/Field';
import { REVOKE_CREDENTIAL } from './credential.graphql';

interface Props {
  readonly credential: { readonly id: string; readonly clientId: string };
  readonly onClose: () => void;
}

export default function RevokeCredential({ credential, onClose }: Props) {
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      title={words.title(credential.clientId)}
      document={REVOKE_CREDENTIAL}
      input={reason.trim() === '' ? null : { credentialId: credential.id, reason }}
      verb={words.verb}
      done={words.done}
      danger
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <p>{words.note}</p>
          <TextArea
            label={words.reason}
            value={reason}
            onChange={setReason}
            fault={faultOf('reason')}
            required
          />
        </>
      )}
    </ActDialog>
  );
}
