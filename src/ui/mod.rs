//! Pure drawing: plain view data in, cells out.
