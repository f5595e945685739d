//! How much of what was typed may wait for the loop: whoever sends keys and reads nothing would fill the
//! memory otherwise. What does not pass yet waits where it came from, in the terminal.

use std::{
    mem,
    sync::{Arc, Condvar, Mutex, PoisonError},
};

use ratatui::crossterm::event::Event as InputEvent;

/// So many bytes may wait; one event passes whatever its size.
const MOST: usize = 256 * 1024;

/// The way from the terminal to the loop.
#[derive(Debug, Clone, Default)]
pub struct Gate(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    held: Mutex<usize>,
    freed: Condvar,
}

/// The room that an event takes which has passed; free again once this is dropped.
#[derive(Debug)]
pub struct Place {
    size: usize,
    gate: Gate,
}

impl Gate {
    /// Lets an event pass as soon as there is room.
    pub fn pass(&self, event: InputEvent) -> (InputEvent, Place) {
        let text = match &event {
            InputEvent::Paste(text) => text.len(),
            _ => 0,
        };
        let size = text + mem::size_of::<(InputEvent, Place)>();
        let mut held = self.0.held.lock().unwrap_or_else(PoisonError::into_inner);
        while *held > 0 && *held + size > MOST {
            held = self.0.freed.wait(held).unwrap_or_else(PoisonError::into_inner);
        }
        *held += size;
        drop(held);
        (event, Place { size, gate: self.clone() })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        *self.gate.0.held.lock().unwrap_or_else(PoisonError::into_inner) -= self.size;
        self.gate.0.freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::crossterm::event::Event;
    use std::{sync::mpsc::channel, thread};

    #[test]
    fn only_so_much_passes_and_nothing_is_lost() {
        let gate = Gate::default();
        let (send, passed) = channel();
        let typing = gate.clone();
        let typist = thread::spawn(move || {
            for _ in 0..10_000 {
                send.send(typing.pass(Event::FocusGained)).unwrap();
            }
            send.send(typing.pass(Event::Paste("x".repeat(4 << 20)))).unwrap();
            send.send(typing.pass(Event::FocusLost)).unwrap();
        });
        let mut waiting = Vec::new();
        let mut most = 0;
        let mut count = 0;
        // Taken in heaps: the heap can never be larger than what may wait.
        while let Ok(first) = passed.recv() {
            waiting.push(first);
            waiting.extend(passed.try_iter());
            let held: usize = waiting.iter().map(|(_, place)| place.size).sum();
            assert!(held <= MOST || waiting.len() == 1, "{held} of {}", waiting.len());
            most = most.max(held);
            count += waiting.len();
            waiting.clear();
        }
        typist.join().unwrap();
        assert_eq!(count, 10_002);
        assert!(most > 4 << 20, "the paste passed whole, alone");
    }
}
