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
  /// The form was drawn for somebody else than whoever is signed in now.
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
  var sentenceOnForm: String {
    switch self {
    case .sentBefore:
      "You have already sent this form with other words, and we saved those. Send these as well, or leave it as it is."
    case .busy, .cannotSave:
      "We could not save this just now. Everything you wrote is here: wait a minute, then send it again."
    default: sentence
    }
  }

  var title: String {
    switch self {
    case .notFound: "Page not found"
    case .signInNeeded: "Please sign in"
    case .deadLink: "This link no longer works"
    case .shutOut: "Your account is suspended"
    case .foreignOrigin: "This form came from somewhere else"
    case .unreadable: "This form could not be read"
    case .tooLarge: "That is too long"
    case .wrongType: "This is not a form"
    case .sentBefore: "You have already sent this form"
    case .tooOften: LimitWords.title
    case .drawnForAnother: "Someone else is signed in now"
    case .otherHost: "This is not the service’s own address"
    case .tooManyDownloads: "Your files are still being sent"
    case .busy, .cannotSave: "Not saved yet"
    case .cannotRead: "We cannot show this page just now"
    }
  }

  var sentence: String {
    switch self {
    case .notFound: "There is nothing at this address, or you are not allowed to see it."
    case .signInNeeded: "This page is for people who are signed in."
    case .deadLink: "Links from our emails work once, and some only for a few minutes. You can ask for a new one."
    case .shutOut:
      "You cannot sign in while your account is suspended. If you have a question about this, reply to one of our emails: the "
        + "coordinator reads it. Your diary is still yours."
    case .foreignOrigin:
      "For your safety we only take forms from the scheme’s own pages. Nothing was saved. "
        + "Go back, copy what you wrote and open the page again from the scheme’s own site."
    case .unreadable:
      "Some of what your browser sent was damaged, so nothing was saved. Go back: what you wrote should still be there. "
        + "Copy it, load the page again and paste it as plain text."
    case .tooLarge: "What you sent is longer than we can take. Go back and send it in parts."
    case .wrongType: "You can only send forms from our pages here. Go back and use the page’s own button."
    case .drawnForAnother:
      "Another account was signed in when you opened this page. Nothing has changed. Sign in to that account again, or open "
        + "the page again for the account that is signed in now."
    case .sentBefore:
      "You have already sent this form with other answers, and we saved those."
    case .tooOften(let met): LimitWords.sentence(met)
    case .otherHost:
      "Nothing was saved. Go back, copy what you wrote and open the page again at the right address."
    case .tooManyDownloads: "Wait until the files you asked for have arrived, then ask for this one again."
    case .cannotRead: "This is our fault. Nothing is lost: wait a minute, then load the page again."
    case .busy, .cannotSave:
      "We could not save this just now. Nothing is lost: go back, wait a minute, then send it again."
    }
  }
}
