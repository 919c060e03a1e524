import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An API version in the scope of an engagement. */
@Entity('engagement_scope')
export class EngagementScopeEntity {
  @PrimaryColumn({ type: 'uuid' }) engagementId!: string;
  @PrimaryColumn({ type: 'uuid' }) apiVersionId!: string;
  /** Whether all operations of the version are in scope; otherwise engagement_scope_operation lists them. */
  @Column({ type: 'boolean' }) allOperations!: boolean;
}

/** An operation in scope of an engagement that does not include all operations of the version. */
@Entity('engagement_scope_operation')
export class EngagementScopeOperationEntity {
  @PrimaryColumn({ type: 'uuid' }) engagementId!: string;
  @PrimaryColumn({ type: 'uuid' }) apiOperationId!: string;
  @Column({ type: 'uuid' }) apiVersionId!: string;
}

/** A member of an engagement's team. */
@Entity('engagement_engineer')
export class EngagementEngineerEntity {
  @PrimaryColumn({ type: 'uuid' }) engagementId!: string;
  @PrimaryColumn({ type: 'uuid' }) engineerId!: string;
}

/** Scope of an engagement from an instant on, for queries "as of". */
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
