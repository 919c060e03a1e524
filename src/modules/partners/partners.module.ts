import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Bindings } from '../identity/index.js';
import { StaffingModule } from '../staffing/index.js';
import { ApplicationEntity, ApplicationProductEntity } from './application.entity.js';
import { PartnerContactEntity } from './contact.entity.js';
import { CreatePartnerMutation } from './create-partner.mutation.js';
import { CredentialEntity } from './credential.entity.js';
import { PartnerEntity } from './partner.entity.js';
import { partnerExists } from './partner.store.js';
import { PartnersResolver } from './partners.resolver.js';
import { RegisterApplicationMutation } from './register-application.mutation.js';
import { RevokeCredentialMutation } from './revoke-credential.mutation.js';
import { RotateCredentialMutation } from './rotate-credential.mutation.js';
import { UpdatePartnerMutation } from './update-partner.mutation.js';

@Module({
  imports: [
    StaffingModule,
    TypeOrmModule.forFeature([
      PartnerEntity,
      PartnerContactEntity,
      ApplicationEntity,
      ApplicationProductEntity,
      CredentialEntity,
    ]),
  ],
  providers: [
    PartnersResolver,
    CreatePartnerMutation,
    UpdatePartnerMutation,
    RegisterApplicationMutation,
    RotateCredentialMutation,
    RevokeCredentialMutation,
  ],
})
export class PartnersModule implements OnModuleInit {
  constructor(private readonly bindings: Bindings) {}

  onModuleInit(): void {
    this.bindings.enter('partner', partnerExists);
  }
}
