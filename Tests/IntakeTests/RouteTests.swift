import Foundation
import GRDB
import Testing

@testable import Intake

/// Every address, asked by everyone: with another person's thing, with the wrong role, and posted to without a GET.
struct RouteTests {
  enum Role: String, CaseIterable {
    case signedOut
    /// Was a member, and is shut out; the cookie is still there.
    case suspended
    /// Waits to be let in, and was asked a question.
    case waiting
    /// A member who has nothing to do with the pair.
    case stranger
    /// A mentee with a proposal, a pair that is over, a diary, a survey and drafts.
    case owner
    /// The mentor of the proposal.
    case partner
    case coordinator
  }

  enum Outcome {
    case page
    case notFound
    case signIn
    /// The form, with what is wrong.
    case comesBack
    /// Kept until it is known whose it is.
    case draft
    case goesOn
    case deadLink
  }

  /// What the members of a row see who are not named in it.
  struct Line {
    let route: String
    let object: String
    let others: Outcome
    let named: [Role: Outcome]

    init(_ route: String, _ object: String = "", _ others: Outcome, _ named: [Role: Outcome] = [:]) {
      self.route = route
      self.object = object
      self.others = others
      self.named = named
    }

    /// Who is shut out is as good as signed out.
    func outcome(_ role: Role) -> Outcome { named[role] ?? (role == .suspended ? named[.signedOut] : nil) ?? others }
  }

