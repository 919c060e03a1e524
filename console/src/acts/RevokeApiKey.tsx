import { ActDialog } from '../app/ActDialog';
import { revokeKey as words } from '../messages/en/acts-admin';
import { REVOKE_API_KEY } from './api-key.graphql';

interface Props {
  readonly apiKey: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

export const RevokeApiKey = ({ apiKey: { id, name }, onClose }: Props) => (
  <ActDialog
    title={words.title(name)}
    document={REVOKE_API_KEY}
    input={{ apiKeyId: id }}
    verb={words.verb}
    done={words.done}
    danger
    onClose={onClose}
  >
    {() => <p>{words.note}</p>}
  </ActDialog>
);
