import { type KeyboardEvent, useState } from 'react';
import { adoption } from '../../../messages/en/adoption';
import { Field } from '../../../ui/Field';

const words = adoption.filter;

interface DayProps {
  readonly label: string;
  readonly day: string;
  readonly onDay: (day: string) => void;
}

/** A day that counts once it is complete: years are typed digit by digit. */
export function DayInput({ label, day, onDay }: DayProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const finish = () => {
    if (typed && typed !== day) onDay(typed);
    setTyped(null);
  };
  return (
    <Field label={label}>
      {(controls) => (
        <input
          {...controls}
          type="date"
          value={typed ?? day}
          min="2000-01-01"
          onChange={(event) => setTyped(event.target.value)}
          onBlur={finish}
          onKeyDown={(event) => (event.key === 'Enter' ? finish() : undefined)}
        />
      )}
    </Field>
  );
}

export function RegionInput({ onRegion }: { readonly onRegion: (region: string) => void }) {
  const [typed, setTyped] = useState('');
  const add = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || typed.trim() === '') return;
    onRegion(typed.trim().toUpperCase());
    setTyped('');
  };
  return (
    <Field label={words.region}>
      {(controls) => (
        <input
          {...controls}
          type="text"
          value={typed}
          maxLength={6}
          placeholder={words.regionHint}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={add}
        />
      )}
    </Field>
  );
}
