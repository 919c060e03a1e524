import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An API version in the scope of an engagement. */
@Entity('engagement_scope')
export class EngagementScopeEntity {
  @PrimaryColumn({ type: 'uuid' }) engagementId!: string;
  @PrimaryColumn({ type: 'uuid' }) apiVersionId!: string;
  /** Whether all of the version's operations are in scope; else engagement_scope_operation names them. */
  @Column({ type: 'boolean' }) allOperations!: boolean;
}

/** An operation chosen out of a version in scope. */
@Entity('engagement_scope_operation')
export class EngagementScopeOperationEntity {
  @PrimaryColumn({ type: 'uuid' }) engagementId!: string;
  @PrimaryColumn({ type: 'uuid' }) apiOperationId!: string;
  @Column({ type: 'uuid' }) apiVersionId!: string;
}

/** Someone who works on an engagement. */
@Entity('engagement_engineer')
export class EngagementEngineerEntity {
  @PrimaryColumn({ type: 'uuid' }) engagementId!: string;
  @PrimaryColumn({ type: 'uuid' }) engineerId!: string;
}

/** What an engagement was about from an instant on, for whatever is asked "as of". */
@Entity('engagement_scope_history')
export class EngagementScopeHistoryEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'timestamptz' }) at!: Date;
  @Column({ type: 'jsonb' }) scope!: {
    readonly apiVersionId: string;
    readonly operationIds: readonly string[] | null;
  }[];
}
