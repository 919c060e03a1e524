import { useEffect, useRef } from 'react';
import { labelOf, personaOf } from './personas.js';
import type { Person } from './server.js';
import type { Session } from './session.js';

/** `stay` continues as the current user. */
export type Choice = 'switch' | 'stay' | 'cancel';

export interface Question {
  readonly session: Session;
  /** The user to switch to. */
  readonly person: Person;
  readonly answer: (choice: Choice) => void;
}

/** Asks before switching users for an operation of another persona; Escape cancels. */
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
          Stay signed in as {session.name}
        </button>
        <button type="button" onClick={() => answer('cancel')}>
          Cancel
        </button>
      </div>
    </dialog>
  );
}
