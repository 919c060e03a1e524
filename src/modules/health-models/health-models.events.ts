/** Events whose subject is the model's id. */
export const HEALTH_MODEL_EVENTS = {
  /** The model was activated, or became a shadow, for some engagements. */
  activated: 'health-model.activated',
} as const;
