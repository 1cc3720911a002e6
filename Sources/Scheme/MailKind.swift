/// The mails that the program sends: each is a file of that name in `content/mail/`, its title the subject.
public enum MailKind: String, Sendable, Codable, CaseIterable {
  /// To an address that someone typed: a link that signs in.
  case signIn = "sign-in"
  /// To the mentor: a new proposal.
  case proposalSent = "proposal-sent"
  /// To the mentor: the amended proposal.
  case proposalSentAgain = "proposal-sent-again"
  /// To the mentee: yes.
  case proposalAccepted = "proposal-accepted"
  /// To the mentee: please change something.
  case proposalAmend = "proposal-amend"
  /// To the mentee: no.
  case proposalRejected = "proposal-rejected"
  /// To the mentee: nobody answered in time.
  case proposalExpired = "proposal-expired"
  /// To the mentor: the mentee has taken it back.
  case proposalWithdrawn = "proposal-withdrawn"
  /// To the mentor: a proposal still waits.
  case proposalReminder = "proposal-reminder"
  /// To the mentee: the mentor's wish for changes still waits.
  case proposalAmendReminder = "proposal-amend-reminder"
  /// To the mentee: the mentor needs more time.
  case proposalDelayed = "proposal-delayed"
  /// To the mentee: the mentor has taken a rejection back.
  case proposalReconsidered = "proposal-reconsidered"
  /// To the other: someone can no longer take part, so a proposal that waited is closed.
  case proposalClosed = "proposal-closed"
  /// To the other: a break until a day.
  case pairPaused = "pair-paused"
  /// To the other, or to both: the break is over.
  case pairResumed = "pair-resumed"
  /// To the mentee: the time to write first is over.
  case pairFirstContact = "pair-first-contact"
  /// To the other: more months.
  case pairExtended = "pair-extended"
  /// To the other: rather not for longer.
  case pairNotExtended = "pair-not-extended"
  /// To the other: the mentoring is marked as complete.
  case pairCompleted = "pair-completed"
  /// To the other: the mentoring has ended early.
  case pairEnded = "pair-ended"
  /// To the other: the mentoring goes on after all.
  case pairReopened = "pair-reopened"
  /// To both: the agreed months are over.
  case pairOver = "pair-over"
  /// To the other: something in the record of their journey waits for them to agree; at most once a day. Optional.
  case pairDecision = "pair-decision"
  /// To each of a pair, two weeks after they became one and then monthly: have you met? Optional.
  case pairMeeting = "pair-meeting"
  /// To the mentor, once a mentoring is over: would you mentor someone else?
  case mentorAvailability = "mentor-availability"
  /// To the mentor, at the end.
  case surveyMentor = "survey-mentor"
  /// To the mentee, at the end.
  case surveyMentee = "survey-mentee"
  /// To both, when a mentoring has ended early.
  case surveyEnded = "survey-ended"
  /// To someone who has not answered a survey, twice at most. Optional.
  case surveyReminder = "survey-reminder"
  /// To someone whom new people might fit; at most once a week, and only if they want it. Optional.
  case digest
  /// To an address that someone would like to have for their account: a link that confirms it.
  case addressConfirm = "address-confirm"
  /// To the address that got the mail before: another address leads to the account now.
  case addressAdded = "address-added"
  /// To the address that got the mail before: another one does now.
  case addressMail = "address-mail"
  /// To an address that leads to the account no more.
  case addressRemoved = "address-removed"
  /// To every address of someone who is said to have lost a mailbox: a link that refuses.
  case lostMailboxAsked = "lost-mailbox"
  /// To the new address of someone who has lost a mailbox: a link that confirms it.
  case lostMailboxConfirm = "lost-mailbox-confirm"
  /// To that address, when it has taken the place of the old one.
  case lostMailboxDone = "lost-mailbox-done"
  /// To someone who waited: they are a member.
  case memberWelcome = "member-welcome"
  /// To someone who waits: the coordinator has a question.
  case memberQuestion = "member-question"
  /// To someone who waited: they are not let in.
  case memberDeclined = "member-declined"
  /// To an address that a coordinator has invited.
  case memberInvited = "member-invited"
  /// To the coordinators: someone waits.
  case personWaiting = "person-waiting"
  /// To a safeguarding contact: a concern.
  case concern
  /// To a safeguarding contact: nobody looks after a concern yet.
  case concernWaits = "concern-waits"
  /// To a safeguarding contact who asked for it: the link to a concern.
  case concernLink = "concern-link"
  /// To the coordinators: mail to someone's address comes back.
  case addressBounced = "address-bounced"

