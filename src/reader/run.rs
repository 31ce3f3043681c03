//! The loop: draw if something changed, wait for a key, decide, apply, carry out effects. While nothing happens, nothing
//! is written and nothing is computed.

use crate::analysis;
use crate::complaint::complain;
use crate::reader::apply::apply;
use crate::reader::backdrop::{self, PATIENCE, answer, is_answer, known_theme};
use crate::reader::browser;
use crate::reader::decide::{Effect, Input, decide};
use crate::reader::keys::{self, Key};
use crate::reader::log::Log;
use crate::reader::memory::Memory;
use crate::reader::options::{Export, Marking, Notes, Options, Panic, Refusal, ThemeChoice};
use crate::reader::signals::Signals;
use crate::reader::state::{Ask, Progress, Prompt, State};
use crate::reader::terminal::Session;
use crate::reader::view;
use crate::reader::worker::{News, Worker};
use crate::story::Story;
use anyhow::Context;
use crossterm::event::{self, Event, MouseButton, MouseEvent, MouseEventKind};
use std::io;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// How often to look how far a comparison is.
const BUSY: Duration = Duration::from_millis(15);
/// Events taken before the next frame: enough for a held key, few enough to keep drawing.
const BUDGET: usize = 32;
/// Rows that one notch of the wheel scrolls.
const NOTCH: i16 = 3;

/// Opens `story` on the terminal and stays until the user leaves. `problems` are full sentences on sources that did not
/// open.
///
/// # Errors
/// If `options.keys` names a key that does not exist, or the terminal cannot be used.
pub fn run(story: Story, problems: Vec<String>, options: Options) -> anyhow::Result<Left> {
    let script = keys::parse(&options.keys).map_err(anyhow::Error::msg)?;
    let theme = known_theme(&options);
    let mut signals = Signals::listen().context("The signals of the system cannot be listened to.")?;
    let mut state = State::new(story, problems, &options.settings, theme);
    state.from_list = options.from_list;
    if let Some(marking) = &options.marking {
        state.begin_marking(marking.claims.clone(), marking.gold.clone());
    }
    state.go_to_place(&options.place);
    state.formats = Rc::new(options.exporter.formats.clone());
    match &options.notes {
        Notes::Kept(file) => state.take_notebook(file.notebook().clone()),
        Notes::Closed(why) => state.pages.closed = Some(why.clone()),
    }
    let remembered = remembered(&options, &mut state);
    if options.blind {
        state.go_blind();
    }
    let mut session = Session::enter().context("The terminal cannot be used.")?;
    if state.mouse {
        session.set_mouse(true).context("The terminal cannot be used.")?;
    }
    let equipment = (options.analysis, options.tools.clone());
    let (notes, export, log) = (options.notes.clone(), options.exporter.export, options.log.clone());
    let marking = options.marking.clone();
    let mut reader = Loop {
        worker: Worker::idle(signals.ringer(), options.panic == Some(Panic::Comparison)),
        equipment,
        script,
        dirty: false,
        back: false,
        notes,
        marking,
        export,
        remembered,
        log,
        asked: None,
    };
    let left = reader.go(&mut session, &mut state, &mut signals, &options);
    let left = signals.excused(left, ()).and_then(|()| reader.await_answer());
    drop(session);
    keep(&options, &state);
    left.context("The terminal stopped answering.")?;
    let counts = state.comparison().map(|found| (found.claims.len(), found.conflicts.len()));
    Ok(Left { back: reader.back, place: state.place(), counts })
}

/// Brings `state` to where the story was left, and says so; the rest of what was kept waits for the comparison.
fn remembered(options: &Options, state: &mut State) -> Option<Memory> {
    state.tour = options.tour.then_some(0);
    state.message = options.welcome.as_ref().map(|words| state.keymap.spell(words));
    let path = options.kept.as_ref().filter(|_| !options.fresh && !options.tour)?;
    let memory = match Memory::load(path) {
        Ok(memory) => memory?,
        Err(error) => {
            options.log.line(&format!("{} cannot be read: {error}", path.display()));
            return None;
        }
    };
    memory.bring_back(state);
    if let (ThemeChoice::Auto, Some(theme)) = (options.theme, memory.theme()) {
        state.theme = theme;
        state.own_theme = true;
    }
    Some(memory)
}

