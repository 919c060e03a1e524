import { instantText, instantTitle } from '../../../domain/dates';
import { countText, shareText } from '../../../domain/numbers';
import { wordOf } from '../../../domain/words';
import { usage as words } from '../../../messages/en/portal-usage';
import type { Integration } from '../page';
import styles from './Totals.module.css';

/** The figures of these days. A missing one is said to be missing, never 0. */
export function Totals({ usage }: { readonly usage: Integration['usage'] }) {
  const { totals, breadth, lastCallAt, environments } = usage;
  const split = environments.map(({ environment, calls }) => `${countText(calls)} ${wordOf(environment)}`);
  return (
    <dl className={styles['totals']} aria-label={words.totals}>
      <Fact name={words.calls} value={countText(totals.calls)} more={split.join(' · ')} />
      <Fact
        name={words.errorRate}
        value={rateText(totals.errorRate)}
        more={
          totals.throttled > 0 ? words.throttledCalls(countText(totals.throttled)) : words.withoutThrottled
        }
      />
      <Fact
        name={words.p95}
        value={latencyText(totals.p95Ms)}
        more={totals.p50Ms === null ? '' : words.p50(latencyText(totals.p50Ms))}
      />
      <Fact name={words.breadth} value={rateText(breadth)} more={words.breadthWhat} />
      <div>
        <dt>{words.lastCall}</dt>
        <dd className={styles['value']}>
          {lastCallAt ? (
            <time dateTime={lastCallAt} title={instantTitle(lastCallAt)}>
              {instantText(lastCallAt)}
            </time>
          ) : (
            words.noneYet
          )}
        </dd>
      </div>
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: string;
  readonly more: string;
}

const Fact = ({ name, value, more }: FactProps) => (
  <div>
    <dt>{name}</dt>
    <dd className={styles['value']}>{value}</dd>
    {more === '' ? null : <dd className={styles['more']}>{more}</dd>}
  </div>
);

export const rateText = (share: number | null): string => (share === null ? '—' : shareText(share));
export const latencyText = (ms: number | null): string =>
  ms === null ? '—' : words.ms(countText(Math.round(ms)));
