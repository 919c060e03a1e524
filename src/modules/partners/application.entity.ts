import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A registered client application of a partner. */
@Entity('application')
export class ApplicationEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** An API product that an application is registered for. */
@Entity('application_product')
export class ApplicationProductEntity {
  @PrimaryColumn({ type: 'uuid' }) applicationId!: string;
  @PrimaryColumn({ type: 'uuid' }) apiProductId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
}
