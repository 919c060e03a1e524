import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { plusDays, todayIn } from '../domain/dates';
import { reviewItem as words } from '../messages/en/acts-gate';
import { Select, TextArea, TextField } from '../ui/Field';

const REVIEW_ITEM = graphql(`
  mutation ReviewChecklistItem($input: ReviewChecklistItemInput!) {
    reviewChecklistItem(input: $input) {
      item {
        key
        status
        awaitsReview
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type Input = VariablesOf<typeof REVIEW_ITEM>['input'];
type Decision = Input['decision'];

interface Props {
  readonly engagement: { readonly id: string; readonly viewerMay: readonly string[] };
  readonly item: {
    readonly code: string;
    readonly title: string;
    readonly awaitsReview: boolean;
    readonly apiProduct: { readonly id: string };
    /** Newest first. */
    readonly evidence: readonly { readonly id: string }[];
  };
  /** What to begin with. */
  readonly decision?: Decision;
  readonly onClose: () => void;
}

/** Accepts or rejects the newest evidence; managers can waive the item instead. */
export function ReviewChecklistItem({ engagement, item, decision: given, onClose }: Props) {
  const { viewerMay } = engagement;
  const offered: readonly Decision[] = [
    ...(item.awaitsReview && viewerMay.includes('REVIEW_EVIDENCE')
      ? (['SATISFIED', 'REJECTED'] as const)
      : []),
    ...(viewerMay.includes('WAIVE_ITEM') ? (['WAIVED'] as const) : []),
  ];
  const [decision, setDecision] = useState<Decision>(given ?? offered[0] ?? 'SATISFIED');
  const [note, setNote] = useState('');
  const [until, setUntil] = useState(plusDays(todayIn(), 30));
  const evidenceId = item.evidence[0]?.id;
  const isWaived = decision === 'WAIVED';
  const isMissing = (decision !== 'SATISFIED' && note.trim() === '') || (isWaived && until === '');
  const input: Input | null = isMissing
    ? null
    : {
        engagementId: engagement.id,
        apiProductId: item.apiProduct.id,
        code: item.code,
        decision,
        ...(evidenceId && !isWaived ? { evidenceId } : {}),
        ...(note.trim() === '' ? {} : { note }),
        ...(isWaived ? { waivedUntil: until } : {}),
      };
  return (
    <ActDialog
      title={isWaived ? words.titleWaive(item.code) : words.title(item.code)}
      document={REVIEW_ITEM}
      input={input}
      verb={words.verbs[decision]}
      done={words.done[decision]}
      danger={decision === 'REJECTED'}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <p dir="auto">{item.title}</p>
          <Select
            label={words.decision}
            value={decision}
            onChange={(value) => setDecision(value as Decision)}
            options={offered.map((value) => ({ value, label: words.decisions[value] }))}
            fault={faultOf('decision') ?? faultOf('evidenceId')}
          />
          {isWaived ? (
            <TextField
              label={words.until}
              hint={words.untilHint}
              type="date"
              min={todayIn()}
              value={until}
              onChange={setUntil}
              fault={faultOf('waivedUntil')}
            />
          ) : null}
          <TextArea
            label={words.note}
            {...(decision === 'REJECTED' ? { hint: words.noteRejected } : {})}
            value={note}
            onChange={setNote}
            fault={faultOf('note')}
            required={decision !== 'SATISFIED'}
          />
        </>
      )}
    </ActDialog>
  );
}
