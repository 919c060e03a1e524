import {
  CompleteMilestone,
  EditMilestone,
  MoveMilestone,
  RaiseBlocker,
  RescheduleMilestone,
} from '../../../acts/later';
import { useState } from 'react';
import { plan as words } from '../../../messages/en/engagement';
import { type Action, ActionMenu } from '../../../ui/ActionMenu';
import { Button } from '../../../ui/Button';
import type { Milestone } from '../page.graphql';
import styles from './Plan.module.css';
import type { PartProps } from './part';

type Act = 'start' | 'complete' | 'reschedule' | 'edit' | 'skip' | 'reopen' | 'raise';

interface Props extends PartProps {
  readonly milestone: Milestone;
}

/** What can be done with a milestone as it stands: the next step as a button, the rest in a menu. */
export function MilestoneActs({ engagement, milestone, may }: Props) {
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const open = milestone.status === 'NOT_STARTED' || milestone.status === 'IN_PROGRESS';
  const mayChange = may.change(milestone);
  const hasEnded = may.can('UPDATE') && !may.can('EDIT_PLAN');
  const offered: readonly (Action & { readonly may: boolean })[] = [
    { name: words.complete, act: () => setAct('complete'), may: milestone.status === 'NOT_STARTED' },
    { name: words.reschedule, act: () => setAct('reschedule'), may: open },
    { name: words.reopen, act: () => setAct('reopen'), may: !open },
    { name: words.skip, act: () => setAct('skip'), may: open && may.skip(milestone) },
  ];
  const raise = { name: words.raise, act: () => setAct('raise') };
  const actions = [
    ...(mayChange || hasEnded ? [{ name: words.edit, act: () => setAct('edit') }] : []),
    ...(mayChange ? offered.filter((each) => each.may) : []),
    ...(open && may.can('RAISE_BLOCKER') ? [raise] : []),
  ];
  const same = { milestone, onClose: close };
  return (
    <div className={styles['acts']}>
      {mayChange && milestone.status === 'NOT_STARTED' ? (
        <Button onPress={() => setAct('start')}>{words.start}</Button>
      ) : null}
      {mayChange && milestone.status === 'IN_PROGRESS' ? (
        <Button onPress={() => setAct('complete')}>{words.complete}</Button>
      ) : null}
      <ActionMenu label={words.actionsOf(milestone.code)} actions={actions} />
      {act === 'start' ? <MoveMilestone {...same} to="IN_PROGRESS" /> : null}
      {act === 'complete' ? <CompleteMilestone {...same} /> : null}
      {act === 'skip' ? <MoveMilestone {...same} to="SKIPPED" /> : null}
      {act === 'reopen' ? <MoveMilestone {...same} to="NOT_STARTED" /> : null}
      {act === 'reschedule' ? <RescheduleMilestone {...same} /> : null}
      {act === 'edit' ? <EditMilestone {...same} others={engagement.milestones} /> : null}
      {act === 'raise' ? (
        <RaiseBlocker engagement={engagement} milestoneId={milestone.id} onClose={close} />
      ) : null}
    </div>
  );
}
