/** Monaco asks here for its workers; by itself it would look for them where no file of ours is. */
window.MonacoEnvironment = {
  getWorker: (_id, label) =>
    new Worker(label === 'json' || label === 'graphql' ? WORKER_ADDRESSES[label] : WORKER_ADDRESSES.editor),
};
