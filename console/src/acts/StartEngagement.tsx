import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { usePreview } from '../app/graphql/use-preview';
import { usePageQuery, useRested } from '../app/graphql/use-api';
import { useViewer } from '../app/viewer';
import { startEngagement as words } from '../messages/en/acts-start';
import { Loaded } from '../ui/States';
import { StartFields } from './start/StartFields';
import { StartPreview } from './start/StartPreview';
import { EMPTY_DRAFT, type StartDraft, inputOf } from './start/draft';
import { START_CHOICES, START_ENGAGEMENT } from './start/start.graphql';

interface Props {
  /** Who it is for, where that is clear. */
  readonly partnerId?: string;
  readonly onClose: () => void;
}

const TYPING_MS = 300;

/** A new engagement: its plan and forecast are shown before it starts; then its page is opened. */
export default function StartEngagement({ partnerId = '', onClose }: Props) {
  const { engineer } = useViewer();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<StartDraft>(() => ({
    ...EMPTY_DRAFT(),
    partnerId,
    leadId: engineer?.id ?? '',
  }));
  const [partnerText, setPartnerText] = useState('');
  const q = useRested(partnerText.trim(), TYPING_MS);
  const choices = usePageQuery(START_CHOICES, { partners: q === '' ? {} : { q } });
  const { input, missing } = inputOf(draft);
  const preview = usePreview(START_ENGAGEMENT, input && { ...input, dryRun: true });
  return (
    <ActDialog
      title={words.title}
      document={START_ENGAGEMENT}
      input={missing ? null : input}
      verb={words.verb}
      done={({ engagement }) => words.done(engagement?.key ?? '')}
      wide
      onClose={onClose}
      onDone={({ engagement }) =>
        engagement && void navigate({ to: '/engagements/$key', params: { key: engagement.key } })
      }
    >
      {(faultOf) => (
        <Loaded answer={choices} lines={10}>
          {(data) => (
            <>
              <StartFields
                choices={data}
                draft={draft}
                change={(changes) => setDraft((before) => ({ ...before, ...changes }))}
                partnerText={partnerText}
                onPartnerText={setPartnerText}
                faultOf={(field) =>
                  faultOf(field) ?? preview.userErrors.find((error) => error.field?.[1] === field)?.message
                }
              />
              <StartPreview preview={preview} isAsked={input !== null} />
            </>
          )}
        </Loaded>
      )}
    </ActDialog>
  );
}
