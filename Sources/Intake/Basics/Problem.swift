import Scheme

/// Why a request does not get the answer it asked for, with the words that the person sees.
///
/// What is wrong with a form's fields is not a `Problem`: that is `FieldProblems`, and the form comes back.
enum Problem: Error, Hashable {
  /// There is no such thing, or not for this person: the two look alike.
  case notFound
  /// The page is for people who are signed in; the path that they wanted.
  case signInNeeded(destination: String)
  /// A safeguarding contact has shut the person out for now.
  case shutOut
  /// The link was used, is too old, or never was.
  case deadLink
  /// A post from a site that this scheme does not know.
  case foreignOrigin
  /// Bytes that are not a form.
  case unreadable
  /// More bytes than a form can have.
  case tooLarge
  /// A post whose type is not a form's.
  case wrongType
  /// The form was drawn for someone other than the person who is signed in now.
  case drawnForAnother
  /// The same form was sent before, with other answers.
  case sentBefore
  /// A limit was met; the form comes back.
  case tooOften(Limit.Met)
  /// A post to a host name that is not the service's own.
  case otherHost
  /// Too many files are already on their way to this person.
  case tooManyDownloads
  /// More posts are waiting than can be taken.
  case busy
  /// The disk or the database cannot be written to at the moment.
  case cannotSave
  /// The disk or the database cannot be read at the moment.
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

  /// How many seconds to wait before trying again.
  var retryAfter: Int64? {
    switch self {
    case .tooOften(let met): met.wait.seconds
    case .busy, .cannotSave, .cannotRead, .tooManyDownloads: 30
    default: nil
    }
  }

  /// True where a form is refused although nothing is wrong with it: it comes back, and can be sent again.
  var isForNow: Bool {
    switch self {
    case .sentBefore, .tooOften, .busy, .cannotSave: true
    default: false
    }
  }

  /// What the form says when it comes back with everything that was typed.
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
