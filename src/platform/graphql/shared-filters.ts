import { ID } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { inOperator } from './reads/lists/filter-inputs.js';
import {
  EngagementStage,
  EngagementStatus,
  EngagementType,
  HealthBand,
  MilestoneStatus,
  PartnerTier,
  Party,
  Severity,
} from './shared-enums.js';

export const StringIn = inOperator<string>('StringIn', () => String);
export const IdIn = inOperator<string>('IdIn', () => ID);
export const TierIn = inOperator<words.PartnerTier>('TierIn', () => PartnerTier);
export const StageIn = inOperator<words.EngagementStage>('StageIn', () => EngagementStage);
export const StatusIn = inOperator<words.EngagementStatus>('StatusIn', () => EngagementStatus);
export const TypeIn = inOperator<words.EngagementType>('TypeIn', () => EngagementType);
export const PartyIn = inOperator<words.Party>('PartyIn', () => Party);
export const SeverityIn = inOperator<words.Severity>('SeverityIn', () => Severity);
export const BandIn = inOperator<words.HealthBand>('BandIn', () => HealthBand);
export const MilestoneStatusIn = inOperator<words.MilestoneStatus>(
  'MilestoneStatusIn',
  () => MilestoneStatus,
);
