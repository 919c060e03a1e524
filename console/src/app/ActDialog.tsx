import { type FormEvent, type ReactNode, useState } from 'react';
import type { DocumentInput } from 'urql';
import { act as words } from '../messages/en/act';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import styles from './ActDialog.module.css';
import { type Outcome, type UserError, useAct } from './graphql/use-api';
import { useNotices } from './notices';

interface Props<Input, Payload> {
  readonly title: string;
  /** A mutation with one `input`; its payload has `userErrors`. */
  readonly document: DocumentInput<Record<string, Payload>, { input: Input }>;
  /** What is sent; null while something that is needed is missing. */
  readonly input: Input | null;
  /** On the button that sends it. */
  readonly verb: string;
  /** What is said once it is done. */
  readonly done: string | ((payload: Payload) => string);
  readonly danger?: boolean;
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly onDone?: (payload: Payload) => void;
  /** How a fault reads, where its message alone does not say what it is about. */
  readonly textOf?: (error: UserError) => string;
  /** @param faultOf what the server found wrong with a field of the input, e.g. `minutes` */
  readonly children: (faultOf: (field: string) => string | undefined) => ReactNode;
}

/**
 * A dialog that sends one mutation: its fields, what the server finds wrong with each, a conflict, and another try after a
 * failure, which counts once. What was typed stays until it is done or given up.
 */
export function ActDialog<Input, Payload>(props: Props<Input, Payload>) {
  const { title, document, input, verb, done, danger, wide, onClose, onDone, children } = props;
  const { textOf = messageOf } = props;
  const { run, busy } = useAct<Input, Payload>(document);
  const notify = useNotices();
  const [first] = useState(() => JSON.stringify(input));
  const [typed, setTyped] = useState(false);
  const [outcome, setOutcome] = useState<Outcome<Payload> | null>(null);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (input === null || busy) return;
    const result = await run(input);
    setOutcome(result);
    if (result.failure || result.userErrors.length > 0) return;
    notify(typeof done === 'string' ? done : done(result.payload!));
    onDone?.(result.payload!);
    onClose();
  };
  const errors = outcome?.userErrors ?? [];
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      keep={typed || JSON.stringify(input) !== first}
      wide={wide ?? false}
    >
      <form
        onSubmit={(event) => void send(event)}
        // Not onInput: that comes before a select tells its own change, which would then be taken back.
        onChange={() => setTyped(true)}
        className={styles['form']}
        noValidate
      >
        {children((field) => faultOf(errors, field))}
        <Faults errors={errors} textOf={textOf} failure={outcome?.failure?.message ?? null} />
        <footer className={styles['foot']}>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button type="submit" kind={danger ? 'danger' : 'primary'} busy={busy} isDisabled={input === null}>
            {outcome?.failure ? words.again : verb}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Fields of lists are reported with their place, as `raise.0.reason`; they belong to the list's field. */
const faultOf = (errors: readonly UserError[], name: string): string | undefined =>
  errors.find(({ field }) => field?.[1] === name)?.message;

const messageOf = ({ message }: UserError): string => message;

function Faults({
  errors,
  textOf,
  failure,
}: {
  readonly errors: readonly UserError[];
  readonly textOf: (error: UserError) => string;
  readonly failure: string | null;
}) {
  if (errors.length === 0 && failure === null) return null;
  const conflict = errors.some(({ code }) => code === 'CONFLICT');
  return (
    <div role="alert" className={styles['faults']}>
      {errors.map((error, place) => (
        <p key={place}>{textOf(error)}</p>
      ))}
      {conflict ? <p>{words.conflict}</p> : null}
      {failure === null ? null : <p>{words.failed(failure.replace(/^\[\w+\] /, ''))}</p>}
    </div>
  );
}
