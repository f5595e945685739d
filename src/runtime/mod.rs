//! Where the two wings meet: the event loop and the worker thread that owns the store.
