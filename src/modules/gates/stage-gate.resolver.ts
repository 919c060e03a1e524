import { ResolveField, Resolver } from '@nestjs/graphql';
import { sql } from '../../platform/graphql/reads/fragments/sql.js';
import { bySql, One } from '../../platform/graphql/reads/schema/decorators.js';
import { Engagement } from '../engagements/index.js';
import { GATE_OF_PARENT, StageGate } from './stage-gate.graphql.js';

@Resolver(() => Engagement)
export class EngagementGateField {
  @One(sql`true`, GATE_OF_PARENT)
  @ResolveField(() => StageGate, { description: 'What is needed to leave the current stage.' })
  gate(): StageGate {
    return bySql();
  }
}
