import GRDB
import Scheme

/// A form about the meetings of a pair.
protocol MeetingForm: HandleForm {
  static var form: Form { get }
  static var button: String { get }
  static var readers: String? { get }
  /// The choice that is made by the button that is pressed.
  static var decision: String? { get }
  /// The pair that it is about, if it is this person's.
  ///
  /// - Throws: `Problem.notFound`.
  func pair(of person: SignedIn, in db: Database) throws -> Mentoring
  /// What is known besides of the form as it is opened for one of the two.
  func complete(_ open: inout OpenForm, of pair: Mentoring, _ reading: Reading) throws
}

extension MeetingForm {
  static var readers: String? { nil }
  static var decision: String? { nil }
  func complete(_ open: inout OpenForm, of pair: Mentoring, _ reading: Reading) throws {}

  /// Without a session it is not known whose it is; what is typed becomes a draft.
  func open(_ reading: Reading) throws -> OpenForm? {
    var open = OpenForm(self, Self.form, button: Self.button, readers: Self.readers)
    open.decision = Self.decision
    guard let person = reading.person else { return open }
    let pair = try pair(of: person, in: reading.db)
    open.days = pair.daysOfMeetings(reading.settings, at: reading.now)
    try complete(&open, of: pair, reading)
    return open
  }
}

/// Adds a meeting, by the pair's handle. Its page lists those there are.
struct MeetingNoteForm: MeetingForm {
  static let route: FormRoute = "pairs/:handle/meetings"
  static let form = MeetingWords.noteForm
  static let button = MeetingWords.note
  static let readers: String? = MeetingWords.readers
  let handle: String

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
  static let form = MeetingWords.changeForm
  static let button = MeetingWords.save
  static let readers: String? = MeetingWords.readers
  let handle: String

  func pair(of person: SignedIn, in db: Database) throws -> Mentoring { try Meeting.own(handle, person, in: db).pair }

  func complete(_ open: inout OpenForm, of pair: Mentoring, _ reading: Reading) throws {
    guard let person = reading.person else { return }
    let note = try Meeting.own(handle, person, in: reading.db).meeting.note
    let fields = [("day", note.day), ("minutes", note.minutes.map { String($0) }), ("medium", note.medium?.rawValue)]
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
  static let form = MeetingWords.removalForm
  static let button = MeetingWords.remove
  let handle: String

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
  static let form = MeetingWords.checkForm
  static let button = MeetingWords.save
  static let readers: String? = MeetingWords.checkReaders
  static let decision: String? = "met"
  let handle: String

  var answeredNext: String { MeetingWords.answeredNext }

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

/// Says whether somebody wants to be asked whether they have met, by the pair's handle.
struct MeetingMailsForm: MeetingForm {
  static let route: FormRoute = "pairs/:handle/meeting-mails"
  static let form = MeetingWords.mailsForm
  static let button = MeetingWords.save
  let handle: String

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
