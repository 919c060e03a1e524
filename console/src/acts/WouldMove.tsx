import type { Preview } from '../app/graphql/use-preview';
import { wouldMove as words } from '../messages/en/acts-plan';
import { Moved, type Moves } from './Moved';
import { PreviewPanel } from './PreviewPanel';

interface Props {
  /** Null while there is nothing to preview. */
  readonly preview: Preview<Moves> | null;
  /** What is said then. */
  readonly unchanged: string;
}

/** What a change of a milestone would move, before it is made. */
export const WouldMove = ({ preview, unchanged }: Props) => (
  <PreviewPanel title={words.preview} preview={preview} waits={preview ? words.waits : unchanged}>
    {(moves) => <Moved moves={moves} />}
  </PreviewPanel>
);
