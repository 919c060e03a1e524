import { KeysDialog, goesTo } from '../../app/shell/KeysDialog';
import { portal as words } from '../../messages/en/portal';
import { TABS } from './tabs';

/** The keys of the portal. */
export function PortalKeys({ onClose }: { readonly onClose: () => void }) {
  const pages = TABS.map(({ letter, name }) => goesTo(letter, name));
  return <KeysDialog keys={[...pages, ...words.keys]} onClose={onClose} />;
}
