import { ActDialog } from '../app/ActDialog';
import type { VariablesOf } from '../app/graphql/types';
import { cancelBacktest as words } from '../messages/en/acts-model';
import { CANCEL_BACKTEST } from './health-model.graphql';

type Input = VariablesOf<typeof CANCEL_BACKTEST>['input'];

interface Props {
  readonly backtest: { readonly id: string };
  readonly onClose: () => void;
}

export function CancelBacktest({ backtest: { id }, onClose }: Props) {
  const input: Input = { backtestId: id };
  return (
    <ActDialog
      title={words.title}
      document={CANCEL_BACKTEST}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
      danger
    >
      {() => <p>{words.what}</p>}
    </ActDialog>
  );
}
