/** GraphQL operations of the people in the demo world. */
export const CREATE_PRODUCT = `mutation ($input: CreateApiProductInput!) {
  createApiProduct(input: $input) { apiProduct { id } userErrors { message } } }`;
export const SET_CHECKLIST = `mutation ($input: SetLaunchChecklistInput!) {
  setLaunchChecklist(input: $input) { apiProduct { id } userErrors { message } } }`;
export const IMPORT = `mutation ($input: ImportApiDescriptionInput!) {
  importApiDescription(input: $input) { apiProduct { versions { id operations { method path } } } userErrors { message } } }`;
export const CREATE_ENGINEER = `mutation ($input: CreateEngineerInput!) {
  createEngineer(input: $input) { solutionEngineer { id } userErrors { message } } }`;
export const CREATE_PARTNER = `mutation ($input: CreatePartnerInput!) {
  createPartner(input: $input) { partner { id } userErrors { message } } }`;
export const INTEGRATION_PLAYBOOK = `{ playbook(slug: "integration") { milestones {
  code title stage party durationDays weight isGoLive required visibility
  when { apiProductIds regions tiers } dependsOn { code lagDays } } } }`;
export const PUBLISH_PLAYBOOK = `mutation ($input: PublishPlaybookInput!) {
  publishPlaybook(input: $input) { playbook { id } userErrors { message } } }`;
export const CREATE_KEY = `mutation ($input: CreateApiKeyInput!) {
  createApiKey(input: $input) { secret userErrors { message } } }`;
export const REGISTER = `mutation ($input: RegisterApplicationInput!) {
  registerApplication(input: $input) { application { id } userErrors { message } } }`;
export const START = `mutation ($input: StartEngagementInput!) {
  startEngagement(input: $input) { userErrors { message } engagement { id key milestones {
    id code title stage party visibility required isGoLive baselineStartOn baselineDueOn
    usageProof { environment } } } } }`;
export const LOG = `mutation ($input: LogProgressInput!) {
  logProgress(input: $input) { entry { id version } userErrors { message } } }`;
export const COMPLETE_MINE = `mutation ($input: CompleteMyMilestoneInput!) {
  completeMyMilestone(input: $input) { integrationMilestone { code } userErrors { message } } }`;
export const ADVANCE = `mutation ($input: AdvanceStageInput!) {
  advanceStage(input: $input) { engagement { stage } userErrors { message } } }`;
export const SUBMIT_EVIDENCE = `mutation ($input: SubmitEvidenceInput!) {
  submitEvidence(input: $input) { item { code } userErrors { message } } }`;
export const SUBMIT_MINE = `mutation ($input: SubmitMyEvidenceInput!) {
  submitMyEvidence(input: $input) { integrationChecklistItem { code } userErrors { message } } }`;
export const REVIEW_ITEM = `mutation ($input: ReviewChecklistItemInput!) {
  reviewChecklistItem(input: $input) { item { code } userErrors { message } } }`;
export const RAISE_BLOCKER = `mutation ($input: RaiseBlockerInput!) {
  raiseBlocker(input: $input) { blocker { id } userErrors { message } } }`;
export const RESOLVE_BLOCKER = `mutation ($input: ResolveBlockerInput!) {
  resolveBlocker(input: $input) { blocker { id } userErrors { message } } }`;
export const PASS_BALL = `mutation ($input: PassBallInput!) {
  passBall(input: $input) { engagement { id } userErrors { message } } }`;
export const GIVE_PULSE = `mutation ($input: GiveMyPulseInput!) {
  giveMyPulse(input: $input) { integrationPulse { rating } userErrors { message } } }`;
export const CLOSE = `mutation ($input: CloseEngagementInput!) {
  closeEngagement(input: $input) { engagement { id } userErrors { message } } }`;
export const HOLD = `mutation ($input: HoldEngagementInput!) {
  holdEngagement(input: $input) { engagement { id } userErrors { message } } }`;
export const RESUME = `mutation ($input: ResumeEngagementInput!) {
  resumeEngagement(input: $input) { engagement { id } userErrors { message } } }`;
export const TAKE_BASELINE = `mutation ($input: TakeBaselineInput!) {
  takeBaseline(input: $input) { engagement { id } userErrors { message } } }`;
export const RESCHEDULE = `mutation ($input: RescheduleMilestoneInput!) {
  rescheduleMilestone(input: $input) { milestone { id } userErrors { message } } }`;
export const RETURN = `mutation ($input: ReturnToStageInput!) {
  returnToStage(input: $input) { engagement { id } userErrors { message } } }`;
export const UPDATE_MILESTONE = `mutation ($input: UpdateMilestoneInput!) {
  updateMilestone(input: $input) { milestone { id } userErrors { message } } }`;
export const MILESTONES = `query ($key: String!) {
  engagement(key: $key) { milestones { id code version } } }`;
export const CORRECT = `mutation ($input: CorrectProgressInput!) {
  correctProgress(input: $input) { progressEntry { id } userErrors { message } } }`;
export const TIME_OFF = `mutation ($input: AddTimeOffInput!) {
  addTimeOff(input: $input) { timeOff { id } userErrors { message } } }`;
export const ALLOCATE = `mutation ($input: AllocateEngineerInput!) {
  allocateEngineer(input: $input) { allocation { id } userErrors { message } } }`;
export const PUBLISH_MODEL = `mutation ($input: PublishHealthModelInput!) {
  publishHealthModel(input: $input) { healthModel { id } userErrors { message } } }`;
export const ACTIVATE_MODEL = `mutation ($input: ActivateHealthModelInput!) {
  activateHealthModel(input: $input) { healthModel { id } userErrors { message } } }`;
export const OVERRIDE_HEALTH = `mutation ($input: OverrideHealthInput!) {
  overrideHealth(input: $input) { engagement { id } userErrors { message } } }`;
export const FIRST_HEALTHY = `{
  engagements(first: 1, filter: { status: { in: [ACTIVE] }, stage: { in: [SANDBOX] }, band: { in: [HEALTHY] } }) {
    nodes { id } } }`;
