import { readsAndChangesNothing } from '../support/reading-staff.js';

readsAndChangesNothing('an auditor', 'auditor@causeway.example', 'AUDITOR', ['jobs']);
