import { Module } from '@nestjs/common';
import { BuiltFiles } from '../web/built-files.js';
import { ConsoleController } from './console.controller.js';

@Module({
  controllers: [ConsoleController],
  providers: [{ provide: BuiltFiles, useFactory: () => BuiltFiles.load('console') }],
})
export class ConsoleModule {}
