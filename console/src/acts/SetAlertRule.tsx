import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { TIERS, TYPES } from '../app/engagements/search';
import type { VariablesOf } from '../app/graphql/types';
import { oneOf } from '../app/search';
import { useDraft } from '../app/use-draft';
import { wordOf } from '../domain/words';
import { setAlertRule as words } from '../messages/en/acts-alert';
import { alerts } from '../messages/en/alerts';
import { Check, FieldRow, Select, TextField } from '../ui/Field';
import { SET_ALERT_RULE } from './alert.graphql';

type Input = VariablesOf<typeof SET_ALERT_RULE>['input'];
type Kind = Input['kind'];
type Role = Input['roles'][number];

const ROLES: readonly Role[] = ['ADMIN', 'MANAGER', 'ENGINEER', 'COMPLIANCE', 'AUDITOR'];
const PERCENT = 100;

export interface EditedRule {
  readonly kind: Kind;
  readonly type: NonNullable<Input['type']> | null;
  readonly tier: NonNullable<Input['tier']> | null;
  readonly threshold: number | null;
  readonly unit: string | null;
  readonly enabled: boolean;
  readonly lead: boolean;
  readonly team: boolean;
  readonly roles: readonly Role[];
  readonly version: number;
}

interface Props {
  /** The rule of each kind for all engagements. */
  readonly rules: readonly EditedRule[];
  /** The rule that is changed; a new one if omitted. */
  readonly rule?: EditedRule | undefined;
  readonly onClose: () => void;
}

/** Sets the rule of a kind, for all engagements or for a type and tier. */
export function SetAlertRule({ rules, rule, onClose }: Props) {
  const [kind, setKind] = useState<Kind>(rule?.kind ?? 'PARTNER_QUIET');
  const [type, setType] = useState<EditedRule['type']>(rule?.type ?? null);
  const [tier, setTier] = useState<EditedRule['tier']>(rule?.tier ?? null);
  const general = rule ?? rules.find((each) => each.kind === kind)!;
  const isShare = kind === 'ERRORS_JUMPED';
  const { values, set, isChanged, hintOf } = useDraft({
    threshold: thresholdText(general.threshold, isShare),
    enabled: general.enabled,
    lead: general.lead,
    team: general.team,
    roles: general.roles,
  });
  const share = isShare ? Number(values.threshold) / PERCENT : Number(values.threshold);
  const isNew = rule === undefined && (type !== null || tier !== null);
  const isComplete = general.unit === null || values.threshold.trim() !== '';
  const input: Input | null =
    isComplete && (isNew || (rule !== undefined && isChanged))
      ? {
          ...{ kind, type, tier, enabled: values.enabled, lead: values.lead, team: values.team },
          roles: [...values.roles],
          ...(general.unit === null ? {} : { threshold: Number(share.toFixed(6)) }),
          ...(rule ? { expectedVersion: rule.version } : {}),
        }
      : null;
  const toggle = (role: Role, isOn: boolean) =>
    set(
      'roles',
      isOn
        ? ROLES.filter((each) => each === role || values.roles.includes(each))
        : values.roles.filter((each) => each !== role),
    );
  return (
    <ActDialog
      title={rule ? words.title : words.add}
      document={SET_ALERT_RULE}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          {rule ? (
            <p>
              {alerts.kinds[kind]}:{' '}
              {[type, tier].flatMap((each) => (each ? wordOf(each) : [])).join(', ') || words.all}
            </p>
          ) : (
            <FieldRow>
              <Select
                label={words.kind}
                value={kind}
                onChange={(value) => setKind(value as Kind)}
                options={rules.map((each) => ({ value: each.kind, label: alerts.kinds[each.kind] }))}
              />
              <Select
                label={words.type}
                none={words.all}
                value={type ?? ''}
                onChange={(value) => setType(oneOf(TYPES, value) ?? null)}
                options={TYPES.map((value) => ({ value, label: wordOf(value) }))}
                fault={faultOf('type')}
              />
              <Select
                label={words.tier}
                none={words.all}
                value={tier ?? ''}
                onChange={(value) => setTier(oneOf(TIERS, value) ?? null)}
                options={TIERS.map((value) => ({ value, label: wordOf(value) }))}
                fault={faultOf('tier')}
              />
            </FieldRow>
          )}
          {general.unit === null ? null : (
            <TextField
              label={isShare ? words.share : words.threshold(general.unit)}
              type="number"
              value={values.threshold}
              onChange={(value) => set('threshold', value)}
              fault={faultOf('threshold')}
              {...hintOf('threshold')}
            />
          )}
          <Check label={words.lead} checked={values.lead} onChange={(value) => set('lead', value)} />
          <Check label={words.team} checked={values.team} onChange={(value) => set('team', value)} />
          <fieldset>
            <legend>{words.roles}</legend>
            {ROLES.map((role) => (
              <Check
                key={role}
                label={wordOf(role)}
                checked={values.roles.includes(role)}
                onChange={(isOn) => toggle(role, isOn)}
              />
            ))}
          </fieldset>
          <Check label={words.enabled} checked={values.enabled} onChange={(value) => set('enabled', value)} />
          <p>{values.enabled ? words.effect : words.off}</p>
        </>
      )}
    </ActDialog>
  );
}

const thresholdText = (threshold: number | null, isShare: boolean): string =>
  threshold === null ? '' : String(isShare ? Number((threshold * PERCENT).toFixed(4)) : threshold);