/// Keeps where the story was left; where that fails, one sentence says so.
fn keep(options: &Options, state: &State) {
    if let Some(path) = &options.kept
        && let Err(error) = Memory::of(state).save(path)
    {
        options.log.line(&format!("the reading place was not kept: {error}"));
        complain(format_args!("The reading place could not be kept in {}: {error}", path.display()));
    }
    options.log.line("left");
}

/// How a story was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// For the list from which it was chosen, and not for good.
    pub back: bool,
    /// Where, for coming back: [`Options::place`].
    pub place: String,
    /// How many shared claims and conflicts were found, once they were.
    pub counts: Option<(usize, usize)>,
}

struct Loop {
    worker: Worker,
    /// How the articles are compared, and where vectors are kept.
    equipment: (analysis::Options, analysis::Tools),
    /// Keys that are played as soon as the comparison is there.
    script: Vec<Key>,
    dirty: bool,
    /// The user goes back to the list of stories.
    back: bool,
    notes: Notes,
    marking: Option<Marking>,
    export: Option<Export>,
    /// What is to be chosen again once the comparison is there.
    remembered: Option<Memory>,
    log: Log,
    /// When the terminal was asked for its background, until it answers.
    asked: Option<Instant>,
}

/// Draws a frame. What counts is the size of the frame: the window may change its own at any moment.
fn paint(session: &mut Session, state: &mut State) -> io::Result<()> {
    session.draw(|buffer| {
        let size = (buffer.area.width, buffer.area.height);
        if state.size != size {
            state.resize(size.0, size.1);
        }
        view::draw(state, buffer);
    })
}

impl Loop {
    fn go(
        &mut self,
        session: &mut Session,
        state: &mut State,
        signals: &mut Signals,
        options: &Options,
    ) -> io::Result<()> {
        paint(session, state)?;
        assert!(options.panic != Some(Panic::Screen), "This panic was asked for.");
        self.compare(state);
        if !state.own_theme && backdrop::is_open(options) {
            session.ask_background()?;
            self.asked = Some(Instant::now());
        }
        loop {
            if signals.quit() {
                return Ok(());
            }
            if signals.put_to_sleep() {
                self.suspend(session)?;
            }
            if signals.woken() {
                session.retake()?;
                self.dirty = true;
            }
            self.hear_worker(state);
            if self.worker_is_done() {
                for key in std::mem::take(&mut self.script) {
                    if self.input(session, state, Input::Key(key))? {
                        return Ok(());
                    }
                }
            }
            if std::mem::take(&mut self.dirty) {
                paint(session, state)?;
            }
            if self.read_events(session, state, signals, options)? {
                return Ok(());
            }
            if !self.dirty {
                signals.wait(self.worker.is_busy().then_some(BUSY))?;
            }
        }
    }

    /// Begins to compare the articles as they are now.
    fn compare(&mut self, state: &State) {
        let (analysis, tools) = &self.equipment;
        self.worker.compare(state.story.clone(), *analysis, tools.clone());
    }

    fn worker_is_done(&self) -> bool {
        !self.worker.is_busy()
    }

    fn hear_worker(&mut self, state: &mut State) {
        let read = self.worker.sentences_read();
        self.dirty |= read != state.read;
        state.read = read;
        match self.worker.news() {
            News::None => return,
            News::Meanwhile(comparison) => state.take_meanwhile(*comparison),
            News::Done(comparison) => {
                let (claims, people) = (comparison.claims.len(), comparison.people.len());
                self.log.line(&format!("compared: {claims} shared claims, {people} people"));
                state.take(*comparison);
                if let Some(memory) = self.remembered.take() {
                    memory.choose_again(state);
                }
            }
            News::Failed => {
                self.log.line("the comparison failed");
                state.progress = Progress::Failed;
                state.message = Some("The comparison failed; the articles can still be read.".into());
            }
        }
        self.dirty = true;
    }

    /// Takes over the background that the terminal tells, unless the reader chose a theme.
    fn hear_terminal(&mut self, state: &mut State, options: &Options, answer: &str) {
        self.asked = None;
        options.backdrop.answered(answer);
        let theme = known_theme(options);
        if !state.own_theme && state.theme != theme {
            state.theme = theme;
            self.dirty = true;
        }
    }

