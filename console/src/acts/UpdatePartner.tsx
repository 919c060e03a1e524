import { ActDialog } from '../app/ActDialog';
import { useDraft } from '../app/use-draft';
import { updatePartner as words } from '../messages/en/acts-partners';
import { PartnerFields, type PartnerValues, filled } from './PartnerFields';
import { UPDATE_PARTNER } from './partner.graphql';

interface Props {
  readonly partner: Omit<PartnerValues, 'vertical'> & {
    readonly id: string;
    readonly version: number;
    readonly vertical: string | null;
  };
  readonly onClose: () => void;
}

/** Changes a partner; what others change meanwhile is shown beside it. */
export default function UpdatePartner({ partner, onClose }: Props) {
  const { id, version, name, kind, tier, region, timeZone, vertical, internal, contacts } = partner;
  const people = contacts.map((contact) => ({
    name: contact.name,
    role: contact.role,
    email: contact.email,
  }));
  const draft = useDraft<PartnerValues>({
    ...{ name, kind, tier, region, timeZone, internal, vertical: vertical ?? '', contacts: people },
  });
  const { vertical: industry, contacts: written, ...changed } = draft.changed;
  const input = draft.isChanged
    ? {
        ...{ partnerId: id, expectedVersion: version },
        ...changed,
        ...(industry === undefined ? {} : { vertical: industry.trim() === '' ? null : industry }),
        ...(written === undefined ? {} : { contacts: filled(written) }),
      }
    : null;
  return (
    <ActDialog
      title={words.title(name)}
      document={UPDATE_PARTNER}
      input={input}
      verb={words.verb}
      done={(payload) => words.done(payload.partner!.name, payload.warnings ?? [])}
      onClose={onClose}
      wide
    >
      {(faultOf) => (
        <>
          <PartnerFields draft={draft} faultOf={faultOf} />
          <p>{words.running}</p>
        </>
      )}
    </ActDialog>
  );
}
