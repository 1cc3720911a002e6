import GRDB
import Scheme

/// What each form about meetings writes.
extension Parts {
  func meetingSubmission(_ form: MeetingForm, for person: SignedIn?) async throws -> Submission? {
    // Without a session it is not known whose it is; what is typed becomes a draft.
    let known = try await store.read { db in try person.map { try form.known(for: $0, in: db) } }
    var submission =
      switch form {
      case .note(let pair): noteSubmission(pair)
      case .correction(let meeting): correctionSubmission(meeting, known?.filled ?? Posted())
      case .removal(let meeting): removalSubmission(meeting)
      case .check(let check): checkSubmission(check)
      case .mails(let pair): meetingMailsSubmission(pair)
      }
    guard let known else { return submission }
    submission.days = known.pair.daysOfMeetings(settings, at: world.now())
    if case .check = form {
      submission.respondsTo = "<p class=\"lead\">\(MeetingWords.check(known.partner))</p>\n"
    }
    return submission
  }

  private func noteSubmission(_ pair: String) -> Submission {
    Submission(
      address: .meeting(.note(pair: pair)), form: MeetingWords.noteForm, button: MeetingWords.note,
      readers: MeetingWords.readers
    ) { [settings] sheet, transaction in
      let pair = try Proposal.pair(pair, of: sheet.person, in: transaction.db)
      let note = try sheet.meeting(of: pair, settings, at: transaction.now)
      guard try !Meeting.isNoted(on: note.day, of: pair, in: transaction.db) else { throw Meeting.notedAlready }
      try Meeting.add(note, to: pair, by: pair.actor(sheet.person.id), in: transaction)
      return Saved(path: pair.meetingsPath)
    }
  }

  private func correctionSubmission(_ handle: String, _ filled: Posted) -> Submission {
    Submission(
      address: .meeting(.correction(handle)), form: MeetingWords.changeForm, button: MeetingWords.save,
      readers: MeetingWords.readers, filled: filled
    ) { [settings] sheet, transaction in
      let (meeting, pair) = try Meeting.own(handle, sheet.person, in: transaction.db)
      let note = try sheet.meeting(of: pair, settings, at: transaction.now)
      if note.day != meeting.note.day, try Meeting.isNoted(on: note.day, of: pair, in: transaction.db) {
        throw Meeting.notedAlready
      }
      try meeting.correct(note, in: transaction)
      return Saved(path: pair.meetingsPath)
    }
  }

  private func removalSubmission(_ handle: String) -> Submission {
    Submission(
      address: .meeting(.removal(handle)), form: MeetingWords.removalForm, button: MeetingWords.remove
    ) { sheet, transaction in
      let (meeting, pair) = try Meeting.own(handle, sheet.person, in: transaction.db)
      try pair.takesNotes(against: sheet.form)
      try meeting.remove(in: transaction)
      return Saved(path: pair.meetingsPath)
    }
  }

  private func checkSubmission(_ handle: String) -> Submission {
    Submission(
      address: .meeting(.check(handle)), form: MeetingWords.checkForm, button: MeetingWords.save,
      readers: MeetingWords.checkReaders, decision: "met", isIdempotent: true
    ) { [settings] sheet, transaction in
      let check = try MeetingCheck.own(handle, sheet.person, in: transaction.db)
      let actor = check.pair.actor(sheet.person.id)
      guard check.isOpen else { throw Obstacle(MeetingWords.checkClosed) }
      guard let answer = sheet.answers.options("met").first.flatMap(MeetingCheck.Answer.init) else {
        throw Problem.unreadable
      }
      if answer == .yes {
        let note = try sheet.meeting(of: check.pair, settings, at: transaction.now)
        try Meeting.add(note, to: check.pair, by: actor, in: transaction)
      }
      try check.answer(answer, by: actor, in: transaction)
      if sheet.answers["stop"] == .agreed { try check.pair.askWhetherMet(false, sheet.person.id, in: transaction) }
      return Saved(path: check.pair.meetingsPath)
    }
  }

  private func meetingMailsSubmission(_ pair: String) -> Submission {
    Submission(
      address: .meeting(.mails(pair: pair)), form: MeetingWords.mailsForm, button: MeetingWords.save, isIdempotent: true
    ) { sheet, transaction in
      let pair = try Proposal.pair(pair, of: sheet.person, in: transaction.db)
      guard pair.life.isPartnership else { throw Obstacle(MeetingWords.checkClosed) }
      try pair.askWhetherMet(sheet.answers.options("ask") == ["yes"], sheet.person.id, in: transaction)
      return Saved(path: pair.meetingsPath)
    }
  }
}

extension MeetingForm {
  /// What is known before anybody types: the pair, the other's name, and what the form holds.
  ///
  /// - Throws: `Problem.notFound` for what is not this person's.
  fileprivate func known(
    for person: SignedIn, in db: Database
  ) throws -> (pair: Proposal, partner: Name, filled: Posted) {
    let pair: Proposal
    var filled = Posted()
    switch self {
    case .note(let handle), .mails(let handle): pair = try Proposal.pair(handle, of: person, in: db)
    case .check(let check): pair = try MeetingCheck.own(check, person, in: db).pair
    case .correction(let handle), .removal(let handle):
      let own = try Meeting.own(handle, person, in: db)
      let note = own.meeting.note
      let fields = [("day", note.day), ("minutes", note.minutes.map { String($0) }), ("medium", note.medium?.rawValue)]
      filled = Posted(fields.compactMap { name, value in value.map { Posted.Field(name, $0) } })
      pair = own.pair
    }
    return (pair, try Profile.name(of: pair.partner(of: person.id), in: db), filled)
  }
}

extension Meeting {
  fileprivate static let notedAlready = FieldProblems([FieldProblem("day", MeetingWords.notedAlready)])
}

extension Proposal {
  /// The days on which the two can have met.
  fileprivate func daysOfMeetings(_ settings: Settings, at now: Instant) -> ClosedRange<String> {
    let today = settings.latestDay(of: now)
    return min(settings.earliestDay(of: createdAt), today)...today
  }

  /// When they met is noted as long as nothing has stopped them, after the end, too: the statement is made of it.
  ///
  /// - Throws: `Obstacle`.
  fileprivate func takesNotes(against form: Form) throws {
    guard life != .stopped else { throw Obstacle(ProposalWords.rests) }
  }
}

extension Sheet {
  /// The meeting that was typed.
  ///
  /// - Throws: `FieldProblems` for a day before the two knew each other or yet to come, and a length that no meeting has.
  fileprivate func meeting(of pair: Proposal, _ settings: Settings, at now: Instant) throws -> Meeting.Note {
    try pair.takesNotes(against: form)
    let days = pair.daysOfMeetings(settings, at: now)
    guard let day = answers.day("day"), days.contains(day) else {
      let words = MeetingWords.dayWanted(
        after: settings.words(forDay: days.lowerBound), until: settings.words(forDay: days.upperBound))
      throw FieldProblems([FieldProblem("day", words)])
    }
    let minutes = answers.number("minutes")
    guard (1...1_440).contains(minutes ?? 1) else {
      throw FieldProblems([FieldProblem("minutes", MeetingWords.minutesBounds)])
    }
    return Meeting.Note(
      day: day, minutes: minutes, medium: answers.options("medium").first.flatMap(Meeting.Medium.init))
  }
}
