import { useState } from 'react';
import { wordOf } from '../../domain/words';
import { shell } from '../../messages/en/shell';
import { Button } from '../../ui/Button';
import { Select } from '../../ui/Field';
import { useSession } from '../session/session-context';
import { useViewer } from '../viewer';
import { type Theme, applyTheme, readTheme } from './theme';

/** Who is signed in, the colours, and signing out. */
export function UserMenu() {
  const viewer = useViewer();
  const session = useSession();
  const [theme, setTheme] = useState<Theme>(readTheme);
  const choose = (chosen: string) => {
    setTheme(chosen as Theme);
    applyTheme(chosen as Theme);
  };
  return (
    <>
      <Select
        label={shell.theme}
        value={theme}
        onChange={choose}
        options={(['system', 'light', 'dark'] as const).map((value) => ({
          value,
          label: shell.themes[value],
        }))}
      />
      <p>
        <bdi>{viewer.name}</bdi>
        <br />
        <small>{wordOf(viewer.role)}</small>
      </p>
      <Button onPress={() => void session.signOut()}>{shell.signOut}</Button>
    </>
  );
}