  /// True for mails that a person can switch off, one kind at a time; they carry a link that does it.
  public var isOptional: Bool {
    switch self {
    case .proposalReminder, .proposalAmendReminder, .pairFirstContact, .pairMeeting, .pairDecision, .surveyReminder,
      .digest:
      true
    default: false
    }
  }

  /// True for mails about a pair, or about two who may become one; they carry the link to help and concerns.
  public var isAboutPair: Bool {
    switch self {
    case .proposalSent, .proposalSentAgain, .proposalAccepted, .proposalAmend, .proposalRejected, .proposalExpired,
      .proposalWithdrawn, .proposalReminder, .proposalAmendReminder, .proposalDelayed, .proposalReconsidered,
      .proposalClosed, .pairFirstContact, .pairPaused, .pairResumed, .pairExtended, .pairNotExtended, .pairCompleted,
      .pairEnded, .pairReopened, .pairOver, .pairMeeting, .pairDecision, .mentorAvailability, .surveyMentor,
      .surveyMentee, .surveyEnded, .surveyReminder:
      true
    default: false
    }
  }

  /// A name in braces that the program fills in as it sends the mail.
  public enum Placeholder: String, Sendable, Codable, CaseIterable {
    /// The scheme's name.
    case site
    /// The link that the mail is about, alone on its line.
    case link
    /// The reader's own name; nothing, and no space before it, where the scheme does not know it.
    case name
    /// The other person's name.
    case partner
    /// How many minutes the link lives.
    case minutes
    /// The day that the mail is about.
    case date
    /// Why a mentor was suggested to a mentee, in listed skills only.
    case reasons
    /// What is new, in listed skills only.
    case news
    /// The account, by its address, in part hidden.
    case account
    /// The link to get help or to raise a concern, alone on its line.
    case help
    /// The link that switches a kind of mail off, alone on its line.
    case stop

    /// True for what someone typed: a name or an address.
    public var isTyped: Bool { [.name, .partner, .address, .account].contains(self) }
    /// An email address: that was added, chosen or removed; or, hidden but for what tells it from others, that bounces.
    case address
  }

  /// The names that this mail's text may hold. Each must hold `{link}`.
  public var placeholders: Set<Placeholder> { ownPlaceholders.union([.site, .link, .name]) }

  private var ownPlaceholders: Set<Placeholder> {
    switch self {
    case .signIn: [.minutes]
    case .proposalSentAgain, .proposalAmend, .pairCompleted, .proposalReminder, .proposalAmendReminder,
      .proposalDelayed, .pairPaused, .pairExtended, .pairNotExtended,
      .pairOver:
      [.partner, .date]
    case .proposalSent: [.partner, .reasons, .date]
    case .digest: [.news]
    case .addressConfirm: [.account, .minutes]
    case .lostMailboxAsked, .lostMailboxConfirm: [.account]
    case .addressAdded, .addressMail, .addressRemoved, .lostMailboxDone: [.address]
    case .memberWelcome, .memberQuestion, .memberDeclined, .memberInvited, .personWaiting, .concern, .concernWaits,
      .concernLink:
      []
    case .addressBounced: [.partner, .address]
    default: [.partner]
    }
  }
}

/// A mail's words, with their placeholders.
public struct MailText: Sendable, Hashable, Codable {
  /// Which mail it is.
  public var kind: MailKind
  /// The subject, with placeholders.
  public var subject: String
  /// Plain text, with placeholders.
  public var body: String

  /// The words of one mail.
  public init(kind: MailKind, subject: String, body: String) {
    self.kind = kind
    self.subject = subject
    self.body = body
  }

  /// A text with its placeholders filled in; a value is never looked through for placeholders again. One without a value
  /// takes the space before it away.
  public static func fill(_ text: String, _ value: (MailKind.Placeholder) -> String) -> String {
    Placeholders.pieces(of: text).reduce(into: "") { filled, piece in
      switch piece {
      case .words(let words): filled += words
      case .placeholder(let name):
        let words = MailKind.Placeholder(rawValue: name).map(value) ?? "{\(name)}"
        if words.isEmpty, filled.hasSuffix(" ") { filled.removeLast() }
        filled += words
      }
    }
  }

  /// True for a subject that begins with what someone typed. A reader would take that for the scheme's own words.
  public static func beginsTyped(_ subject: String) -> Bool {
    for piece in Placeholders.pieces(of: subject) {
      switch piece {
      case .words(let words): if CleanText.hasLetter(words) { return false }
      case .placeholder(let name): return MailKind.Placeholder(rawValue: name)?.isTyped ?? false
      }
    }
    return false
  }
}
