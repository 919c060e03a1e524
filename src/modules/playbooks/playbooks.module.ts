import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { PlaybookEntity } from './playbook.entity.js';
import { PlaybookVersionsField, PlaybooksResolver } from './playbooks.resolver.js';
import { PublishPlaybookMutation } from './publish-playbook.mutation.js';
import { ShipPlaybooksService } from './ship-playbooks.service.js';

const ENTITIES = [PlaybookEntity];

@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  providers: [PlaybookVersionsField, PlaybooksResolver, PublishPlaybookMutation, ShipPlaybooksService],
})
export class PlaybooksModule {}
