import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import type { UserError } from '../app/graphql/use-api';
import { setLaunchChecklist as words } from '../messages/en/acts-catalogue';
import { Button } from '../ui/Button';
import { type ChecklistItem, ChecklistItemFields } from './ChecklistItemFields';
import { SET_LAUNCH_CHECKLIST } from './catalogue.graphql';

const MOST_ITEMS = 50;
const NEW: ChecklistItem = {
  ...{ code: '', title: '', evidence: '' },
  ...({ kind: 'SECURITY', neededBy: 'CERTIFICATION', expires: false } as const),
};

interface Props {
  readonly product: {
    readonly id: string;
    readonly name: string;
    readonly checklist: readonly ChecklistItem[];
  };
  readonly onClose: () => void;
}

/** The whole checklist at once, in its order. */
export default function SetLaunchChecklist({ product, onClose }: Props) {
  const [items, setItems] = useState<readonly ChecklistItem[]>(() =>
    product.checklist.map(({ code, title, evidence, kind, neededBy, expires }) => ({
      ...{ code, title, evidence, kind, neededBy, expires },
    })),
  );
  const isComplete = items.every(({ code, title, evidence }) =>
    [code, title, evidence].every((text) => text.trim() !== ''),
  );
  const move = (from: number, to: number) => {
    const moved = [...items];
    moved.splice(to, 0, ...moved.splice(from, 1));
    setItems(moved);
  };
  return (
    <ActDialog
      title={words.title(product.name)}
      document={SET_LAUNCH_CHECKLIST}
      input={isComplete ? { apiProductId: product.id, items: [...items] } : null}
      verb={words.verb}
      done={words.done}
      textOf={ofItem}
      onClose={onClose}
      wide
    >
      {() => (
        <>
          <p>{words.note}</p>
          {items.map((item, place) => (
            <ChecklistItemFields
              key={place}
              place={place}
              item={item}
              onChange={(changed) => setItems(items.map((each, at) => (at === place ? changed : each)))}
              onUp={place > 0 ? () => move(place, place - 1) : undefined}
              onDown={place < items.length - 1 ? () => move(place, place + 1) : undefined}
              onRemove={() => setItems(items.filter((_each, at) => at !== place))}
            />
          ))}
          <p>
            <Button isDisabled={items.length >= MOST_ITEMS} onPress={() => setItems([...items, NEW])}>
              {words.add}
            </Button>
          </p>
        </>
      )}
    </ActDialog>
  );
}

/** A fault of an item, as `input.items.2.code`, begins with which. */
const ofItem = ({ field, message }: UserError): string =>
  field?.[1] === 'items' && field[2] !== undefined
    ? `${words.item(Number(field[2]) + 1)}: ${message}`
    : message;
