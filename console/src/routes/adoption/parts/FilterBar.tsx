import { type FragmentOf, readFragment } from '../../../app/graphql/types';
import { dayText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { adoption } from '../../../messages/en/adoption';
import { FieldRow, Select } from '../../../ui/Field';
import { DEFAULT_DAYS, daysOf, lastDays } from '../filter';
import { CHOICES } from '../page.graphql';
import { ENVIRONMENTS, TIERS, TYPES } from '../search';
import type { useAdoption } from '../use-adoption';
import { type Chip, Chips } from './Chips';
import { DayInput, RegionInput } from './FilterInputs';
import styles from './FilterBar.module.css';

const words = adoption.filter;
const PRESETS = [7, 28, 90, 180, 365];

interface Props {
  readonly adoption: ReturnType<typeof useAdoption>;
  readonly choices: FragmentOf<typeof CHOICES> | undefined;
}

/** Which calls are counted: days and conditions, all of them in the address. */
export function FilterBar({ adoption: { search, change, range, today }, choices }: Props) {
  const names = namesOf(choices);
  const preset = PRESETS.find((days) => days === daysOf(range) && range.to === today);
  const products = readFragment(CHOICES, choices)?.apiProducts.nodes ?? [];
  return (
    <section className={styles['bar']} aria-label={words.label}>
      <FieldRow>
        <Select
          label={words.range}
          value={preset === undefined ? '' : String(preset)}
          onChange={(days) =>
            change(
              Number(days) === DEFAULT_DAYS
                ? { from: undefined, to: undefined }
                : lastDays(Number(days), today),
            )
          }
          options={[
            ...(preset === undefined ? [{ value: '', label: words.chosen }] : []),
            ...PRESETS.map((days) => ({ value: String(days), label: words.last(days) })),
          ]}
        />
        <DayInput label={words.from} day={range.from} onDay={(from) => change({ ...range, from })} />
        <DayInput label={words.to} day={range.to} onDay={(to) => change({ ...range, to })} />
        <Select
          label={words.environment}
          value={search.environment ?? 'PRODUCTION'}
          onChange={(value) => change({ environment: value as (typeof ENVIRONMENTS)[number] })}
          options={ENVIRONMENTS.map((value) => ({ value, label: words.environments[value] }))}
        />
      </FieldRow>
      <FieldRow>
        <Add
          label={words.product}
          chosen={search.products}
          options={products.map(({ id, name }) => ({ value: id, label: name }))}
          onAdd={(list) => change({ products: list })}
        />
        <Add
          label={words.tier}
          chosen={search.tiers}
          options={TIERS.map(asOption)}
          onAdd={(tiers) => change({ tiers })}
        />
        <Add
          label={words.type}
          chosen={search.types}
          options={TYPES.map(asOption)}
          onAdd={(types) => change({ types })}
        />
        <RegionInput onRegion={(region) => change({ regions: [...(search.regions ?? []), region] })} />
      </FieldRow>
      <Chips chips={chipsOf(search, names)} change={change} />
      <p className={styles['days']}>
        {adoption.utc(dayText(range.from, today), dayText(range.to, today), daysOf(range))}
      </p>
    </section>
  );
}

const asOption = <Value extends string>(value: Value) => ({ value, label: wordOf(value) });

interface AddProps<Value extends string> {
  readonly label: string;
  readonly chosen: readonly Value[] | undefined;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onAdd: (all: readonly Value[]) => void;
}

/** Adds a value to a condition; those that are chosen stand below. */
function Add<Value extends string>({ label, chosen = [], options, onAdd }: AddProps<Value>) {
  const left = options.filter(({ value }) => !chosen.some((each) => each === value));
  return (
    <Select
      label={label}
      value=""
      none={chosen.length === 0 ? words.all : words.add}
      options={left}
      onChange={(value) => (value === '' ? undefined : onAdd([...chosen, value as Value]))}
    />
  );
}

type Search = Props['adoption']['search'];
const LISTS = ['partners', 'applications', 'products', 'tiers', 'regions', 'types'] as const;

function chipsOf(search: Search, names: ReadonlyMap<string, string>): readonly Chip[] {
  return LISTS.flatMap((list) => {
    const values: readonly string[] = search[list] ?? [];
    return values.map((value) => {
      const rest = values.filter((each) => each !== value);
      return {
        key: `${list} ${value}`,
        label: list === 'regions' ? value : (names.get(value) ?? labelOf(value)),
        changes: { [list]: rest.length > 0 ? rest : undefined },
      };
    });
  });
}

const labelOf = (value: string) => (value.includes('_0') ? words.unknown : wordOf(value));

function namesOf(choices: Props['choices']): ReadonlyMap<string, string> {
  const read = readFragment(CHOICES, choices);
  if (!read) return new Map();
  return new Map([
    ...read.apiProducts.nodes.map(({ id, name }) => [id, name] as const),
    ...read.chosen.nodes.map(({ partner: { id, name } }) => [id, name] as const),
    ...read.chosenApplications.breakdown.map(({ keys, labels }) => [keys[0]!, labels[0]!] as const),
  ]);
}
