import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { useDraft } from '../app/use-draft';
import { createEngineer as words, engineerFields } from '../messages/en/acts-staffing';
import { TextField } from '../ui/Field';
import { EngineerFields, type EngineerValues, hoursOf, skillsInput } from './EngineerFields';
import { CREATE_ENGINEER } from './engineer.graphql';

const NOBODY: EngineerValues = { name: '', timeZone: '', region: '', hours: '40', skills: [] };

/** Somebody who can be allocated to engagements; that they can sign in is another act. */
export function CreateEngineer({ onClose }: { readonly onClose: () => void }) {
  const [email, setEmail] = useState('');
  const draft = useDraft<EngineerValues>(NOBODY);
  const { name, timeZone, region, hours, skills } = draft.values;
  const weeklyCapacityHours = hoursOf(hours);
  const isMissing = [email, name, timeZone].some((text) => text.trim() === '');
  const input =
    isMissing || weeklyCapacityHours === null
      ? null
      : {
          ...{ name, email, timeZone, weeklyCapacityHours, skills: skillsInput(skills) },
          ...(region.trim() === '' ? {} : { region }),
        };
  return (
    <ActDialog
      title={words.title}
      document={CREATE_ENGINEER}
      input={input}
      verb={words.verb}
      done={({ warnings }) => words.done(name, warnings ?? [])}
      onClose={onClose}
      wide
    >
      {(faultOf) => (
        <>
          <p>{words.note}</p>
          <TextField
            label={engineerFields.email}
            type="email"
            value={email}
            onChange={setEmail}
            fault={faultOf('email')}
            required
          />
          <EngineerFields draft={draft} faultOf={faultOf} />
        </>
      )}
    </ActDialog>
  );
}
