//! The command line: the same service calls as the screens, for scripts and administrators.

/// Runs the program; the exit code is 0 done, 1 refused or failed, 2 wrong usage.
pub mod args;
pub mod out;

pub fn main() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
