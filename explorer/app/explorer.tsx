import { useCallback, useEffect, useState } from 'react';
import { Header } from './header.js';
import { type Setting, loadSetting } from './server.js';
import { type Session, forget, signInAs, signedInBefore } from './session.js';
import { SignIn } from './sign-in.js';
import { type Choice, type Question, SwitchDialog } from './switch-dialog.js';
import { Workbench } from './workbench.js';

/** The whole page: sign-in, then the workbench. */
export function Explorer() {
  const [setting, setSetting] = useState<Setting | null>(null);
  const [session, setSession] = useState<Session | null>(null);
  const [problem, setProblem] = useState('');
  const attempt = useCallback(async (signIn: () => Promise<Session | null>) => {
    try {
      setSession(await signIn());
      setProblem('');
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }, []);
  useEffect(() => {
    void attempt(async () => {
      const loaded = await loadSetting();
      const before = await signedInBefore(loaded.people);
      setSetting(loaded);
      return before;
    });
  }, [attempt]);
  const [question, setQuestion] = useState<Question | null>(null);
  /** Keeps the current user if they already have the role. */
  const becomeA = async (role: string): Promise<boolean> => {
    const person = setting?.people?.find((each) => each.role === role);
    if (!person || !session || session.role === role) return true;
    const choice = await new Promise<Choice>((answer) => setQuestion({ session, person, answer }));
    setQuestion(null);
    if (choice === 'switch') await attempt(() => signInAs(person));
    return choice !== 'cancel';
  };
  const { people = null } = setting ?? {};
  return (
    <>
      <Header
        {...{ people, session }}
        onSwitch={(person) => void attempt(() => signInAs(person))}
        onSignOut={() => setSession(forget())}
      />
      {question && <SwitchDialog {...question} />}
      {problem && (
        <p role="alert" className="problem">
          {problem}
        </p>
      )}
      {session && setting ? (
        <Workbench {...{ session, becomeA }} today={setting.today} />
      ) : (
        setting && <SignIn people={people} attempt={(signIn) => void attempt(signIn)} />
      )}
    </>
  );
}
