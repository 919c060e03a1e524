import { shell } from '../../messages/en/shell';
import { keys } from '../../messages/en/keys';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { useViewer } from '../viewer';
import { pagesOf } from './pages';
import styles from './KeysDialog.module.css';

export default function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { role } = useViewer();
  const pages = pagesOf(role).map(({ key, name }) => [`G ${key.toUpperCase()}`, name] as const);
  return (
    <Dialog title={shell.keys} open onClose={onClose}>
      <dl className={styles['keys']}>
        {[...keys, ...pages].map(([pressed, does]) => (
          <div key={pressed}>
            <dt>
              <kbd>{pressed}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Button onPress={onClose}>{shell.close}</Button>
    </Dialog>
  );
}
