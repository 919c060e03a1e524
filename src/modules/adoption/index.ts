export { USAGE_EVENTS } from './adoption.events.js';
export { type UsageFacts, usageFacts } from './usage-facts.js';
