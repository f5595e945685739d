//! Text as people see it: display width, wrapping, eliding, safe display and search folding.
