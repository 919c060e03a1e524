import { useEffect, useRef } from 'react';
import { labelOf, personaOf } from './personas.js';
import type { Person } from './server.js';
import type { Session } from './session.js';

/** `stay` goes on as whoever is signed in. */
export type Choice = 'switch' | 'stay' | 'cancel';

export interface Question {
  readonly session: Session;
  /** Who would be signed in. */
  readonly person: Person;
  readonly answer: (choice: Choice) => void;
}

/** Asks before an operation of another persona changes who is signed in; Escape leaves everything as it is. */
export function SwitchDialog({ session, person, answer }: Question) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="switch" aria-labelledby="switch-title" onCancel={() => answer('cancel')}>
      <h2 id="switch-title">Sign in as {person.name}?</h2>
      <p>
        This operation is for the role {labelOf(personaOf(person))}. You are {session.name},{' '}
        {labelOf(personaOf(session))}, who may not be allowed to run it.
      </p>
      <div>
        <button type="button" onClick={() => answer('switch')}>
          Sign in as {person.name}
        </button>
        <button type="button" onClick={() => answer('stay')}>
          Stay {session.name}
        </button>
        <button type="button" onClick={() => answer('cancel')}>
          Cancel
        </button>
      </div>
    </dialog>
  );
}
