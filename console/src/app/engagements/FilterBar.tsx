import { type ReactNode, useEffect, useState } from 'react';
import { wordOf } from '../../domain/words';
import { filters as words } from '../../messages/en/filters';
import { Button } from '../../ui/Button';
import { Select, TextField } from '../../ui/Field';
import { useRested } from '../graphql/use-api';
import styles from './FilterBar.module.css';
import { BANDS, type EngagementSearch, NO_FILTER, PARTIES, STAGES, STATUSES, isFiltered } from './search';

const TYPING_MS = 300;

export interface Filtering {
  readonly search: EngagementSearch;
  readonly change: (changes: EngagementSearch) => void;
}

interface Props extends Filtering {
  /** Filters that have no field of their own, to be taken away one by one. */
  readonly chips?: readonly Chip[];
  /** Whether engagements that have ended are shown unless a status is chosen. */
  readonly isWhole?: boolean;
  /** Further fields of the page. */
  readonly children?: ReactNode;
}

export interface Chip {
  readonly name: string;
  readonly value: string;
  readonly without: EngagementSearch;
}

/** The filters of a list of engagements; each is in the address. */
export function FilterBar({ search, change, chips = [], isWhole = false, children }: Props) {
  return (
    <section aria-label={words.filters} className={styles['bar']}>
      <div className={styles['fields']}>
        <SearchText search={search} change={change} />
        <Several label={words.band} values={BANDS} chosen={search.band} set={(band) => change({ band })} />
        <Several
          label={words.stage}
          values={STAGES}
          chosen={search.stage}
          set={(stage) => change({ stage })}
        />
        <Status search={search} change={change} isWhole={isWhole} />
        <Several label={words.ball} values={PARTIES} chosen={search.ball} set={(ball) => change({ ball })} />
        {children}
        <Select
          label={words.internal}
          none={words.internalOut}
          value={search.internal ?? ''}
          options={[{ value: 'shown', label: words.internalShown }]}
          onChange={(value) => change({ internal: value === 'shown' ? value : undefined })}
        />
      </div>
      {isFiltered(search) ? (
        <p className={styles['chips']}>
          {chips.map(({ name, value, without }) => (
            <Button key={`${name} ${value}`} onPress={() => change(without)}>
              <span className="visually-hidden">{words.remove} </span>
              {name}: <bdi>{value}</bdi> <span aria-hidden="true">×</span>
            </Button>
          ))}
          <Button kind="quiet" onPress={() => change(NO_FILTER)}>
            {words.clear}
          </Button>
        </p>
      ) : null}
    </section>
  );
}

/** Waits until the typing rests; follows the address when it changes otherwise. */
function SearchText({ search, change }: Filtering) {
  const given = search.q ?? '';
  const [text, setText] = useState(given);
  const rested = useRested(text, TYPING_MS);
  const [asked, setAsked] = useState(given);
  if (given !== asked) {
    setAsked(given);
    setText(given);
  }
  useEffect(() => {
    if (rested !== asked && rested === text) {
      setAsked(rested);
      change({ q: rested.trim() === '' ? undefined : rested });
    }
  }, [rested, asked, text, change]);
  return <TextField label={words.text} type="search" value={text} onChange={setText} maxLength={100} />;
}

interface SeveralProps<T extends string> {
  readonly label: string;
  readonly values: readonly T[];
  readonly chosen: readonly T[] | undefined;
  readonly set: (values: readonly T[] | undefined) => void;
}

/** Any, or one of the values; several can be chosen on the bars of a page. */
function Several<T extends string>({ label, values, chosen, set }: SeveralProps<T>) {
  const several = chosen && chosen.length > 1 ? [chosen.join(',')] : [];
  const options = [...several, ...values].map((value) => ({
    value,
    label: value.split(',').map(wordOf).join(', '),
  }));
  return (
    <Select
      label={label}
      value={chosen?.join(',') ?? ''}
      none={words.any}
      options={options}
      onChange={(value) => set(value === '' ? undefined : (value.split(',') as T[]))}
    />
  );
}

function Status({ search: { status }, change, isWhole }: Filtering & { readonly isWhole: boolean }) {
  const several = status && status !== 'ALL' && status.length > 1 ? [status.join(',')] : [];
  const options = [...several, ...STATUSES].map((value) => ({
    value,
    label: value.split(',').map(wordOf).join(', '),
  }));
  return (
    <Select
      label={words.status}
      value={
        status === undefined || (status === 'ALL' && isWhole)
          ? ''
          : status === 'ALL'
            ? status
            : status.join(',')
      }
      none={isWhole ? words.any : words.open}
      options={isWhole ? options : [...options, { value: 'ALL', label: words.all }]}
      onChange={(value) => change({ status: statusOf(value) })}
    />
  );
}

const statusOf = (value: string): EngagementSearch['status'] =>
  value === '' || value === 'ALL' ? value || undefined : (value.split(',') as (typeof STATUSES)[number][]);
