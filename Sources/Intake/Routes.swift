import Hummingbird

/// Every address of Intake, on one screen.
func routes(_ parts: Parts, site: String) -> Router<CallContext> {
  let router = Router(context: CallContext.self, options: .autoGenerateHeadEndpoints)
  router.addMiddleware {
    OneScheme(scheme: parts.scheme)
    SafeHeaders(cookies: parts.settings.cookies)
    ErrorPages(parts: parts)
    ReadableOnly()
    OwnNameOnly(settings: parts.settings)
    SiteNamesOnly()
    FileMiddleware(fileProvider: SiteFiles(site, logger: parts.logger), searchForIndexHtml: true)
  }
  let door = Door(parts: parts)
  let desk = Desk(parts: parts)
  let signIn = SignInPages(parts: parts)
  let drafts = DraftPages(parts: parts, desk: desk)
  let acts = ActPages(parts: parts, desk: desk)
  let addresses = AddressPages(parts: parts)
  let addressLinks = AddressLinkPages(parts: parts)
  let sessions = SessionPages(parts: parts)
  let lostMailboxes = LostMailboxPages(parts: parts)
  let diary = DiaryPages(parts: parts, desk: desk)
  let entries = EntryPages(parts: parts, desk: desk)
  let takeAway = TakeAwayPages(parts: parts)
  let lookBacks = LookBackPages(parts: parts)
  let profiles = ProfilePages(parts: parts, desk: desk)
  let matching = MatchingPages(parts: parts, desk: desk)
  let notPaired = NotPairedPages(parts: parts)
  let proposals = ProposalPages(parts: parts, desk: desk)
  let journeys = JourneyPages(parts: parts, desk: desk)
  let statements = StatementPages(parts: parts)
  let concerns = ConcernPages(parts: parts)
  let contacts = ContactPages(parts: parts)
  let contactList = ContactListPages(parts: parts)
  let contactCases = ContactCasePages(parts: parts)
  let mails = MailPages(parts: parts)

  router.get("/healthz") { _, _ in try await health(parts) }

  // People
  router.get("/my", use: door.get { try await MyPage(parts: parts).show($0) })
  router.get("/my/sign-in", use: door.get { signIn.ask($0) })
  router.post("/my/sign-in", use: door.post { try await signIn.request($0) })
  router.get("/my/sign-in/requests/:handle", use: door.get { try await signIn.waiting($0) })
  router.get("/my/link/:token", use: door.get { try await signIn.show($0) })
  router.post("/my/link/:token", use: door.post { try await signIn.start($0) })
  router.get("/my/signed-in", use: door.get { .text($0.person?.person.handle ?? "") })
  router.post("/my/sign-out", use: door.post { try await signIn.signOut($0) })
  router.get("/my/drafts/:handle", use: door.get { try await drafts.show($0) })
  router.post("/my/drafts/:handle/address", use: door.post { try await drafts.request($0) })
  router.post("/my/drafts/:handle/confirmation", use: door.post { try await drafts.confirm($0) })
  router.post("/my/drafts/:handle/owner", use: door.post { try await drafts.own($0) })
  router.post("/my/drafts/:handle/removal", use: door.post { try await drafts.remove($0) })
  router.get("/my/act/:token", use: door.get { try await acts.show($0) })
  router.post("/my/act/:token", use: door.post { try await acts.answer($0) })

  // Addresses and sessions
  router.get("/my/addresses", use: door.get { try await addresses.show($0) })
  router.post("/my/addresses", use: door.post { try await addresses.add($0) })
  router.get("/my/addresses/requests/:handle", use: door.get { try await addresses.waiting($0) })
  router.post("/my/addresses/mail", use: door.post { try await addresses.sendMail($0) })
  router.post("/my/addresses/removal", use: door.post { try await addresses.remove($0) })
  router.get("/my/addresses/links/:token", use: door.get { try await addressLinks.show($0) })
  router.post("/my/addresses/links/:token", use: door.post { try await addressLinks.answer($0) })
  router.get("/my/sessions", use: door.get { try await sessions.list($0) })
  router.post("/my/sessions/removal", use: door.post { try await sessions.endOthers($0) })
  router.post("/my/sessions/:handle/removal", use: door.post { try await sessions.end($0) })

  // The coordinator, about accounts
  router.get("/my/coordinator/sessions", use: door.get { try await sessions.ask($0) })
  router.post("/my/coordinator/sessions", use: door.post { try await sessions.endOfOther($0) })
  router.get("/my/coordinator/lost-mailboxes", use: door.get { try await lostMailboxes.show($0) })
  router.post("/my/coordinator/lost-mailboxes", use: door.post { try await lostMailboxes.open($0) })
  router.post(
    "/my/coordinator/lost-mailboxes/:handle/withdrawal", use: door.post { try await lostMailboxes.withdraw($0) })

  // Mails
  router.get("/my/mail/saved", use: door.get { try mails.saved($0) })
  router.get("/my/mail/stop/:token", use: door.get { try await mails.ask($0) })
  router.post("/my/mail/stop/:token", use: door.oneClick { try await mails.stop($0) })

  // Diary
  router.get("/my/diary", use: door.get { try await diary.list($0) })
  router.get("/my/diary/:handle", use: door.get { try await entries.show($0) })
  router.get("/my/diary/:handle/removal", use: door.get { try await entries.askToRemove($0) })
  router.post("/my/diary/:handle/removal", use: door.post { try await entries.remove($0) })
  router.get("/my/pairs/:handle/shared", use: door.get { try await diary.shared($0) })
  router.get("/my/pairs/:handle/look-back/:stage", use: door.get { try await lookBacks.show($0) })
  router.get("/my/take-away", use: door.get { try takeAway.show($0) })
  router.get("/my/take-away/:file", use: door.get { try await takeAway.file($0) })

  // Profiles
  router.get("/my/profile", use: door.get { try await profiles.mine($0) })
  router.get("/my/left", use: door.get { _ in LeavingPages.left(parts.settings) })
  router.get("/my/mentors", use: door.get { try await matching.list($0) })
  router.get("/my/mentors/:handle", use: door.get { try await matching.mentor($0) })
  router.post("/my/coordinator/not-paired/:handle/removal", use: door.post { try await notPaired.remove($0) })

  // Proposals
  router.get("/my/proposals/:handle", use: door.get { try await proposals.show($0) })

  // The journey
  router.get("/my/pairs/:handle", use: door.get { try await journeys.show($0) })
  router.get("/my/pairs/:handle/review", use: door.get { try await journeys.review($0) })
  router.get("/my/pairs/:handle/dates.ics", use: door.get { try await journeys.calendar($0) })

  // The statement of meetings
  router.get("/my/pairs/:handle/statement", use: door.get { try await statements.show($0) })
  router.post("/my/pairs/:handle/statement", use: door.post { try await statements.show($0) })

  // Who is let in
  router.get("/my/who-sees-what", use: door.get { _ in AccessPage.show() })
  router.get("/my/questions/:handle", use: door.get { try await desk.show($0, AnswerForm(handle: $0.part("handle"))) })
  router.get("/my/coordinator", use: door.page { try CoordinatorPages(reading: $0).show() })
  router.get("/my/coordinator/people/:handle", use: door.page { try CoordinatorPages(reading: $0).person() })
  router.get("/my/coordinator/surveys", use: door.get { try await SurveyResultsPages(parts: parts).show($0) })
  router.get("/my/coordinator/lists", use: door.get { try await CoordinatorListPages(parts: parts).show($0) })
  router.get("/my/coordinator/lists/:id", use: door.get { try await CoordinatorListPages(parts: parts).take($0) })

  // Help and concerns
  router.get("/my/help", use: door.get { try await concerns.ask($0) })
  router.get("/my/help/sent", use: door.get { _ in concerns.raised() })
  router.post("/my/concerns", use: door.post { try await concerns.raise($0) })
  router.get("/my/concerns/:token", use: door.get { try await contacts.show($0) })
  router.post("/my/concerns/:token/:act", use: door.post { try await contacts.act($0) })
  router.get("/my/contact", use: door.get { try await contactList.show($0) })
  router.get("/my/contact/concerns/:handle", use: door.get { try await contactCases.show($0) })
  router.post("/my/contact/concerns/:handle/acts/:act", use: door.post { try await contactCases.act($0) })
  router.post("/my/contact/concerns/:handle/link", use: door.post { try await contactList.mailLink($0) })
  router.post("/my/contact/concerns/:handle/reopening", use: door.post { try await contactList.reopen($0) })
  for form in parts.forms.types { add(form, to: router, door, desk) }
  return router
}

/// A form's page, and where it is sent.
private func add<Of: IntakeForm>(_ form: Of.Type, to router: Router<CallContext>, _ door: Door, _ desk: Desk) {
  @Sendable func form(_ visit: Visit) throws(Problem) -> Of {
    guard let form = Of(names: Of.route.names(in: visit)) else { throw .notFound }
    return form
  }
  let address = RouterPath("/my/\(Of.route.pattern)")
  router.get(address, use: door.get { try await desk.show($0, form($0)) })
  router.post(address, use: door.post(Of.origin) { try await desk.submit($0, form($0)) })
}

/// That the file can be read. How the mails are is on the coordinator's page: it is nobody else's business.
private func health(_ parts: Parts) async throws -> String {
  _ = try await parts.store.read { try Outbox.queue(in: $0) }
  return "ok\n"
}
