import Scheme

extension Reading {
  /// A form as it is for its reader; `nil` where the scheme has none, so that what was posted becomes a draft.
  ///
  /// - Throws: `Problem.notFound` for what is not theirs to answer.
  func open(_ form: any IntakeForm) throws -> OpenForm? {
    if type(of: form).audience == .coordinator, let person { try settings.checkCoordinator(person, in: db) }
    return try form.open(self)
  }

  /// The same, but also `nil` for what is not theirs to answer, or not now.
  func find(_ form: any IntakeForm) throws -> OpenForm? {
    do { return try open(form) } catch Problem.notFound { return nil }
  }

  /// A form as it is drawn on a page; nothing where it cannot be opened.
  func html(_ form: any IntakeForm) throws -> HTML { try find(form).map { html($0, action: form.link) } ?? "" }

  func html(_ open: OpenForm, action: Link) -> HTML { Desk(intake: intake).html(open, action: action) }
}

extension PageContext {
  /// A form on the page; nothing where it cannot be opened.
  func html(_ form: any IntakeForm) throws -> HTML { try reading.html(form) }
}
