import { EngagementLink } from '../../../app/links';
import { timeline as words } from '../../../messages/en/timeline';
import type { EngagementLane } from './lanes';
import styles from './LaneLabel.module.css';

interface Props {
  readonly lane: EngagementLane;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

export const LaneLabel = ({ lane: { row }, isOpen, onToggle }: Props) => (
  <>
    <span className={styles['name']}>
      <EngagementLink id={row.key} title={row.title} />{' '}
      <span className={styles['title']} dir="auto">
        {row.partnerName}
      </span>
    </span>
    <button
      type="button"
      className={styles['toggle']}
      aria-expanded={isOpen}
      aria-label={words.expand(row.key)}
      onClick={onToggle}
    >
      <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
    </button>
  </>
);
