import { Module } from '@nestjs/common';
import { ExplorerFiles } from './explorer-files.js';
import { ExplorerSlashes } from './explorer-slashes.js';
import { ExplorerController } from './explorer.controller.js';

@Module({
  controllers: [ExplorerController],
  providers: [{ provide: ExplorerFiles, useFactory: () => ExplorerFiles.load() }, ExplorerSlashes],
})
export class ExplorerModule {}
