import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { AllocateEngineer } from '../../../acts/later';
import { dayText } from '../../../domain/dates';
import { team as words } from '../../../messages/en/engagement';
import { Button } from '../../../ui/Button';
import { Facts } from '../../../ui/Facts';
import { Panel } from '../../../ui/Page';
import type { PartProps } from './part';
import styles from './parts.module.css';

/** Who works on it, on which products, and the hours allocated from today on. */
export function Team({ engagement, may }: PartProps) {
  const [allocating, setAllocating] = useState(false);
  const { lead, team, allocations, apiProducts, playbook, region, timeZone } = engagement;
  const others = team.filter(({ id }) => id !== lead.id).map(({ name }) => name);
  return (
    <Panel
      title={words.title}
      actions={
        may.can('ALLOCATE') ? <Button onPress={() => setAllocating(true)}>{words.allocate}</Button> : null
      }
    >
      <Facts
        facts={[
          { name: words.lead, value: lead.name },
          { name: words.members, value: others.join(', ') || '—' },
          {
            name: words.products,
            value: apiProducts.map(({ id, slug, name }, place) => (
              <span key={id}>
                {place > 0 ? ', ' : ''}
                <Link to="/catalogue/$slug" params={{ slug }}>
                  {name}
                </Link>
              </span>
            )),
          },
          { name: words.playbook, value: playbook ? words.version(playbook.title, playbook.version) : '—' },
          { name: words.region, value: `${region}, ${timeZone}` },
        ]}
      />
      <div>
        <h3 className={styles['sub']}>{words.allocations}</h3>
        {allocations.length === 0 ? <p className={styles['muted']}>{words.none}</p> : null}
        <ul className={styles['list']}>
          {allocations.map(({ id, engineer, from, to, hoursPerWeek, kind }) => (
            <li key={id} className={styles['item']}>
              <p>
                <bdi>{engineer.name}</bdi>, {words.hours(hoursPerWeek)}, {words.kinds[kind]}
              </p>
              <p className={styles['muted']}>
                {dayText(from)} – {dayText(to)}
              </p>
            </li>
          ))}
        </ul>
      </div>
      {allocating ? <AllocateEngineer engagement={engagement} onClose={() => setAllocating(false)} /> : null}
    </Panel>
  );
}
