/** Tells Monaco where its workers are; its default location does not exist here. */
window.MonacoEnvironment = {
  getWorker: (_id, label) =>
    new Worker(label === 'json' || label === 'graphql' ? WORKER_ADDRESSES[label] : WORKER_ADDRESSES.editor),
};
