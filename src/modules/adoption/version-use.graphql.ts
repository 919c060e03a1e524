import { enumOf } from '../../platform/graphql/enums.js';
import type { VersionUse as VersionUseWord } from './domain/version-use.js';

export const VersionUse = enumOf<VersionUseWord>(
  'VersionUse',
  'How urgently an application must move off a deprecated API version.',
  {
    OK: 'No calls to this version in the last 28 days.',
    FIX_BY: 'No sunset day is set, or it is at least 30 days away.',
    URGENT: 'The sunset day is less than 30 days away.',
    OVERDUE: 'The sunset day is today or has passed.',
  },
);
