import styles from './colours.module.css';
import { COLOURS } from './series';

/** The class that sets `--series`. @param place of the series, from 0; @param isRest what is added up is grey */
export const colourOf = (place: number, isRest = false): string =>
  styles[`s${isRest ? COLOURS : (place % (COLOURS - 1)) + 1}`]!;
