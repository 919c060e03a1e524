import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { rotateCredential as words } from '../messages/en/acts-partners';
import { CredentialFields, credentialInput, newCredential } from './CredentialFields';
import { ROTATE_CREDENTIAL } from './credential.graphql';

interface Props {
  readonly credential: {
    readonly id: string;
    readonly clientId: string;
    readonly environment: 'SANDBOX' | 'PRODUCTION';
  };
  readonly onClose: () => void;
}

/** Records the credential that replaces another. */
export default function RotateCredential({ credential, onClose }: Props) {
  const [values, setValues] = useState(() => newCredential(credential.environment));
  const written = credentialInput(values);
  return (
    <ActDialog
      title={words.title(credential.clientId)}
      document={ROTATE_CREDENTIAL}
      input={written && { ...written, credentialId: credential.id }}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
      wide
    >
      {(faultOf) => (
        <>
          <p>{words.note}</p>
          <CredentialFields values={values} onChange={setValues} faultOf={faultOf} fixed />
        </>
      )}
    </ActDialog>
  );
}
