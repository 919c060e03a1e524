/** What the demo world's people ask the API for. */
export const CREATE_PRODUCT = `mutation ($input: CreateApiProductInput!) {
  createApiProduct(input: $input) { apiProduct { id } userErrors { message } } }`;
export const IMPORT = `mutation ($input: ImportApiDescriptionInput!) {
  importApiDescription(input: $input) { apiProduct { versions { id operations { method path } } } userErrors { message } } }`;
export const CREATE_ENGINEER = `mutation ($input: CreateEngineerInput!) {
  createEngineer(input: $input) { solutionEngineer { id } userErrors { message } } }`;
export const CREATE_PARTNER = `mutation ($input: CreatePartnerInput!) {
  createPartner(input: $input) { partner { id } userErrors { message } } }`;
export const CREATE_KEY = `mutation ($input: CreateApiKeyInput!) {
  createApiKey(input: $input) { secret userErrors { message } } }`;
export const REGISTER = `mutation ($input: RegisterApplicationInput!) {
  registerApplication(input: $input) { application { id } userErrors { message } } }`;
export const START = `mutation ($input: StartEngagementInput!) {
  startEngagement(input: $input) { engagement { id key } userErrors { message } } }`;
export const LOG = `mutation ($input: LogProgressInput!) {
  logProgress(input: $input) { entry { id } userErrors { message } } }`;
export const COMPLETE_MINE = `mutation ($input: CompleteMyMilestoneInput!) {
  completeMyMilestone(input: $input) { integrationMilestone { code } userErrors { message } } }`;
export const ADVANCE = `mutation ($input: AdvanceStageInput!) {
  advanceStage(input: $input) { engagement { stage } userErrors { message } } }`;
export const STATE = `query ($key: String!) { engagement(key: $key) {
  stage milestones { id code title stage party status visibility required durationDays forecastStartOn startedOn } } }`;
