import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import type { VariablesOf } from '../app/graphql/types';
import { wordOf } from '../domain/words';
import { createApiProduct as words } from '../messages/en/acts-catalogue';
import { FieldRow, Select, TextArea, TextField } from '../ui/Field';
import { CREATE_API_PRODUCT } from './catalogue.graphql';

type Input = VariablesOf<typeof CREATE_API_PRODUCT>['input'];
const CAPABILITIES: readonly Input['capability'][] = [
  ...(['PAYMENTS', 'DEPOSITS', 'LENDING', 'IDENTITY'] as const),
  ...(['DATA', 'INVESTMENTS', 'LOYALTY'] as const),
];

interface Props {
  readonly onClose: () => void;
  readonly onDone: (slug: string) => void;
}

export default function CreateApiProduct({ onClose, onDone }: Props) {
  const [name, setName] = useState('');
  const [capability, setCapability] = useState<Input['capability']>('PAYMENTS');
  const [description, setDescription] = useState('');
  const [slug, setSlug] = useState('');
  const input =
    name.trim() === ''
      ? null
      : {
          ...{ name, capability },
          ...(description.trim() === '' ? {} : { description }),
          ...(slug.trim() === '' ? {} : { slug }),
        };
  return (
    <ActDialog
      title={words.title}
      document={CREATE_API_PRODUCT}
      input={input}
      verb={words.verb}
      done={({ apiProduct }) => words.done(apiProduct!.name)}
      onClose={onClose}
      onDone={({ apiProduct }) => onDone(apiProduct!.slug)}
    >
      {(faultOf) => (
        <>
          <FieldRow>
            <TextField label={words.name} value={name} onChange={setName} fault={faultOf('name')} />
            <Select
              label={words.capability}
              value={capability}
              onChange={(value) => setCapability(value as Input['capability'])}
              options={CAPABILITIES.map((value) => ({ value, label: wordOf(value) }))}
            />
          </FieldRow>
          <TextArea
            label={words.description}
            value={description}
            onChange={setDescription}
            fault={faultOf('description')}
          />
          <TextField
            label={words.slug}
            hint={words.slugHint}
            value={slug}
            onChange={setSlug}
            fault={faultOf('slug')}
          />
        </>
      )}
    </ActDialog>
  );
}
