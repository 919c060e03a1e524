import { shell } from '../../messages/en/shell';
import { Dialog } from '../../ui/Dialog';

export default function LogDialog({ onClose }: { readonly line: string; readonly onClose: () => void }) {
  return (
    <Dialog title={shell.log} open onClose={onClose}>
      {null}
    </Dialog>
  );
}
