import { createRoot } from 'react-dom/client';
import { setServerNow } from '../domain/dates';
import { shell } from '../messages/en/shell';
import '../ui/tokens.css';
import { App } from './App';
import { preloadPage } from './router';
import { Session } from './session/session';
import { readSetting } from './session/setting';
import { applyTheme, readTheme } from './shell/theme';

applyTheme(readTheme());
// Asked for before the code, which takes longer.
const asked = readSetting();
preloadPage(location.pathname);
const root = createRoot(document.getElementById('root')!);

async function start(): Promise<void> {
  const setting = await asked;
  setServerNow(setting.now);
  if (setting.signIn === 'none') return root.render(<p>{shell.noSignIn}</p>);
  const session = await Session.open(setting);
  root.render(<App session={session} />);
  await session.start();
}

start().catch((error: unknown) => root.render(<p role="alert">{String(error)}</p>));
