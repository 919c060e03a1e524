import { ActDialog } from '../app/ActDialog';
import { restoreHolidays as words } from '../messages/en/acts-calendar';
import { SET_HOLIDAYS } from './calendar.graphql';

interface Props {
  readonly region: string;
  readonly onClose: () => void;
}

/** Back to the holidays that the product knows by itself. */
export const RestoreHolidays = ({ region, onClose }: Props) => (
  <ActDialog
    title={words.title(region)}
    document={SET_HOLIDAYS}
    input={{ region, days: null }}
    verb={words.verb}
    done={({ engagements, warnings }) => words.done(engagements ?? 0, warnings ?? [])}
    danger
    onClose={onClose}
  >
    {() => <p>{words.note}</p>}
  </ActDialog>
);
