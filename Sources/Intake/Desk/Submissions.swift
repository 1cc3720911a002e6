import Scheme

extension Parts {
  /// Which form stands at which address; `nil` where the scheme has none, so that what was posted there becomes a draft.
  ///
  /// - Parameter person: who would send it; `nil` when nobody is signed in, as far as that is known.
  /// - Throws: `Problem.notFound` for what is not this person's to answer.
  func submission(at address: FormAddress, for person: SignedIn?) async throws -> Submission? {
    switch address {
    case .form(FormKind.profile.rawValue): try await profileSubmission(for: person)
    case .form(Form.freeEntryID): try await freeEntrySubmission(for: person)
    case .form(let id):
      if let stage = scheme.current.stage(id) {
        try await siteStageSubmission(stage, for: person)
      } else {
        try await promptSubmission(id, for: person)
      }
    case .pair(let handle, let form): try await pairSubmission(form, of: handle, for: person)
    case .entryText(let handle): try await entryTextSubmission(handle, for: person)
    case .entryReaders(let handle): try await entryReadersSubmission(handle, for: person)
    case .proposal(let handle): try await proposalSubmission(to: handle, for: person)
    case .about(let handle, let form): try await proposalSubmission(form, of: handle, for: person)
    case .waiting: try await waitingSubmission(for: person)
    case .availability: try await availabilitySubmission(for: person)
    case .leaving: leavingSubmission()
    case .survey(let handle): try await surveySubmission(handle, for: person)
    case .notPaired: try await notPairedSubmission(for: person)
    case .coordinatorNotPaired: try await coordinatorNotPairedSubmission(for: person)
    case .coordinator(let form): try await coordinatorSubmission(form, for: person)
    case .questionAnswer(let handle): try await questionSubmission(handle, for: person)
    case .mails: try await mailsSubmission(for: person)
    case .meeting(let form): try await meetingSubmission(form, for: person)
    }
  }
}
