import { linksField as words } from '../messages/en/acts-plan';
import { Button } from '../ui/Button';
import { Select } from '../ui/Field';
import styles from './acts.module.css';

export interface Linkable {
  readonly id: string;
  readonly code: string;
  readonly title: string;
}
export interface Link {
  readonly milestoneId: string;
  /** Working days to wait; negative overlaps. */
  readonly lagDays: number;
}

interface Props {
  readonly links: readonly Link[];
  readonly others: readonly Linkable[];
  readonly onChange: (links: readonly Link[]) => void;
  readonly fault?: string | undefined;
}

/** The milestones that must end before one can start, each with the days to wait. */
export function LinksField({ links, others, onChange, fault }: Props) {
  const codeOf = (id: string) => others.find((each) => each.id === id)?.code ?? id;
  const free = others.filter(({ id }) => links.every(({ milestoneId }) => milestoneId !== id));
  const change = (changed: Link) =>
    onChange(links.map((link) => (link.milestoneId === changed.milestoneId ? changed : link)));
  return (
    <fieldset className={styles['group']}>
      <legend>{words.title}</legend>
      {links.length === 0 ? <p className={styles['muted']}>{words.none}</p> : null}
      {links.map((link) => (
        <div key={link.milestoneId} className={styles['link']}>
          <span>{codeOf(link.milestoneId)}</span>
          <input
            type="number"
            min={-30}
            max={250}
            aria-label={words.lagOf(codeOf(link.milestoneId))}
            title={words.lagOf(codeOf(link.milestoneId))}
            value={link.lagDays}
            onChange={({ target }) => change({ ...link, lagDays: Math.round(Number(target.value)) || 0 })}
          />
          <Button
            kind="quiet"
            aria-label={words.removeOf(codeOf(link.milestoneId))}
            onPress={() => onChange(links.filter((each) => each !== link))}
          >
            {words.remove}
          </Button>
        </div>
      ))}
      <Select
        label={words.add}
        none={words.choose}
        value=""
        onChange={(id) => (id === '' ? undefined : onChange([...links, { milestoneId: id, lagDays: 0 }]))}
        options={free.map(({ id, code, title }) => ({ value: id, label: `${code}: ${title}` }))}
        fault={fault}
      />
    </fieldset>
  );
}
