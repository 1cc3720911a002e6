import Scheme

/// Why a request gets no answer of its own, with the words that its reader sees.
///
/// What is wrong with a form's fields is no `Problem`: that is `FieldProblems`, and the form comes back.
enum Problem: Error, Hashable {
  /// There is no such thing, or not for this person: the two look alike.
  case notFound
  /// The page is for people who are signed in; the path that they wanted.
  case signInNeeded(destination: String)
  /// A safeguarding contact has shut the person out for the time being.
  case shutOut
  /// The link was used, is too old, or never was.
  case deadLink
  /// A post from a site that this scheme does not know.
  case foreignOrigin
  /// Bytes that are no form.
  case unreadable
  /// More bytes than a form can have.
  case tooLarge
  /// A post of another type than a form's.
  case wrongType
  /// The form was drawn for someone else than whoever is signed in now.
  case drawnForAnother
  /// The same form was sent before, with other answers.
  case sentBefore
  /// A limit was met; the form comes back.
  case tooOften(Limit.Met)
  /// A post to another name than the service's own.
  case otherHost
  /// So many files are on their way to this person already.
  case tooManyDownloads
  /// More posts are waiting than can be taken.
  case busy
  /// The disk or the database does not take it at present.
  case cannotSave
  /// The disk or the database does not give it at present.
  case cannotRead

  /// HTTP's number for it.
  var status: Int {
    switch self {
    case .notFound: 404
    case .signInNeeded: 303
    case .deadLink: 410
    case .foreignOrigin, .shutOut: 403
    case .unreadable: 400
    case .tooLarge: 413
    case .wrongType: 415
    case .sentBefore, .drawnForAnother: 409
    case .tooOften, .tooManyDownloads: 429
    case .otherHost: 421
    case .busy, .cannotSave, .cannotRead: 503
    }
  }

  /// After how many seconds it is worth trying again.
  var retryAfter: Int64? {
    switch self {
    case .tooOften(let met): met.wait.seconds
    case .busy, .cannotSave, .cannotRead, .tooManyDownloads: 30
    default: nil
    }
  }

  /// True where nothing is wrong with a form that is not taken: it comes back, and can be sent again.
  var isForNow: Bool {
    switch self {
    case .sentBefore, .tooOften, .busy, .cannotSave: true
    default: false
    }
  }

  /// What its form says, when it comes back with all that was typed.
  var sentenceOnForm: Phrase {
    switch self {
    case .sentBefore: ProblemWords.sentBeforeOnForm()
    case .busy, .cannotSave: ProblemWords.notSavedOnForm()
    default: sentence
    }
  }

  var title: Phrase {
    switch self {
    case .notFound: ProblemWords.notFound()
    case .signInNeeded: ProblemWords.signInNeeded()
    case .deadLink: ProblemWords.deadLink()
    case .shutOut: ProblemWords.shutOut()
    case .foreignOrigin: ProblemWords.foreignOrigin()
    case .unreadable: ProblemWords.unreadable()
    case .tooLarge: ProblemWords.tooLarge()
    case .wrongType: ProblemWords.wrongType()
    case .sentBefore: ProblemWords.sentBefore()
    case .tooOften: LimitWords.title()
    case .drawnForAnother: ProblemWords.drawnForAnother()
    case .otherHost: ProblemWords.otherHost()
    case .tooManyDownloads: ProblemWords.tooManyDownloads()
    case .busy, .cannotSave: ProblemWords.notSaved()
    case .cannotRead: ProblemWords.cannotRead()
    }
  }

  var sentence: Phrase {
    switch self {
    case .notFound: ProblemWords.notFoundLead()
    case .signInNeeded: ProblemWords.signInNeededLead()
    case .deadLink: ProblemWords.deadLinkLead()
    case .shutOut: ProblemWords.shutOutLead()
    case .foreignOrigin: ProblemWords.foreignOriginLead()
    case .unreadable: ProblemWords.unreadableLead()
    case .tooLarge: ProblemWords.tooLargeLead()
    case .wrongType: ProblemWords.wrongTypeLead()
    case .drawnForAnother: ProblemWords.drawnForAnotherLead()
    case .sentBefore: ProblemWords.sentBeforeLead()
    case .tooOften(let met): LimitWords.sentence(met)
    case .otherHost: ProblemWords.otherHostLead()
    case .tooManyDownloads: ProblemWords.tooManyDownloadsLead()
    case .cannotRead: ProblemWords.cannotReadLead()
    case .busy, .cannotSave: ProblemWords.notSavedLead()
    }
  }
}