    fn suspend(&mut self, session: &mut Session) -> io::Result<()> {
        self.await_answer()?;
        session.suspend()
    }

    /// An answer that is still on its way would be typed into the shell.
    fn await_answer(&mut self) -> io::Result<()> {
        let Some(asked) = self.asked.take() else { return Ok(()) };
        while let Some(left) = PATIENCE.checked_sub(asked.elapsed()) {
            if event::poll(left)?
                && let Event::Key(event) = event::read()?
                && is_answer(event)
            {
                return answer().map(drop);
            }
        }
        Ok(())
    }

    /// Handles what was typed. Whether to leave.
    fn read_events(
        &mut self,
        session: &mut Session,
        state: &mut State,
        signals: &mut Signals,
        options: &Options,
    ) -> io::Result<bool> {
        for _ in 0..BUDGET {
            let Some(event) = signals.typed()? else { break };
            let leave = match event {
                Event::Key(event) if is_answer(event) => {
                    self.hear_terminal(state, options, &answer()?);
                    false
                }
                Event::Key(event) => match Key::from_event(event) {
                    Some(key) => self.input(session, state, Input::Key(key))?,
                    None => false,
                },
                Event::Mouse(event) => match from_mouse(event) {
                    Some(input) => self.input(session, state, input)?,
                    None => false,
                },
                Event::Resize(..) => {
                    self.dirty = true;
                    false
                }
                _ => false,
            };
            if leave {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Decides, applies, carries out. Whether to leave.
    fn input(&mut self, session: &mut Session, state: &mut State, input: Input) -> io::Result<bool> {
        let decision = decide(state, input);
        apply(state, &decision);
        self.dirty = true;
        for effect in decision.effects {
            match effect {
                Effect::Quit => return Ok(true),
                Effect::List => {
                    self.back = true;
                    return Ok(true);
                }
                Effect::Suspend => self.suspend(session)?,
                Effect::Repaint => session.repaint()?,
                Effect::Mouse(on) => session.set_mouse(on)?,
                Effect::Copy(text) => session.copy(&text)?,
                Effect::Keep => self.keep(state),
                Effect::Compare => self.compare(state),
                Effect::KeepMarks => self.keep_marks(state),
                Effect::Export { format, path, over } => self.export(state, format, path, over),
                Effect::Open(link) => state.message = Some(browser::open(&link)),
            }
        }
        Ok(false)
    }
}

impl Loop {
    /// Keeps the notebook, and takes over what others wrote into its file meanwhile.
    fn keep(&mut self, state: &mut State) {
        let Notes::Kept(file) = &mut self.notes else { return };
        match file.save(&state.pages.notebook) {
            Ok(kept) if *kept != *state.pages.notebook => {
                state.take_notebook(kept.clone());
                state.settle();
            }
            Ok(_) => {}
            Err(error) => state.message = Some(format!("Not kept: {error}")),
        }
    }

    /// Keeps the claims marked by hand.
    fn keep_marks(&self, state: &mut State) {
        let Some(marking) = &self.marking else { return };
        if let Err(why) = (marking.keep)(&marking.path, &state.story, &state.hand.claims) {
            state.message = Some(format!("Not kept: {why}"));
        }
    }

    /// Writes a report; a file that is there has to be named once more.
    fn export(&self, state: &mut State, format: usize, path: String, over: bool) {
        let (Some(export), Some(found)) = (self.export, state.comparison()) else { return };
        match export(&state.story, found, format, &path, over) {
            Ok(shown) => state.message = Some(format!("Exported to {shown}")),
            Err(Refusal::Exists) => {
                let ask = Ask::File { format, exists: Some(path.clone()) };
                state.prompt = Some(Prompt::new(ask, path));
            }
            Err(Refusal::Failed(why)) => state.message = Some(why),
        }
    }
}

fn from_mouse(event: MouseEvent) -> Option<Input> {
    let (x, y) = (event.column, event.row);
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Input::Click(x, y)),
        MouseEventKind::Drag(MouseButton::Left) => Some(Input::Drag(x, y)),
        MouseEventKind::Up(MouseButton::Left) => Some(Input::Release),
        MouseEventKind::ScrollDown => Some(Input::Wheel(NOTCH, x, y)),
        MouseEventKind::ScrollUp => Some(Input::Wheel(-NOTCH, x, y)),
        _ => None,
    }
}
