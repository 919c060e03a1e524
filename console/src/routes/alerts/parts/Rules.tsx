import { useState } from 'react';
import { SetAlertRule } from '../../../acts/SetAlertRule';
import { DownloadCsv } from '../../../app/DownloadCsv';
import { usePageQuery } from '../../../app/graphql/use-api';
import { useMay } from '../../../app/rights';
import { useOpenAct } from '../../../app/use-open-act';
import { instantText } from '../../../domain/dates';
import { rules as words } from '../../../messages/en/alerts';
import { Badge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import { Loaded } from '../../../ui/States';
import { ALERT_RULES, type Rule } from '../rules.graphql';
import styles from './alerts.module.css';
import { addresseesText, conditionText, scopeText } from './rule-words';

const COLUMNS: readonly Column<Rule>[] = [
  { name: words.columns.kind, cell: conditionText, text: conditionText },
  { name: words.columns.for, short: true, cell: scopeText, text: scopeText },
  { name: words.columns.who, cell: addresseesText, text: addresseesText },
  {
    name: words.columns.state,
    cell: ({ enabled }) => <Badge tone={enabled ? 'good' : 'plain'}>{enabled ? words.on : words.off}</Badge>,
    text: ({ enabled }) => (enabled ? words.on : words.off),
  },
  {
    name: words.columns.by,
    cell: ({ updatedBy, updatedAt }) =>
      updatedAt ? words.by(updatedBy ?? '', instantText(updatedAt)) : words.shipped,
    text: ({ updatedBy }) => updatedBy,
  },
];

/** When to alert whom, in plain words. */
export function Rules() {
  const answer = usePageQuery(ALERT_RULES, {});
  return (
    <Loaded answer={answer} lines={12}>
      {({ alertRules }) => <Known rules={alertRules} />}
    </Loaded>
  );
}

function Known({ rules }: { readonly rules: readonly Rule[] }) {
  const mayWrite = useMay('ALERT_RULE_WRITE');
  const [adding, setAdding] = useState(false);
  const act = useOpenAct<Rule, 'change'>(rules, ({ id }) => id);
  const general = rules.filter(({ type, tier }) => type === null && tier === null);
  const change: Column<Rule> = {
    name: words.columns.acts,
    screenOnly: true,
    short: true,
    cell: (rule) => (
      <Button onPress={() => act.start('change', rule)} aria-label={words.changeOf(conditionText(rule))}>
        {words.change}
      </Button>
    ),
  };
  return (
    <Panel
      title={words.title}
      count={rules.length}
      actions={
        <>
          <DownloadCsv name="alert-rules" columns={COLUMNS} rows={rules} />
          {mayWrite ? <Button onPress={() => setAdding(true)}>{words.add}</Button> : null}
        </>
      }
    >
      <p className={styles['muted']}>{words.what}</p>
      {mayWrite ? null : <p className={styles['muted']}>{words.onlyManagers}</p>}
      <DataTable
        caption={words.caption}
        columns={mayWrite ? [...COLUMNS, change] : COLUMNS}
        rows={rules}
        keyOf={({ id }) => id}
      />
      {adding ? <SetAlertRule rules={general} onClose={() => setAdding(false)} /> : null}
      {act.open ? <SetAlertRule rules={general} rule={act.open.row} onClose={act.close} /> : null}
    </Panel>
  );
}
