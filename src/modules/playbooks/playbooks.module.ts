import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { PlaybookEntity } from './playbook.entity.js';
import { PlaybookVersionsField, PlaybooksResolver } from './playbooks.resolver.js';
import { PublishPlaybookResolver } from './publish-playbook.resolver.js';
import { PublishPlaybookService } from './publish-playbook.service.js';
import { ShipPlaybooksService } from './ship-playbooks.service.js';

const ENTITIES = [PlaybookEntity];

@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  providers: [
    PlaybookVersionsField,
    PlaybooksResolver,
    PublishPlaybookService,
    PublishPlaybookResolver,
    ShipPlaybooksService,
  ],
})
export class PlaybooksModule {}
