export { permitWork, refuseAtRest, refuseEnded } from '../engagements/index.js';
