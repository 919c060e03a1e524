import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EngagementsModule } from '../engagements/index.js';
import { GoLiveCalibrationResolver } from './go-live-calibration.resolver.js';
import { EngagementGoLiveForecastField } from './go-live-forecast-fields.resolver.js';
import { GoLiveForecastEntity } from './go-live-forecast.entity.js';

@Module({
  imports: [EngagementsModule, TypeOrmModule.forFeature([GoLiveForecastEntity])],
  providers: [EngagementGoLiveForecastField, GoLiveCalibrationResolver],
})
export class GoLiveForecastModule {}
