import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { useDraft } from '../app/use-draft';
import { createPartner as words, partnerFields } from '../messages/en/acts-partners';
import { TextField } from '../ui/Field';
import { PartnerFields, type PartnerValues, filled } from './PartnerFields';
import { CREATE_PARTNER } from './partner.graphql';

const EMPTY: PartnerValues = {
  name: '',
  kind: 'FINTECH',
  tier: 'STANDARD',
  region: '',
  timeZone: '',
  vertical: '',
  internal: false,
  contacts: [],
};

interface Props {
  readonly onClose: () => void;
  readonly onDone: (slug: string) => void;
}

export default function CreatePartner({ onClose, onDone }: Props) {
  const draft = useDraft(EMPTY);
  const [slug, setSlug] = useState('');
  const { name, region, timeZone, vertical, contacts, ...values } = draft.values;
  const isComplete = [name, region, timeZone].every((text) => text.trim() !== '');
  const input = isComplete
    ? {
        ...values,
        ...{ name, region, timeZone, contacts: filled(contacts) },
        ...(vertical.trim() === '' ? {} : { vertical }),
        ...(slug.trim() === '' ? {} : { slug }),
      }
    : null;
  return (
    <ActDialog
      title={words.title}
      document={CREATE_PARTNER}
      input={input}
      verb={words.verb}
      done={({ partner, warnings }) => words.done(partner!.name, warnings ?? [])}
      onClose={onClose}
      onDone={({ partner }) => onDone(partner!.slug)}
      wide
    >
      {(faultOf) => (
        <>
          <PartnerFields draft={draft} faultOf={faultOf} />
          <TextField
            label={partnerFields.slug}
            hint={partnerFields.slugHint}
            value={slug}
            onChange={setSlug}
            fault={faultOf('slug')}
          />
        </>
      )}
    </ActDialog>
  );
}
