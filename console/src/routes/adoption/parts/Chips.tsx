import { adoption } from '../../../messages/en/adoption';
import { Button } from '../../../ui/Button';
import type { AdoptionSearch } from '../search';
import styles from './FilterBar.module.css';

const words = adoption.filter;

export interface Chip {
  readonly key: string;
  readonly label: string;
  /** What the address becomes without it. */
  readonly changes: Partial<AdoptionSearch>;
}

interface Props {
  readonly chips: readonly Chip[];
  readonly change: (changes: Partial<AdoptionSearch>) => void;
}

/** The conditions that hold, each with a way to remove it. */
export function Chips({ chips, change }: Props) {
  if (chips.length === 0) return null;
  return (
    <ul className={styles['chips']}>
      {chips.map(({ key, label, changes }) => (
        <li key={key} className={styles['chip']}>
          <span dir="auto" className={styles['name']}>
            {label}
          </span>
          <button type="button" aria-label={words.remove(label)} onClick={() => change(changes)}>
            ×
          </button>
        </li>
      ))}
      {chips.length > 1 ? (
        <li>
          <Button kind="quiet" onPress={() => change(NOTHING)}>
            {words.clear}
          </Button>
        </li>
      ) : null}
    </ul>
  );
}

const NOTHING = {
  partners: undefined,
  applications: undefined,
  products: undefined,
  tiers: undefined,
  regions: undefined,
  types: undefined,
};
