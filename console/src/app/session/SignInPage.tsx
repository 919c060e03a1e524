import { useEffect, useState } from 'react';
import { wordOf } from '../../domain/words';
import { shell } from '../../messages/en/shell';
import { Button } from '../../ui/Button';
import { Skeleton } from '../../ui/States';
import type { PeopleSignIn, Person } from './people';
import type { Session } from './session';
import styles from './SignInPage.module.css';

/** Shown while nobody is signed in. @param note why */
export function SignInPage({ session, note }: { readonly session: Session; readonly note: string | null }) {
  const [failure, setFailure] = useState<string | null>(null);
  const attempt = (act: Promise<unknown>) =>
    act.catch((error: unknown) => setFailure(error instanceof Error ? error.message : String(error)));
  return (
    <main className={styles['page']}>
      <h1>{shell.product}</h1>
      {note ? <p role="status">{note}</p> : null}
      {failure ? (
        <p role="alert">
          {shell.signInFailed} {failure}
        </p>
      ) : null}
      {session.people ? (
        <People people={session.people} choose={(email) => void attempt(session.choose(email))} />
      ) : (
        <Button kind="primary" onPress={() => void attempt(session.signIn())}>
          {shell.signIn}
        </Button>
      )}
    </main>
  );
}

function People({
  people,
  choose,
}: {
  readonly people: PeopleSignIn;
  readonly choose: (email: string) => void;
}) {
  const [known, setKnown] = useState<readonly Person[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    people.people().then(setKnown, (error: unknown) => setFailure(String(error)));
  }, [people]);
  if (failure) return <p role="alert">{failure}</p>;
  if (!known) return <Skeleton />;
  return (
    <>
      <p>{shell.chooseWho}</p>
      <ul className={styles['people']}>
        {known.map(({ email, name, role }) => (
          <li key={email}>
            <Button onPress={() => choose(email)}>
              <bdi className={styles['name']}>{name}</bdi>{' '}
              <span className={styles['role']}>
                {wordOf(role)} · {email}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
