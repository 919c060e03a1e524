import { useState } from 'react';
import { countText } from '../domain/numbers';
import { wordOf } from '../domain/words';
import { bandBars as words } from '../messages/en/band-bars';
import { Button } from '../ui/Button';
import styles from './BandBars.module.css';
import bands from './bands.module.css';

export interface BandRow {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  /** Adds up to the count. */
  readonly parts: readonly { readonly band: string; readonly engagements: number }[];
}

interface Props {
  readonly label: string;
  readonly rows: readonly BandRow[];
  readonly chosen: readonly string[];
  readonly onChoose: (key: string) => void;
}

const SHOWN = 8;
const ORDER = ['CRITICAL', 'AT_RISK', 'HEALTHY', 'INSUFFICIENT_DATA'];

/** Counts as bars, each part in the colour of its health band. Pressing a bar chooses it, pressing it again does not. */
export function BandBars({ label, rows, chosen, onChoose }: Props) {
  const [isWhole, setWhole] = useState(false);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const shown = isWhole ? rows : rows.filter(({ key }, place) => place < SHOWN || chosen.includes(key));
  return (
    <>
      <ul className={styles['rows']} aria-label={label}>
        {shown.map((row) => (
          <li key={row.key}>
            <BarButton row={row} most={most} isChosen={chosen.includes(row.key)} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      {rows.length > SHOWN ? (
        <p>
          <Button kind="quiet" onPress={() => setWhole(!isWhole)} aria-expanded={isWhole}>
            {isWhole ? words.fewer : words.all(rows.length)}
          </Button>
        </p>
      ) : null}
    </>
  );
}

interface BarProps {
  readonly row: BandRow;
  readonly most: number;
  readonly isChosen: boolean;
  readonly onChoose: (key: string) => void;
}

function BarButton({ row: { key, label, count, parts }, most, isChosen, onChoose }: BarProps) {
  const filled = ORDER.flatMap((band) => parts.filter((part) => part.band === band && part.engagements > 0));
  const said = filled.map(({ band, engagements }) => `${countText(engagements)} ${wordOf(band)}`).join(', ');
  return (
    <button
      type="button"
      className={styles['row']}
      aria-pressed={isChosen}
      title={said}
      onClick={() => onChoose(key)}
    >
      <span className={styles['label']} dir="auto">
        {label}
      </span>
      <span className={styles['track']} aria-hidden="true">
        {filled.map(({ band, engagements }) => (
          <span
            key={band}
            className={`${styles['part']} ${bands[band]}`}
            style={{ inlineSize: `${(engagements / most) * 100}%` }}
          />
        ))}
      </span>
      <span className={styles['count']}>{countText(count)}</span>
    </button>
  );
}