  /// The matrix: pages and buttons. Lines that change something stand below those that need it as it was.
  static let pages = [
    Line("GET /healthz", .page),
    Line("GET /my", .page, [.signedOut: .signIn]),
    Line("GET /my/sign-in", .page),
    Line("GET /my/signed-in", .page),
    Line("POST /my/sign-in", .comesBack),
    Line("GET /my/sign-in/requests/:handle", "nothing", .notFound),
    Line("GET /my/link/:token", "nothing", .deadLink),
    Line("POST /my/link/:token", "nothing", .deadLink),
    Line("GET /my/drafts/:handle", "draft", .notFound, [.owner: .page]),
    Line("POST /my/drafts/:handle/address", "draft", .notFound, [.owner: .comesBack]),
    Line("POST /my/drafts/:handle/owner", "draft", .notFound, [.signedOut: .signIn, .owner: .goesOn]),
    Line("POST /my/drafts/:handle/removal", "draft", .notFound, [.owner: .goesOn]),
    Line("POST /my/drafts/:handle/confirmation", "second draft", .notFound, [.signedOut: .signIn, .owner: .goesOn]),
    Line("GET /my/act/:token", "act link", .page),
    Line("POST /my/act/:token", "act link", .comesBack),
    Line("GET /my/diary", .page, [.signedOut: .signIn]),
    Line("GET /my/diary/:handle", "entry", .notFound, [.signedOut: .signIn, .owner: .page]),
    Line(
      "GET /my/pairs/:handle/look-back/:stage", "pair/building-rapport", .notFound,
      [.signedOut: .signIn, .owner: .page]),
    Line("GET /my/pairs/:handle/look-back/:stage", "pair/none", .notFound, [.signedOut: .signIn]),
    Line("GET /my/take-away", .page, [.signedOut: .signIn]),
    Line("GET /my/take-away/:file", .page, [.signedOut: .signIn]),
    Line("GET /my/pairs/:handle/shared", "pair", .notFound, [.signedOut: .signIn, .owner: .page]),
    Line("GET /my/pairs/:handle/shared", "over", .notFound, [.signedOut: .signIn]),
    Line("GET /my/pairs/:handle/shared", "proposal", .notFound, [.signedOut: .signIn]),
    Line("GET /my/profile", .page, [.signedOut: .signIn]),
    Line("GET /my/contact", .notFound, [.signedOut: .signIn]),
    Line("GET /my/contact/concerns/:handle", "nothing", .notFound, [.signedOut: .signIn]),
    Line("POST /my/contact/concerns/:handle/acts/:act", "nothing", .notFound, [.signedOut: .signIn]),
    Line("POST /my/contact/concerns/:handle/link", "nothing", .notFound, [.signedOut: .signIn]),
    Line("POST /my/contact/concerns/:handle/reopening", "nothing", .notFound, [.signedOut: .signIn]),
    Line("GET /my/left", .page),
    Line("GET /my/mail/saved", .page, [.signedOut: .signIn]),
    Line("GET /my/mail/stop/:token", "nothing", .deadLink),
    Line("POST /my/mail/stop/:token", "nothing", .deadLink),
    Line("GET /my/addresses", .page, [.signedOut: .signIn]),
    Line("POST /my/addresses", .comesBack, [.signedOut: .signIn]),
    Line("GET /my/addresses/requests/:handle", "nothing", .notFound, [.signedOut: .signIn]),
    Line("POST /my/addresses/mail", .notFound, [.signedOut: .signIn]),
    Line("POST /my/addresses/removal", .notFound, [.signedOut: .signIn]),
    Line("GET /my/addresses/links/:token", "nothing", .deadLink),
    Line("POST /my/addresses/links/:token", "nothing", .deadLink),
    Line("GET /my/sessions", .page, [.signedOut: .signIn]),
    Line("POST /my/sessions/:handle/removal", "nothing", .notFound, [.signedOut: .signIn]),
    Line("POST /my/sessions/removal", .goesOn, [.signedOut: .signIn]),
    Line("GET /my/mentors", .page, [.signedOut: .signIn, .waiting: .notFound]),
    Line("GET /my/mentors/:handle", "mentor", .page, [.signedOut: .signIn, .waiting: .notFound]),
    Line("GET /my/proposals/:handle", "proposal", .notFound, [.signedOut: .signIn, .owner: .page, .partner: .page]),
    journey("GET", .notFound, [.signedOut: .signIn, .owner: .page]),
    journey("GET /review", .notFound, [.signedOut: .signIn, .owner: .page]),
    journey("GET /dates.ics", .notFound, [.signedOut: .signIn, .owner: .page]),
    Line("GET /my/pairs/:handle/statement", "pair", .notFound, [.signedOut: .signIn, .owner: .page]),
    Line("POST /my/pairs/:handle/statement", "pair", .notFound, [.signedOut: .signIn, .owner: .page]),
    Line("GET /my/who-sees-what", .page),
    Line("GET /my/questions/:handle", "question", .notFound, [.signedOut: .signIn, .waiting: .page]),
    Line("GET /my/coordinator", .notFound, [.signedOut: .signIn, .coordinator: .page]),
    Line("GET /my/coordinator/people/:handle", "newcomer", .notFound, [.signedOut: .signIn, .coordinator: .page]),
    Line("GET /my/coordinator/surveys", .notFound, [.signedOut: .signIn, .coordinator: .page]),
    Line("GET /my/coordinator/lists", .notFound, [.signedOut: .signIn, .coordinator: .page]),
    Line("GET /my/coordinator/lists/:id", "list", .notFound, [.signedOut: .signIn, .coordinator: .page]),
    Line("GET /my/coordinator/lists/:id", "nothing", .notFound, [.signedOut: .signIn]),
    Line("GET /my/coordinator/sessions", .notFound, [.signedOut: .signIn, .coordinator: .page]),
    Line("POST /my/coordinator/sessions", .notFound, [.signedOut: .signIn, .coordinator: .comesBack]),
    Line("GET /my/help", .page),
    Line("GET /my/help/sent", .page),
    Line("POST /my/concerns", .comesBack),
    Line("GET /my/concerns/:token", "nothing", .deadLink),
    Line("GET /my/concerns/:token", "concern link", .page),
    Line("POST /my/concerns/:token/:act", "nothing", .notFound),
  ]

