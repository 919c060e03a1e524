import { useNavigate } from '@tanstack/react-router';
import { shell } from '../../messages/en/shell';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { useViewer } from '../viewer';
import { pagesOf } from './pages';

interface Props {
  readonly onClose: () => void;
  readonly onLog: (line?: string) => void;
  readonly onKeys: () => void;
}

export default function Palette({ onClose, onLog }: Props) {
  const { role } = useViewer();
  const navigate = useNavigate();
  const then = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <Dialog title={shell.find} open onClose={onClose}>
      <Button onPress={then(() => onLog())}>{shell.log}</Button>
      {pagesOf(role).map(({ path, name }) => (
        <Button key={path} kind="quiet" onPress={then(() => void navigate({ to: path }))}>
          {name}
        </Button>
      ))}
    </Dialog>
  );
}
