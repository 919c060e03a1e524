import { portal as words } from '../../messages/en/portal';
import { shell } from '../../messages/en/shell';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import styles from '../../app/shell/KeysDialog.module.css';
import { TABS } from './tabs';

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const pages = TABS.map(({ letter, name }) => [`G ${letter.toUpperCase()}`, name] as const);
  return (
    <Dialog title={shell.keys} open onClose={onClose}>
      <dl className={styles['keys']}>
        {[...pages, ...words.keys].map(([pressed, does]) => (
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
