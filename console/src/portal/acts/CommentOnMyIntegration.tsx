import { type FormEvent, useState } from 'react';
import { type VariablesOf, graphql } from '../../app/graphql/types';
import { type Outcome, useAct } from '../../app/graphql/use-api';
import { useNotices } from '../../app/notices';
import { act } from '../../messages/en/act';
import { commentOnMyIntegration as words } from '../../messages/en/acts-portal';
import { Button } from '../../ui/Button';
import { TextArea } from '../../ui/Field';
import styles from './CommentOnMyIntegration.module.css';

const COMMENT_ON_MY_INTEGRATION = graphql(`
  mutation CommentOnMyIntegration($input: CommentOnMyIntegrationInput!) {
    commentOnMyIntegration(input: $input) {
      integrationUpdate {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type Input = VariablesOf<typeof COMMENT_ON_MY_INTEGRATION>['input'];

/** A place to write; what was typed stays until it is sent. @param integration its key */
export function CommentOnMyIntegration({ integration: key }: { readonly integration: string }) {
  const { run, busy } = useAct<Input, unknown>(COMMENT_ON_MY_INTEGRATION);
  const notify = useNotices();
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const isEmpty = text.trim() === '';
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isEmpty || busy) return;
    const result = await run({ key, text });
    setOutcome(result);
    if (result.failure || result.userErrors.length > 0) return;
    setText('');
    notify(words.done);
  };
  const failure = outcome?.failure;
  return (
    <form onSubmit={(event) => void send(event)} className={styles['form']} noValidate>
      <TextArea
        label={words.label}
        hint={words.hint}
        value={text}
        onChange={setText}
        maxLength={4000}
        fault={outcome?.userErrors[0]?.message}
      />
      {failure ? <p role="alert">{act.failed(failure.message.replace(/^\[\w+\] /, ''))}</p> : null}
      <p>
        <Button type="submit" kind="primary" busy={busy} isDisabled={isEmpty}>
          {failure ? act.again : words.verb}
        </Button>
      </p>
    </form>
  );
}
