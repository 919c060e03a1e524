import { SetMetadata } from '@nestjs/common';
import type { Permission } from '../../kernel/permissions.js';

/** What a route or root field asks of its caller. */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'permission'; readonly permission: Permission }
  | { readonly kind: 'api-key'; readonly scope: string };

export const ACCESS = 'causeway.access';

/** Only viewers whose role holds the permission may call it; kernel/permissions.ts says which do. */
export const Allow = (permission: Permission) =>
  SetMetadata(ACCESS, { kind: 'permission', permission } satisfies Access);

/** Anybody may call it, signed in or not. */
export const Public = () => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);

/** Only the bearer of an API key with that scope may call it. */
export const AllowApiKey = (scope: string) =>
  SetMetadata(ACCESS, { kind: 'api-key', scope } satisfies Access);
