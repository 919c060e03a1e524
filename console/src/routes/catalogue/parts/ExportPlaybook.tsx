import { useState } from 'react';
import { save } from '../../../app/files';
import { useApi } from '../../../app/graphql/use-api';
import { useNotices } from '../../../app/notices';
import { catalogue as words } from '../../../messages/en/catalogue';
import { states } from '../../../messages/en/states';
import { Button } from '../../../ui/Button';
import { PLAYBOOK_FILE } from '../page.graphql';

interface Props {
  readonly playbook: { readonly slug: string; readonly title: string };
}

/** Saves a playbook as the file from which its next version can be published. */
export function ExportPlaybook({ playbook: { slug, title } }: Props) {
  const { client } = useApi();
  const notify = useNotices();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    const [{ data }, { writePlaybook }] = await Promise.all([
      client.query(PLAYBOOK_FILE, { slug, first: 100 }).toPromise(),
      import('../../../acts/playbook-yaml'),
    ]);
    setBusy(false);
    if (!data?.playbook) return notify(states.offline);
    const text = writePlaybook(data.playbook, data.apiProducts.nodes);
    save(new Blob([text], { type: 'application/yaml' }), `${slug}.yaml`);
  };
  return (
    <Button busy={busy} aria-label={words.exportOf(title)} onPress={() => void download()}>
      {words.export}
    </Button>
  );
}
