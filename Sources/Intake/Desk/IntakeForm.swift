import Scheme

/// One form, whole: where it is posted, who may open it, what it asks, and what saving the answers does.
///
/// A value is the form about one thing; `FormCatalogue` lists the types. Routes, drafts, mailed links and the pages
/// with a form on them all begin with a value of one of these types.
protocol IntakeForm: Sendable {
  /// Its address, written nowhere else.
  static var route: FormRoute { get }
  /// Whose pages may post to it.
  static var origin: Origin.RouteClass { get }
  /// Who may open it.
  static var audience: FormAudience { get }
  /// The question whose answer is never kept in a draft, and what the draft's page says about that.
  static var leftOutOfDrafts: (question: String, words: Phrase)? { get }

  /// - Parameter names: those in the address, in the same order.
  init?(names: [String])
  var names: [String] { get }

  /// What it asks of someone, filled in with what is known. If nobody is signed in, what is typed becomes a draft.
  ///
  /// - Returns: `nil` where the scheme has no such form, or where it is not known what it is about.
  /// - Throws: `Problem.notFound` for what is not this person's to answer.
  func open(_ reading: Reading) throws -> OpenForm?

  /// The page at its address.
  ///
  /// - Parameter action: where the form on it posts to: its address, or that of a mailed link.
  func page(_ reading: Reading, action: Link) throws -> Reply

  /// What the form may be about, where its address does not say. The draft's page asks.
  func choice(_ reading: Reading) throws -> FormChoice?

  /// Writes the rows. It returns mails rather than sending them.
  ///
  /// - Throws: `FieldProblems`; `Obstacle` where a rule prevents it; `Problem`.
  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved
}

/// A form that a mailed link answers, without a session.
protocol MailedForm: IntakeForm {
  /// What comes next once it has been answered.
  var answeredNext: Phrase { get }
}

/// Who may open a form, and with it the page that shows nothing else.
enum FormAudience: Sendable {
  case everybody
  /// Anyone who is signed in. What others post becomes a draft.
  case person
  /// People who run the scheme. This is checked when the form is opened, and again when it is saved.
  case coordinator
}

/// A form that is about nothing but the person who fills it in.
protocol OwnForm: IntakeForm { init() }

/// A form about one thing, by its handle.
protocol HandleForm: IntakeForm {
  var handle: String { get }
  init(handle: String)
}

extension IntakeForm {
  static var origin: Origin.RouteClass { .own }
  static var audience: FormAudience { .person }
  static var leftOutOfDrafts: (question: String, words: Phrase)? { nil }

  /// The address below `/my/`.
  var path: String { Self.route.path(names) }
  /// From `/`.
  var link: Link { Self.route.link(names) }
  /// The name under which a browser keeps what is typed there, on our pages and on the site's.
  var draftName: String { Self.origin == .publicIntake ? String(path.drop { $0 != "/" }.dropFirst()) : path }

  func choice(_ reading: Reading) throws -> FormChoice? { nil }

  /// The page at its address, for those who may open the form.
  ///
  /// - Throws: `Problem.signInNeeded` where it needs a session and there is none.
  func show(_ reading: Reading) throws -> Reply {
    switch Self.audience {
    case .everybody: break
    case .person: _ = try PersonReading(reading)
    case .coordinator: _ = try CoordinatorReading(reading)
    }
    return try page(reading, action: link)
  }

  /// The form alone, blank or as it was filled in before.
  func page(_ reading: Reading, action: Link) throws -> Reply {
    guard let open = try reading.open(self) else { throw Problem.notFound }
    return .page(Page(open.form.title, reading.html(open, action: action)))
  }
}

extension MailedForm { var answeredNext: Phrase { PeopleWords.answeredNext() } }

extension OwnForm {
  init?(names: [String]) { self.init() }
  var names: [String] { [] }
}

extension HandleForm {
  init?(names: [String]) {
    guard let handle = names.first else { return nil }
    self.init(handle: handle)
  }
  var names: [String] { [handle] }
}

/// What a form may be about, where its address does not say.
struct FormChoice: Sendable {
  /// What was asked, whatever it is about.
  var form: Form
  var question: Phrase
  /// Shown where there is nothing to choose from.
  var none: Phrase
  var choices: [(words: Phrase, form: any IntakeForm)]
}

/// Forms by their addresses.
struct FormCatalogue: Sendable {
  let types: [any IntakeForm.Type]

  /// The form at an address below `/my/`. If two match, it is the one listed first.
  func form(at path: String) -> (any IntakeForm)? {
    for type in types {
      if let names = type.route.names(in: path), let form = type.init(names: names) { return form }
    }
    return nil
  }
}
