import Scheme

extension Parts {
  /// Which form stands at which address; `nil` where the scheme has none, so that what was posted there becomes a draft.
  ///
  /// - Parameter person: who would send it; `nil` when nobody is signed in, as far as that is known.
  /// - Throws: `Problem.notFound` for what is not this person's to answer.
  func submission(at address: FormAddress, for person: SignedIn?) async throws -> Submission? {
    switch address {
    case .form(FormKind.profile.rawValue): try await profileSubmission(for: person)
    case .form(Form.freeEntryID): freeEntrySubmission()
    case .form(let id): scheme.current.prompt(id).map(promptSubmission)
    case .proposal(let handle): try await proposalSubmission(to: handle, for: person)
    case .response(let handle): try await responseSubmission(handle, for: person)
    case .version(let handle): try await versionSubmission(handle, for: person)
    case .withdrawal(let handle): try await withdrawalSubmission(handle, for: person)
    case .completion(let handle): try await completionSubmission(handle, for: person)
    case .survey(let handle): try await surveySubmission(handle, for: person)
    case .mails: try await mailsSubmission(for: person)
    }
  }
}