  /// The same of the forms: their pages, and what comes of one that is sent empty.
  static let forms: [FormLine] = [
    FormLine(ProfileForm.self, others: (.page, .comesBack)),
    FormLine(FreeEntryForm.self, others: (.page, .comesBack)),
    FormLine(SitePageForm.self, "prompt", others: (.page, .comesBack)),
    FormLine(SitePageForm.self, "nothing", signedOut: (.notFound, .draft), others: (.notFound, .draft)),
    FormLine(EntryTextForm.self, "entry", signedOut: (.signIn, .comesBack), [.owner: (.page, .comesBack)]),
    FormLine(EntryReadersForm.self, "entry", signedOut: (.signIn, .signIn), [.owner: (.page, .comesBack)]),
    FormLine(
      WaitingProposalsForm.self, signedOut: (.signIn, .signIn), others: (.page, .notFound),
      [.owner: (.page, .comesBack), .partner: (.page, .comesBack)]),
    FormLine(AvailabilityForm.self, signedOut: (.signIn, .signIn), others: (.page, .notFound)),
    FormLine(LeavingForm.self, signedOut: (.signIn, .comesBack), others: (.page, .comesBack)),
    FormLine(MailChoiceForm.self, signedOut: (.signIn, .draft), others: (.page, .goesOn)),
    FormLine(NotPairedForm.self, signedOut: (.signIn, .draft), others: (.page, .goesOn)),
    FormLine(
      NewProposalForm.self, "mentor", signedOut: (.signIn, .comesBack), others: (.page, .comesBack),
      [.waiting: (.notFound, .notFound)]),
    FormLine(DelayForm.self, "proposal", [.owner: (.goesOn, .notFound), .partner: (.page, .comesBack)]),
    FormLine(ResponseForm.self, "proposal", [.owner: (.goesOn, .notFound), .partner: (.page, .comesBack)]),
    FormLine(ReconsiderationForm.self, "proposal", [.owner: (.goesOn, .notFound), .partner: (.goesOn, .comesBack)]),
    FormLine(VersionForm.self, "proposal", [.owner: (.goesOn, .comesBack), .partner: (.goesOn, .notFound)]),
    FormLine(
      OtherProposalsForm.self, "pair", signedOut: (.signIn, .signIn), [.owner: (.page, .goesOn)]),
    FormLine(
      WithdrawalForm.self, "proposal", signedOut: (.signIn, .draft),
      [.owner: (.page, .goesOn), .partner: (.goesOn, .notFound)]),
    FormLine(FirstContactForm.self, "pair", signedOut: (.signIn, .draft), [.owner: (.page, .goesOn)]),
    FormLine(PauseForm.self, "pair", [.owner: (.page, .comesBack)]),
    FormLine(ResumptionForm.self, "pair", signedOut: (.signIn, .draft), [.owner: (.goesOn, .comesBack)]),
    FormLine(ExtensionForm.self, "pair", [.owner: (.page, .comesBack)]),
    FormLine(EarlierEndForm.self, "pair", signedOut: (.signIn, .draft), [.owner: (.goesOn, .comesBack)]),
    FormLine(EndingForm.self, "pair", [.owner: (.page, .comesBack)]),
    FormLine(ContinuationForm.self, "pair", [.owner: (.page, .comesBack)]),
    FormLine(ReopeningForm.self, "over", [.owner: (.page, .comesBack)]),
    FormLine(RoadmapForm.self, "pair", [.owner: (.page, .comesBack)]),
    FormLine(StageForm.self, "pair/building-rapport", signedOut: (.signIn, .draft), [.owner: (.page, .goesOn)]),
    FormLine(NewActionPointForm.self, "pair", [.owner: (.page, .comesBack)]),
    FormLine(ActionPointChangeForm.self, "pair", [.owner: (.page, .comesBack)]),
    FormLine(ActionPointDoneForm.self, "pair", signedOut: (.signIn, .draft), [.owner: (.page, .goesOn)]),
    FormLine(ActionPointReopeningForm.self, "pair", signedOut: (.signIn, .draft), [.owner: (.page, .goesOn)]),
    FormLine(MeetingNoteForm.self, "pair", [.owner: (.page, .comesBack)]),
    FormLine(MeetingNoteForm.self, "over", [.owner: (.page, .comesBack)]),
    FormLine(MeetingNoteForm.self, "proposal"),
    FormLine(MeetingMailsForm.self, "pair", [.owner: (.page, .comesBack)]),
    FormLine(MeetingCorrectionForm.self, "meeting", [.owner: (.page, .comesBack)]),
    FormLine(MeetingRemovalForm.self, "meeting", signedOut: (.signIn, .draft), [.owner: (.page, .goesOn)]),
    FormLine(MeetingCheckForm.self, "nothing"),
    FormLine(SurveyForm.self, "survey", [.owner: (.page, .comesBack)]),
    FormLine(AnswerForm.self, "question", [.waiting: (.page, .comesBack)]),
    FormLine(QuestionForm.self, "newcomer", [.coordinator: (.page, .comesBack)]),
    FormLine(RefusalForm.self, "newcomer", [.coordinator: (.page, .comesBack)]),
    FormLine(MembershipForm.self, "newcomer", signedOut: (.signIn, .draft), [.coordinator: (.page, .goesOn)]),
    FormLine(InvitationForm.self, "", [.coordinator: (.page, .comesBack)]),
    FormLine(InvitationRemovalForm.self, "invitation", signedOut: (.signIn, .draft), [.coordinator: (.page, .goesOn)]),
    FormLine(ContactWishForm.self, "survey", signedOut: (.signIn, .draft)),
    FormLine(PrivateAnswersForm.self, "pair", signedOut: (.signIn, .draft), [.coordinator: (.page, .goesOn)]),
    FormLine(SetApartForm.self, "", [.coordinator: (.page, .comesBack)]),
    FormLine(LostMailboxForm.self, "", [.coordinator: (.page, .comesBack)]),
    FormLine(
      LostMailboxWithdrawalForm.self, "nothing", signedOut: (.signIn, .draft)),
    FormLine(SetApartRemovalForm.self, "nothing", signedOut: (.signIn, .draft)),
    FormLine(EntryRemovalForm.self, "entry", signedOut: (.signIn, .signIn), [.owner: (.page, .goesOn)]),
    FormLine(CompletionForm.self, "pair", signedOut: (.signIn, .draft), [.owner: (.page, .page)]),
  ]

