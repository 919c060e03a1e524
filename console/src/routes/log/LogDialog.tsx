import { useRouterState } from '@tanstack/react-router';
import { type FormEvent, useLayoutEffect, useState } from 'react';
import { useMutation } from 'urql';
import { type Outcome, useAct } from '../../app/graphql/use-api';
import type { ResultOf, VariablesOf } from '../../app/graphql/types';
import { useNotices } from '../../app/notices';
import { takeTyped } from '../../app/shell/typed-ahead';
import { durationText } from '../../domain/numbers';
import { log as words } from '../../messages/en/log';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Effect } from './Effect';
import { LineField } from './LineField';
import { Understood } from './Understood';
import { readLast, rememberLast } from './last-engagement';
import { LOG_PROGRESS, UNDO_LOG } from './log.graphql';
import { reasonOf } from '../../app/graphql/reason-of';
import styles from './log.module.css';
import { useLine } from './use-line';

type Input = VariablesOf<typeof LOG_PROGRESS>['input'];
type Payload = ResultOf<typeof LOG_PROGRESS>['logProgress'];

interface Props {
  /** To begin with, e.g. the key of an engagement. */
  readonly line: string;
  readonly onClose: () => void;
}

/**
 * One line says it all. The dialog goes away at once when the line is sent, and comes back with the line and the reason if it is
 * refused or could not be sent; a repeat counts once.
 */
export default function LogDialog({ line: first, onClose }: Props) {
  const [line, setLine] = useState(first);
  const [sending, setSending] = useState(false);
  const [outcome, setOutcome] = useState<Outcome<Payload> | null>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const inView = /^\/engagements\/(ENG-\d+)/.exec(path)?.[1] ?? readLast();
  const { fallback, parsed, vocabulary, engagement, input, problems } = useLine(line, inView);
  useLayoutEffect(() => {
    const typed = takeTyped();
    if (typed !== '') setLine((before) => before + typed);
  }, []);
  const { run } = useAct<Input, Payload>(LOG_PROGRESS);
  const notify = useNotices();
  const undo = useUndo();

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!input || !engagement || sending) return;
    setSending(true);
    const close = notify(words.sending(engagement.key), { lasting: true });
    const result = await run(input as Input);
    close();
    const { payload, userErrors, failure } = result;
    if (failure || userErrors.length > 0) {
      setOutcome(result);
      return setSending(false);
    }
    rememberLast(engagement.key);
    const entry = payload?.entry;
    notify(
      words.done(durationText(input.minutes), engagement.key),
      entry ? { act: words.undo, onAct: () => void undo(entry) } : {},
    );
    onClose();
  };
  const untouched = line.trim() === first.trim();
  return (
    <Dialog title={words.title} open={!sending} onClose={onClose} keep={!untouched}>
      <form onSubmit={(event) => void send(event)} className={styles['form']} noValidate>
        <LineField
          value={line}
          onChange={(value) => {
            setLine(value);
            setOutcome(null);
          }}
          hint={words.hint(fallback ?? null)}
          vocabulary={vocabulary}
          invalid={!untouched && problems.length > 0}
        />
        {untouched ? null : <Problems messages={problems.map(({ message }) => message)} />}
        {'ok' in parsed ? <Understood said={parsed.ok} engagement={engagement} /> : null}
        {input ? <Effect input={input} /> : null}
        <Problems messages={refusalOf(outcome)} />
        <footer className={styles['foot']}>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button type="submit" kind="primary" isDisabled={!input}>
            {outcome?.failure ? words.again : words.send}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function refusalOf(outcome: Outcome<Payload> | null): string[] {
  if (!outcome) return [];
  const failure = outcome.failure ? [words.failed(reasonOf(outcome.failure))] : [];
  return [...outcome.userErrors.map(({ message }) => message), ...failure];
}

function Problems({ messages }: { readonly messages: readonly string[] }) {
  if (messages.length === 0) return null;
  return (
    <ul role="alert" className={styles['problems']}>
      {messages.map((message) => (
        <li key={message} dir="auto">
          {message}
        </li>
      ))}
    </ul>
  );
}

/** Takes a log back by correcting it, so that its history stays. */
function useUndo() {
  const [, correct] = useMutation(UNDO_LOG);
  const notify = useNotices();
  return async ({ id, version }: { readonly id: string; readonly version: number }) => {
    const { data, error } = await correct({
      input: { entryId: id, expectedVersion: version, minutes: 0, withdraw: true, reason: words.undoReason },
    });
    const refusal = error?.message ?? data?.correctProgress.userErrors[0]?.message;
    notify(refusal === undefined ? `${words.undone} ${words.undoKeeps}` : words.undoFailed(refusal));
  };
}
