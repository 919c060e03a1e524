export { downloadPath } from './download-path.js';
export { UploadEntity } from './upload.entity.js';
export { EXPIRE_UPLOAD, bindUpload } from './upload.store.js';
export { UploadsModule, UploadsWorkerModule } from './uploads.module.js';