  /// All of it.
  static let matrix = pages + forms.flatMap(\.lines) + [Line("POST /my/sign-out", .goesOn)]

  /// What a form's page is and what comes of it, sent empty.
  struct FormLine {
    typealias Outcomes = (page: Outcome, sent: Outcome)
    let form: any IntakeForm.Type
    let object: String
    let others: Outcomes
    let named: [Role: Outcomes]

    init(
      _ form: any IntakeForm.Type, _ object: String = "", signedOut: Outcomes? = nil,
      others: Outcomes = (.notFound, .notFound), _ named: [Role: Outcomes] = [:]
    ) {
      self.form = form
      self.object = object
      self.others = others
      let isOpen = form.audience == .everybody
      self.named = named.merging([.signedOut: signedOut ?? (isOpen ? others : (.signIn, .comesBack))]) { one, _ in one }
    }

    /// Its page before it is sent.
    var lines: [Line] {
      [
        Line("GET /my/\(form.route.pattern)", object, others.page, named.mapValues(\.page)),
        Line("POST /my/\(form.route.pattern)", object, others.sent, named.mapValues(\.sent)),
      ]
    }
  }

  /// One of the addresses of the pair's journey, such as `GET /review`.
  private static func journey(_ address: String, _ others: Outcome, _ named: [Role: Outcome]) -> Line {
    let parts = address.split(separator: " ").map(String.init)
    let path = parts.count > 1 ? parts[1] : ""
    let object = path.hasSuffix(":stage") ? "pair/building-rapport" : "pair"
    return Line("\(parts[0]) /my/pairs/:handle\(path)", object, others, named)
  }

  @Test("Every address is in the matrix, and every one of the matrix is an address")
  func complete() throws {
    #expect(try Set(RouteList.all()) == Set(Self.matrix.map(\.route)))
  }

  @Test("Every cell of the matrix is what everybody is answered")
  func cells() async throws {
    let company = try await Company()
    let scene = try await RouteScene(company)
    for line in Self.matrix {
      for role in Role.allCases {
        let outcome = try await scene.outcome(line, role)
        #expect(outcome == line.outcome(role), "\(line.route) with \(line.object) as \(role)")
      }
    }
  }
}

extension RouteTests.Line {
  init(_ route: String, _ others: RouteTests.Outcome, _ named: [RouteTests.Role: RouteTests.Outcome] = [:]) {
    self.init(route, "", others, named)
  }
}
