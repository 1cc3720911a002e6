import Hummingbird

/// Every address of Intake: pages, with their contexts saying who may see them, and buttons. Those of the forms are in
/// `Forms.swift`.
func routes(_ intake: Intake, site: String) -> Router<CallContext> {
  let router = Router(context: CallContext.self, options: .autoGenerateHeadEndpoints)
  router.addMiddleware {
    OneScheme(scheme: intake.scheme)
    SafeHeaders(cookies: intake.settings.cookies)
    ErrorPages(intake: intake)
    ReadableOnly()
    OwnNameOnly(settings: intake.settings)
  }
  let door = Door(intake: intake)
  let desk = Desk(intake: intake)
  let signIn = SignInPages(intake: intake)
  let drafts = DraftPages(intake: intake, desk: desk, forms: .all)
  let acts = ActPages(intake: intake, desk: desk, forms: .all)
  let addresses = AddressPages(intake: intake)
  let addressLinks = AddressLinkPages(intake: intake)
  let sessions = SessionPages(intake: intake)
  let concerns = ConcernPages(intake: intake)
  let contacts = ContactPages(intake: intake)
  let contactList = ContactListPages(intake: intake)
  let contactCases = ContactCasePages(intake: intake)
  let mails = MailPages(intake: intake)

  router.get("/healthz") { _, _ in try await health(intake) }

  // Signing in
  router.get("/my/sign-in", use: door.page { signIn.ask($0) })
  router.post("/my/sign-in", use: door.post { try await signIn.request($0) })
  router.get("/my/sign-in/requests/:handle", use: door.page { try signIn.waiting($0) })
  router.get("/my/link/:token", use: door.page { try signIn.show($0) })
  router.post("/my/link/:token", use: door.post { try await signIn.start($0) })
  router.get("/my/signed-in", use: door.page { (reading: Reading) in .text(reading.person?.person.handle ?? "") })
  router.post("/my/sign-out", use: door.post { try await signIn.signOut($0) })

  // Drafts and mailed links
  router.get("/my/drafts/:handle", use: door.page { try drafts.show($0) })
  router.post("/my/drafts/:handle/address", use: door.post { try await drafts.request($0) })
  router.post("/my/drafts/:handle/confirmation", use: door.post { try await drafts.confirm($0) })
  router.post("/my/drafts/:handle/owner", use: door.post { try await drafts.own($0) })
  router.post("/my/drafts/:handle/removal", use: door.post { try await drafts.remove($0) })
  router.get("/my/act/:token", use: door.page { try acts.show($0) })
  router.post("/my/act/:token", use: door.post { try await acts.answer($0) })
  router.get("/my/mail/saved", use: door.page { mails.saved($0) })
  router.get("/my/mail/stop/:token", use: door.page { try mails.ask($0) })
  router.post("/my/mail/stop/:token", use: door.oneClick { try await mails.stop($0) })

  // Addresses and sessions
  router.get("/my/addresses", use: door.page { try addresses.show($0) })
  router.post("/my/addresses", use: door.post { try await addresses.add($0) })
  router.get("/my/addresses/requests/:handle", use: door.page { try addresses.waiting($0) })
  router.post("/my/addresses/mail", use: door.post { try await addresses.sendMail($0) })
  router.post("/my/addresses/removal", use: door.post { try await addresses.remove($0) })
  router.get("/my/addresses/links/:token", use: door.page { try addressLinks.show($0) })
  router.post("/my/addresses/links/:token", use: door.post { try await addressLinks.answer($0) })
  router.get("/my/sessions", use: door.page { try sessions.list($0) })
  router.post("/my/sessions/removal", use: door.post { try await sessions.endOthers($0) })
  router.post("/my/sessions/:handle/removal", use: door.post { try await sessions.end($0) })

  // A person's own pages
  router.get("/my", use: door.page { try MyPage(reading: $0).show() })
  router.get("/my/profile", use: door.page { try ProfilePages(reading: $0).mine() })
  router.get("/my/mentors", use: door.page { try MatchingPages(reading: $0).list() })
  router.get("/my/mentors/:handle", use: door.page { try MatchingPages(reading: $0).mentor() })
  router.get("/my/proposals/:handle", use: door.page { try PairPage(reading: $0).show() })
  router.get("/my/pairs/:handle", use: door.page { try JourneyPages(reading: $0).show() })
  router.get("/my/pairs/:handle/review", use: door.page { try JourneyPages(reading: $0).review() })
  router.get("/my/pairs/:handle/dates.ics", use: door.page { try JourneyPages(reading: $0).calendar() })
  router.get("/my/pairs/:handle/look-back/:stage", use: door.page { try LookBackPages(reading: $0).show() })
  router.get("/my/pairs/:handle/shared", use: door.page { try DiaryPages(reading: $0).shared() })
  router.get("/my/pairs/:handle/statement", use: door.page { try StatementPages(reading: $0).show() })
  router.post(
    "/my/pairs/:handle/statement",
    use: door.post { visit in
      try await intake.read(for: visit) { try StatementPages(reading: $0).show() }
    })
  router.get("/my/diary", use: door.page { try DiaryPages(reading: $0).list() })
  router.get("/my/diary/:handle", use: door.page { try EntryPages(reading: $0).show() })
  router.get("/my/take-away", use: door.page { try TakeAwayPages(reading: $0).show() })
  router.get("/my/take-away/:file", use: door.page { try TakeAwayPages(reading: $0).file() })
  router.get(
    "/my/questions/:handle",
    use: door.page { try AnswerForm(handle: $0.part("handle")).show(($0 as PersonReading).reading) })

  // For everyone
  router.get("/my/left", use: door.page { (_: Reading) in LeavingPages.left(intake.settings) })
  router.get("/my/who-sees-what", use: door.page { (_: Reading) in AccessPage.show() })
  router.get("/my/help", use: door.page { try concerns.ask($0) })
  router.get("/my/help/sent", use: door.page { (_: Reading) in concerns.raised() })
  router.post("/my/concerns", use: door.post { try await concerns.raise($0) })

  // The coordinator
  router.get("/my/coordinator", use: door.page { try CoordinatorPages(reading: $0).show() })
  router.get("/my/coordinator/people/:handle", use: door.page { try CoordinatorPages(reading: $0).person() })
  router.get("/my/coordinator/surveys", use: door.page { try SurveyResultsPages(reading: $0).show() })
  router.get("/my/coordinator/lists", use: door.page { try CoordinatorListPages(reading: $0).show() })
  router.get("/my/coordinator/lists/:id", use: door.page { try CoordinatorListPages(reading: $0).take() })
  router.get("/my/coordinator/sessions", use: door.page { sessions.ask($0) })
  router.post("/my/coordinator/sessions", use: door.post { try await sessions.endOfOther($0) })

  // Safeguarding contacts
  router.get("/my/concerns/:token", use: door.page { try contacts.show($0) })
  router.post("/my/concerns/:token/:act", use: door.post { try await contacts.act($0) })
  router.get("/my/contact", use: door.page { try contactList.show($0) })
  router.get("/my/contact/concerns/:handle", use: door.page { try contactCases.show($0) })
  router.post("/my/contact/concerns/:handle/acts/:act", use: door.post { try await contactCases.act($0) })
  router.post("/my/contact/concerns/:handle/link", use: door.post { try await contactList.mailLink($0) })
  router.post("/my/contact/concerns/:handle/reopening", use: door.post { try await contactList.reopen($0) })

  for form in FormCatalogue.all.types { add(form, to: router, door, desk) }
  // Added last, so that it comes after the routes and gets no request to them.
  router.add(middleware: SiteFiles(site))
  return router
}

/// A form's page, and where it is sent.
private func add<Of: IntakeForm>(_ form: Of.Type, to router: Router<CallContext>, _ door: Door, _ desk: Desk) {
  @Sendable func form(_ visit: Visit) throws(Problem) -> Of {
    guard let form = Of(names: Of.route.names(in: visit)) else { throw .notFound }
    return form
  }
  let address = RouterPath("/my/\(Of.route.pattern)")
  router.get(address, use: door.page { (reading: Reading) in try form(reading.visit).show(reading) })
  router.post(address, use: door.post(Of.origin) { try await desk.submit($0, form($0)) })
}

/// Says that the file can be read. The state of the mails is on the coordinator's page: it is nobody else's business.
private func health(_ intake: Intake) async throws -> String {
  _ = try await intake.store.read { try Outbox.queue(in: $0) }
  return "ok\n"
}
