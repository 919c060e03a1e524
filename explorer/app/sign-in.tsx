import { type FormEvent, useState } from 'react';
import { byPersona, jobOf, labelOf, personaOf } from './personas.js';
import type { Person } from './server.js';
import { type Session, signInAs, signInWith } from './session.js';

type Attempt = (signIn: () => Promise<Session>) => void;

interface SignInProps {
  readonly people: readonly Person[] | null;
  readonly attempt: Attempt;
}

/** Nothing can be explored before sign-in: even the schema is only shown to signed-in users. */
export function SignIn({ people, attempt }: SignInProps) {
  return (
    <main className="sign-in">
      {people ? <ChoosePerson {...{ people, attempt }} /> : <EnterToken attempt={attempt} />}
    </main>
  );
}

/** As many as fit next to each other; the picker in the header lists all. */
const SHOWN_OF_A_ROLE = 6;

function ChoosePerson({
  people,
  attempt,
}: {
  readonly people: readonly Person[];
  readonly attempt: Attempt;
}) {
  return (
    <>
      <h2>Whose work do you want to see?</h2>
      <p>Each of these users sees what their role allows. You can switch to another user at any time.</p>
      {byPersona(people, personaOf).map(([persona, members]) => (
        <section key={persona} aria-labelledby={`persona-${persona}`}>
          <h3 id={`persona-${persona}`}>{labelOf(persona)}</h3>
          <p>{jobOf(persona)}</p>
          <ul>
            {members.slice(0, SHOWN_OF_A_ROLE).map((person) => (
              <li key={person.email}>
                <button type="button" onClick={() => attempt(() => signInAs(person))}>
                  <b>{person.name}</b> <span>{person.email}</span>
                </button>
              </li>
            ))}
          </ul>
          {members.length > SHOWN_OF_A_ROLE && (
            <p>and {members.length - SHOWN_OF_A_ROLE} more, in the list at the top once you are signed in.</p>
          )}
        </section>
      ))}
    </>
  );
}

function EnterToken({ attempt }: { readonly attempt: Attempt }) {
  const [token, setToken] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt(() => signInWith(token));
  };
  return (
    <form onSubmit={submit}>
      <h2>Sign in with a token</h2>
      <p>
        Paste an access token from your OpenID Connect provider. It stays in this tab, is sent only to this
        server, and is forgotten when you close the tab.
      </p>
      <label>
        <span>Bearer token</span>
        <input
          {...{ type: 'password', required: true, autoComplete: 'off', spellCheck: false }}
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
      </label>
      <button type="submit">Sign in</button>
    </form>
  );
}
