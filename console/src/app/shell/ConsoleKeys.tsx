import { keys } from '../../messages/en/keys';
import { useViewer } from '../viewer';
import { KeysDialog, goesTo } from './KeysDialog';
import { pagesOf } from './pages';

/** The keys of the console, with those of the pages that the reader may open. */
export default function ConsoleKeys({ onClose }: { readonly onClose: () => void }) {
  const pages = pagesOf(useViewer().role).map(({ key, name }) => goesTo(key, name));
  return <KeysDialog keys={[...keys, ...pages]} onClose={onClose} />;
}
