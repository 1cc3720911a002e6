import GRDB
import Scheme

/// A form about the meetings of a pair.
protocol MeetingForm: HandleForm {
  /// What it asks.
  func form(_ scheme: SchemeFile) -> OpenForm
  /// The question that is answered by the button that is pressed.
  static var decision: String? { get }
  /// The pair that it is about, if it is this person's.
  ///
  /// - Throws: `Problem.notFound`.
  func pair(of person: SignedIn, in db: Database) throws -> Mentoring
  /// Adds what else is known when the form is opened for one of the two.
  func complete(_ open: inout OpenForm, of pair: Mentoring, _ reading: Reading) throws
}

extension MeetingForm {
  static var decision: String? { nil }
  func complete(_ open: inout OpenForm, of pair: Mentoring, _ reading: Reading) throws {}

  /// Without a session we do not know whose it is, and what is typed becomes a draft.
  func open(_ reading: Reading) throws -> OpenForm? {
    var open = form(reading.scheme)
    open.decision = Self.decision
    guard let person = reading.person else { return open }
    let pair = try pair(of: person, in: reading.db)
    open.days = pair.daysOfMeetings(reading.settings, at: reading.now)
    try complete(&open, of: pair, reading)
    return open
  }
}

/// Adds a meeting, by the pair's handle. Its page lists the meetings so far.
struct MeetingNoteForm: MeetingForm {
  static let route: FormRoute = "pairs/:handle/meetings"
  let handle: String

  func form(_ scheme: SchemeFile) -> OpenForm { OpenForm(self, scheme[.meeting]) }

  func pair(of person: SignedIn, in db: Database) throws -> Mentoring {
    try Mentoring.own(handle, person, in: db)
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let pair = try pair(of: filled.person, in: transaction.db)
    let note = try filled.meeting(of: pair, settings, at: transaction.now)
    guard try !Meeting.isNoted(on: note.day, of: pair, in: transaction.db) else { throw Meeting.notedAlready }
    try Meeting.add(note, to: pair, by: pair.actor(filled.person.id), in: transaction)
    return Saved(path: link.text)
  }

  func page(_ reading: Reading, action: Link) throws -> Reply { try MeetingPages(reading).list(self) }
}

/// Corrects a meeting, by its handle. Its page can remove it, too.
struct MeetingCorrectionForm: MeetingForm {
  static let route: FormRoute = "meetings/:handle"
  let handle: String

  func form(_ scheme: SchemeFile) -> OpenForm { OpenForm(self, scheme[.meeting], button: MeetingWords.save) }

  func pair(of person: SignedIn, in db: Database) throws -> Mentoring { try Meeting.own(handle, person, in: db).pair }

  func complete(_ open: inout OpenForm, of pair: Mentoring, _ reading: Reading) throws {
    guard let person = reading.person else { return }
    let note = try Meeting.own(handle, person, in: reading.db).meeting.note
    let fields = [("day", note.day), ("minutes", note.minutes.map { String($0) }), ("medium", note.medium)]
    open.filled = Posted(fields.compactMap { name, value in value.map { Posted.Field(name, $0) } })
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let (meeting, pair) = try Meeting.own(handle, filled.person, in: transaction.db)
    let note = try filled.meeting(of: pair, settings, at: transaction.now)
    if note.day != meeting.note.day, try Meeting.isNoted(on: note.day, of: pair, in: transaction.db) {
      throw Meeting.notedAlready
    }
    try meeting.correct(note, in: transaction)
    return Saved(path: pair.meetings.text)
  }

  func page(_ reading: Reading, action: Link) throws -> Reply { try MeetingPages(reading).change(self) }
}

/// Removes a meeting, by its handle.
struct MeetingRemovalForm: MeetingForm {
  static let route: FormRoute = "meetings/:handle/removal"
  let handle: String

  func form(_ scheme: SchemeFile) -> OpenForm {
    OpenForm(
      self, Form(id: "meeting-removal", title: MeetingWords.removalTitle, parts: []), button: MeetingWords.remove)
  }

  func pair(of person: SignedIn, in db: Database) throws -> Mentoring { try Meeting.own(handle, person, in: db).pair }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let (meeting, pair) = try Meeting.own(handle, filled.person, in: transaction.db)
    try pair.takesNotes()
    try meeting.remove(in: transaction)
    return Saved(path: pair.meetings.text)
  }
}

/// Answers whether the pair has met, by the question's handle.
struct MeetingCheckForm: MeetingForm, MailedForm {
  static let route: FormRoute = "meeting-checks/:handle"
  static let decision: String? = "met"
  let handle: String

  func form(_ scheme: SchemeFile) -> OpenForm { OpenForm(self, scheme[.meetingCheck]) }

  var answeredNext: Phrase { MeetingWords.answeredNext() }

  func pair(of person: SignedIn, in db: Database) throws -> Mentoring {
    try MeetingCheck.own(handle, person, in: db).pair
  }

  func complete(_ open: inout OpenForm, of pair: Mentoring, _ reading: Reading) throws {
    open.isIdempotent = true
    guard let person = reading.person else { return }
    let partner = try Profile.name(of: pair.partner(of: person.id), in: reading.db)
    open.respondsTo = "<p class=\"lead\">\(MeetingWords.check(partner))</p>\n"
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let check = try MeetingCheck.own(handle, filled.person, in: transaction.db)
    guard check.isOpen else { throw Obstacle(MeetingWords.checkClosed) }
    guard let answer = filled.answers.options("met").first.flatMap(MeetingCheck.Answer.init) else {
      throw Problem.unreadable
    }
    if answer == .yes {
      let note = try filled.meeting(of: check.pair, settings, at: transaction.now)
      try Meeting.add(note, to: check.pair, by: check.pair.actor(filled.person.id), in: transaction)
    }
    try check.answer(answer, by: filled.person.id, in: transaction)
    if filled.answers["stop"] == .agreed { try check.pair.askWhetherMet(false, filled.person.id, in: transaction) }
    return Saved(path: check.pair.meetings.text)
  }

  func page(_ reading: Reading, action: Link) throws -> Reply { try MeetingPages(reading).check(self, action: action) }
}

/// Says whether someone wants to be asked whether they have met, by the pair's handle.
struct MeetingMailsForm: MeetingForm {
  static let route: FormRoute = "pairs/:handle/meeting-mails"
  let handle: String

  func form(_ scheme: SchemeFile) -> OpenForm { OpenForm(self, scheme[.meetingMails]) }

  func pair(of person: SignedIn, in db: Database) throws -> Mentoring {
    try Mentoring.own(handle, person, in: db)
  }

  func complete(_ open: inout OpenForm, of pair: Mentoring, _ reading: Reading) throws { open.isIdempotent = true }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let pair = try pair(of: filled.person, in: transaction.db)
    guard pair.life.isPartnership else { throw Obstacle(MeetingWords.checkClosed) }
    try pair.askWhetherMet(filled.answers.options("ask") == ["yes"], filled.person.id, in: transaction)
    return Saved(path: pair.meetings.text)
  }
}
