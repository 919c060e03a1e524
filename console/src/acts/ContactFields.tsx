import { partnerFields as words } from '../messages/en/acts-partners';
import { Button } from '../ui/Button';
import { FieldRow, TextField } from '../ui/Field';
import styles from './Rows.module.css';

interface Contact {
  readonly name: string;
  readonly role: string;
  readonly email: string;
}

interface Props {
  readonly contacts: readonly Contact[];
  readonly onChange: (contacts: readonly Contact[]) => void;
  readonly fault: string | undefined;
  readonly hint?: string;
}

const NOBODY: Contact = { name: '', role: '', email: '' };

/** People at the partner, in order; removing a row removes the contact. */
export function ContactFields({ contacts, onChange, fault, hint }: Props) {
  const set = (place: number, changes: Partial<Contact>) =>
    onChange(contacts.map((contact, each) => (each === place ? { ...contact, ...changes } : contact)));
  return (
    <fieldset className={styles['rows']}>
      <legend>{words.contacts}</legend>
      {contacts.map((contact, place) => (
        <div key={place} className={styles['row']}>
          <FieldRow>
            <TextField
              label={words.contactName(place + 1)}
              value={contact.name}
              onChange={(name) => set(place, { name })}
            />
            <TextField
              label={words.contactRole(place + 1)}
              value={contact.role}
              onChange={(role) => set(place, { role })}
            />
            <TextField
              label={words.contactEmail(place + 1)}
              type="email"
              value={contact.email}
              onChange={(email) => set(place, { email })}
            />
          </FieldRow>
          <Button
            kind="quiet"
            aria-label={words.removeContact(place + 1)}
            onPress={() => onChange(contacts.filter((_contact, each) => each !== place))}
          >
            ×
          </Button>
        </div>
      ))}
      {hint ? <p className={styles['hint']}>{hint}</p> : null}
      {fault ? <p className={styles['fault']}>{fault}</p> : null}
      <p>
        <Button onPress={() => onChange([...contacts, NOBODY])}>{words.addContact}</Button>
      </p>
    </fieldset>
  );
}
