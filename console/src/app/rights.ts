import { type Role, useViewer } from './viewer';

const MANAGERS: readonly Role[] = ['ADMIN', 'MANAGER'];

/** Who may do what, as the server's permissions say; it decides anew. */
const RIGHTS = {
  'partner:write': MANAGERS,
  'catalog:write': MANAGERS,
  'checklist:set': ['ADMIN', 'MANAGER', 'COMPLIANCE'],
  'playbook:publish': MANAGERS,
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type Right = keyof typeof RIGHTS;

/** Whether the reader has a right, so that nothing else is offered. */
export function useMay(right: Right): boolean {
  const { role } = useViewer();
  return (RIGHTS[right] as readonly Role[]).includes(role);
}
