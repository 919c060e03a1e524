export { UploadEntity } from './upload.entity.js';
export { EXPIRE_UPLOAD, bindUpload, findEvidenceFile, saveVisibility } from './upload.store.js';
export { UploadedFile } from './uploaded-file.graphql.js';
export { UploadsModule, UploadsWorkerModule } from './uploads.module.js';
