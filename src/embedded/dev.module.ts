import { Module } from '@nestjs/common';
import { DevController } from './dev.controller.js';

/** The routes of the embedded default; the module is not even loaded once any production variable is set. */
@Module({ controllers: [DevController] })
export class DevModule {}
