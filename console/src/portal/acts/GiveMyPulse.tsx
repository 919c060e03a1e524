import { useState } from 'react';
import { ActDialog } from '../../app/ActDialog';
import { type VariablesOf, graphql } from '../../app/graphql/types';
import { giveMyPulse as words } from '../../messages/en/acts-portal';
import { TextArea } from '../../ui/Field';
import { Rating } from './Rating';

const GIVE_MY_PULSE = graphql(`
  mutation GiveMyPulse($input: GiveMyPulseInput!) {
    giveMyPulse(input: $input) {
      integrationPulse {
        rating
        givenAt
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type Input = VariablesOf<typeof GIVE_MY_PULSE>['input'];

interface Props {
  /** Key of the integration. */
  readonly integration: string;
  readonly onClose: () => void;
}

export function GiveMyPulse({ integration: key, onClose }: Props) {
  const [rating, setRating] = useState<number | null>(null);
  const [comment, setComment] = useState('');
  const why = comment.trim() === '' ? {} : { comment };
  const input: Input | null = rating === null ? null : { key, rating, ...why };
  return (
    <ActDialog
      title={words.title}
      document={GIVE_MY_PULSE}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <Rating value={rating} onChange={setRating} fault={faultOf('rating')} />
          <TextArea
            label={words.comment}
            hint={words.hint}
            value={comment}
            onChange={setComment}
            fault={faultOf('comment')}
          />
        </>
      )}
    </ActDialog>
  );
}
