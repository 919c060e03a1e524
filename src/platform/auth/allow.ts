import { SetMetadata } from '@nestjs/common';
import type { Permission } from '../../kernel/permissions.js';

/** Who may call a route or root field. */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'permission'; readonly permission: Permission }
  | { readonly kind: 'api-key'; readonly scope: string };

export const ACCESS = 'causeway.access';

/** Only viewers whose role has the permission may call it; see kernel/permissions.ts. */
export const Allow = (permission: Permission) =>
  SetMetadata(ACCESS, { kind: 'permission', permission } satisfies Access);

/** Anyone may call it, signed in or not. */
export const Public = () => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);

/** Only callers with an API key of that scope may call it. */
export const AllowApiKey = (scope: string) =>
  SetMetadata(ACCESS, { kind: 'api-key', scope } satisfies Access);
