import { useState } from 'react';
import { ReviewChecklistItem } from '../../../acts/ReviewChecklistItem';
import { FileLink } from '../../../app/FileLink';
import { EngagementLink } from '../../../app/links';
import { dayText, instantText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { reviews as words } from '../../../messages/en/reviews';
import { WordBadge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import { Panel } from '../../../ui/Page';
import type { Item } from './ReviewList';
import styles from './reviews.module.css';

type Decision = 'SATISFIED' | 'REJECTED' | 'WAIVED';

/** One item: what is wanted, what was handed in, what was decided before, and the decision. */
export function Review({ item }: { readonly item: Item }) {
  const [decision, setDecision] = useState<Decision | null>(null);
  const { engagement, title, kind, neededBy, evidenceWanted, apiProduct } = item;
  const reviews = engagement.viewerMay.includes('REVIEW_EVIDENCE');
  const waives = engagement.viewerMay.includes('WAIVE_ITEM');
  return (
    <Panel title={title}>
      <p>
        <EngagementLink id={engagement.key} title={engagement.title} />{' '}
        <span dir="auto">{engagement.partner.name}</span>
        {' · '}
        <span dir="auto">{apiProduct.name}</span>
        {' · '}
        {wordOf(kind)}
      </p>
      <p className={styles['muted']}>
        {words.for(wordOf(neededBy))}, {words.now(wordOf(engagement.stage))}
        {engagement.forecastGoLiveOn ? ` · ${words.goLive} ${dayText(engagement.forecastGoLiveOn)}` : ''}
      </p>
      <h3>{words.wanted}</h3>
      <p dir="auto">{evidenceWanted}</p>
      <h3>{words.evidence}</h3>
      <Evidence evidence={item.evidence} />
      <div className={styles['acts']}>
        {reviews ? (
          <>
            <Button kind="primary" onPress={() => setDecision('SATISFIED')}>
              {words.accept}
            </Button>
            <Button kind="danger" onPress={() => setDecision('REJECTED')}>
              {words.reject}
            </Button>
          </>
        ) : null}
        {waives ? <Button onPress={() => setDecision('WAIVED')}>{words.waive}</Button> : null}
      </div>
      {waives ? null : (
        <p className={styles['muted']}>{reviews ? words.onlyManagersWaive : words.onlyReviewers}</p>
      )}
      <h3>{words.history}</h3>
      {item.reviews.length === 0 ? <p className={styles['muted']}>{words.noHistory}</p> : null}
      <ul className={styles['evidence']}>
        {item.reviews.map(({ decision: decided, note, decidedBy, decidedAt }) => (
          <li key={decidedAt}>
            <WordBadge value={decided} /> {words.by(decidedBy, instantText(decidedAt))}
            {note ? <p dir="auto">{note}</p> : null}
          </li>
        ))}
      </ul>
      {decision ? (
        <ReviewChecklistItem
          engagement={engagement}
          item={item}
          decision={decision}
          onClose={() => setDecision(null)}
        />
      ) : null}
    </Panel>
  );
}

const Evidence = ({ evidence }: { readonly evidence: Item['evidence'] }) => (
  <ul className={styles['evidence']}>
    {evidence.map(({ id, url, file, note, expiresOn, submittedAt, submittedBy }) => (
      <li key={id}>
        {file ? <FileLink file={file} /> : null}
        {url ? (
          <a href={url} target="_blank" rel="noreferrer noopener">
            {url}
          </a>
        ) : null}
        <p className={styles['muted']}>
          {words.by(submittedBy, instantText(submittedAt))}
          {expiresOn ? ` · ${words.expires(dayText(expiresOn))}` : ''}
        </p>
        {note ? <p dir="auto">{note}</p> : null}
      </li>
    ))}
  </ul>
);
