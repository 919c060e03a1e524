import { oneOf } from '../../app/search';

export const SHOWN = ['ALL', 'OPEN'] as const;

/** What of the checklist is shown: all of it unless the address says otherwise. */
export const checklistSearch = ({
  show,
}: Record<string, unknown>): { readonly show?: (typeof SHOWN)[number] | undefined } => ({
  show: oneOf(SHOWN, show),
});
