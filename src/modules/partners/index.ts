export { ApplicationEntity, ApplicationProductEntity } from './application.entity.js';
export { Application, Credential } from './application.graphql.js';
export { CreatePartnerService } from './create-partner.service.js';
export { CredentialEntity } from './credential.entity.js';
export { PartnerEntity } from './partner.entity.js';
export { Partner } from './partner.graphql.js';
export { lockPartner } from './partner.store.js';
export { PartnersModule } from './partners.module.js';
