import { byPersona, labelOf, personaOf } from './personas.js';
import type { Person } from './server.js';
import type { Session } from './session.js';

interface HeaderProps {
  readonly people: readonly Person[] | null;
  readonly session: Session | null;
  readonly onSwitch: (person: Person) => void;
  readonly onSignOut: () => void;
}

export function Header({ people, session, onSwitch, onSignOut }: HeaderProps) {
  return (
    <header className="bar">
      <h1>
        Causeway <span>Explorer</span>
      </h1>
      {people && session && <PersonPicker {...{ people, session, onSwitch }} />}
      {!people && session && (
        <p className="who">
          {session.name}, {labelOf(personaOf(session))}
        </p>
      )}
      {session && (
        <button type="button" onClick={onSignOut}>
          Sign out
        </button>
      )}
      <a href="/graphiql/reference">Schema reference</a>
    </header>
  );
}

interface PickerProps {
  readonly people: readonly Person[];
  readonly session: Session;
  readonly onSwitch: (person: Person) => void;
}

function PersonPicker({ people, session, onSwitch }: PickerProps) {
  const choose = (email: string) => {
    const person = people.find((each) => each.email === email);
    if (person) onSwitch(person);
  };
  return (
    <label className="who">
      <span>Signed in as</span>
      <select value={session.email} onChange={(event) => choose(event.target.value)}>
        {byPersona(people, personaOf).map(([persona, members]) => (
          <optgroup key={persona} label={labelOf(persona)}>
            {members.map(({ email, name }) => (
              <option key={email} value={email}>
                {name} ({email})
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
