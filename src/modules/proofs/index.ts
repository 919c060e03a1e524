export { evaluateProofs } from './evaluate-proofs.js';
export { ProofsModule } from './proofs.module.js';
export { USAGE_PROOF, UsageProofResult } from './usage-proof-result.graphql.js';
