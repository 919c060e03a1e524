import type { ReactNode } from 'react';
import type { QuickLog } from '../../../../src/kernel/quick-log/quick-log';
import { dayText } from '../../domain/dates';
import { durationText } from '../../domain/numbers';
import { wordOf } from '../../domain/words';
import { log as words } from '../../messages/en/log';
import styles from './log.module.css';
import type { LoggedOn } from './use-line';

/** What a line says, in words; what is not said is left out. */
export function Understood({
  said,
  engagement,
}: {
  readonly said: QuickLog;
  readonly engagement: LoggedOn | null;
}) {
  const rows: readonly (readonly [string, ReactNode])[] = [
    [words.on, engagement ? `${engagement.key} ${engagement.title}` : said.engagement],
    [words.time, said.minutes > 0 && durationText(said.minutes)],
    [words.kind, said.kind !== 'NOTE' && wordOf(said.kind)],
    [words.day, said.day && dayText(said.day)],
    [words.text, said.text],
    [words.starts, said.start.join(', ')],
    [words.completes, said.complete.join(', ')],
    [words.resolves, said.resolve.join(', ')],
    [words.raises, said.raise.map(({ severity, reason }) => `${wordOf(severity)}: ${reason}`).join('; ')],
    [words.passes, said.passBallTo && wordOf(said.passBallTo)],
    [words.seenBy, words.seen[said.visibility]],
  ];
  return (
    <section aria-label={words.understood}>
      <dl className={styles['rows']}>
        {rows.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  );
}
