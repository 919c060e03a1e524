import { Module } from '@nestjs/common';
import { BuiltFiles } from '../web/built-files.js';
import { ExplorerSlashes } from './explorer-slashes.js';
import { ExplorerController } from './explorer.controller.js';

@Module({
  controllers: [ExplorerController],
  providers: [{ provide: BuiltFiles, useFactory: () => BuiltFiles.load('explorer') }, ExplorerSlashes],
})
export class ExplorerModule {}
