import { useState } from 'react';
import { fileUpload as words } from '../messages/en/files';
import { Button } from '../ui/Button';
import { downloadFile } from './files';
import { useSession } from './session/session-context';

interface Props {
  readonly file: { readonly name: string; readonly path: string };
}

/** Downloads a file that needs the token, which a link could not send. */
export function FileLink({ file: { name, path } }: Props) {
  const session = useSession();
  const [state, setState] = useState<'busy' | { readonly failed: string } | null>(null);
  const download = () => {
    setState('busy');
    downloadFile(session, path, name).then(
      () => setState(null),
      (error: unknown) => setState({ failed: (error as Error).message }),
    );
  };
  return (
    <>
      <Button kind="quiet" onPress={download} busy={state === 'busy'} aria-label={words.download(name)}>
        <span dir="auto">{name}</span>
      </Button>
      {state !== null && state !== 'busy' ? (
        <span role="alert">{words.notDownloaded(state.failed)}</span>
      ) : null}
    </>
  );
}
