import { giveMyPulse as words } from '../../messages/en/acts-portal';
import styles from './Rating.module.css';

interface Props {
  readonly value: number | null;
  readonly onChange: (rating: number) => void;
  readonly fault: string | undefined;
}

const RATINGS = [5, 4, 3, 2, 1] as const;

/** One of five words, best first. */
export const Rating = ({ value, onChange, fault }: Props) => (
  <fieldset className={styles['rating']}>
    <legend>{words.rating}</legend>
    {RATINGS.map((each) => (
      <label key={each}>
        <input type="radio" name="rating" checked={value === each} onChange={() => onChange(each)} />
        {words.ratings[each]}
      </label>
    ))}
    {fault ? <p role="alert">{fault}</p> : null}
  </fieldset>
);
