import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { StaffingModule } from '../staffing/index.js';
import { ApplicationEntity, ApplicationProductEntity } from './application.entity.js';
import { PartnerContactEntity } from './contact.entity.js';
import { CreatePartnerResolver } from './create-partner.resolver.js';
import { CreatePartnerService } from './create-partner.service.js';
import { CredentialEntity } from './credential.entity.js';
import { PartnerEntity } from './partner.entity.js';
import { PartnersResolver } from './partners.resolver.js';
import { RegisterApplicationResolver } from './register-application.resolver.js';
import { RegisterApplicationService } from './register-application.service.js';
import { RevokeCredentialResolver } from './revoke-credential.resolver.js';
import { RevokeCredentialService } from './revoke-credential.service.js';
import { RotateCredentialResolver } from './rotate-credential.resolver.js';
import { RotateCredentialService } from './rotate-credential.service.js';
import { UpdatePartnerResolver } from './update-partner.resolver.js';
import { UpdatePartnerService } from './update-partner.service.js';

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
    CreatePartnerService,
    CreatePartnerResolver,
    UpdatePartnerService,
    UpdatePartnerResolver,
    RegisterApplicationService,
    RegisterApplicationResolver,
    RotateCredentialService,
    RotateCredentialResolver,
    RevokeCredentialService,
    RevokeCredentialResolver,
  ],
})
export class PartnersModule {}
