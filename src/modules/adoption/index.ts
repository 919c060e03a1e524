export { CallTotals, Interval } from './adoption.graphql.js';
export { AdoptionModule } from './adoption.module.js';
export { type UsageFacts, usageFacts, usageFactsQuery } from './usage-facts.js';
export { bucketsOf, bucketStarts, type Interval as IntervalWord } from './domain/buckets.js';
export { totalsByStart } from './series.js';
export { type VersionUse as VersionUseWord, versionUse } from './domain/version-use.js';
export { VersionUse } from './version-use.graphql.js';
export { BREADTH, IN_SCOPE, LAST_CALL, TODAY } from './engagement-usage.query.js';
