/// The emails that the program sends. Each is a file of that name in `content/mail/`, and its title is the subject.
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
  /// To the mentor: the mentee has withdrawn the proposal.
  case proposalWithdrawn = "proposal-withdrawn"
  /// To the mentor: a proposal is still waiting.
  case proposalReminder = "proposal-reminder"
  /// To the mentee: the mentor is still waiting for changes.
  case proposalAmendReminder = "proposal-amend-reminder"
  /// To the mentee: the mentor needs more time.
  case proposalDelayed = "proposal-delayed"
  /// To the mentee: the mentor has turned a rejection into another answer.
  case proposalReconsidered = "proposal-reconsidered"
  /// To the other: someone can no longer take part, so an open proposal is closed.
  case proposalClosed = "proposal-closed"
  /// To the other: a break until a day.
  case pairPaused = "pair-paused"
  /// To the other, or to both: the break is over.
  case pairResumed = "pair-resumed"
  /// To the mentee: the time to write first is over.
  case pairFirstContact = "pair-first-contact"
  /// To the other: more months.
  case pairExtended = "pair-extended"
  /// To the other: no more months after all.
  case pairNotExtended = "pair-not-extended"
  /// To the other: the mentoring is marked as complete.
  case pairCompleted = "pair-completed"
  /// To the other: the mentoring has ended early.
  case pairEnded = "pair-ended"
  /// To the other: the mentoring goes on after all.
  case pairReopened = "pair-reopened"
  /// To both: the agreed months are over.
  case pairOver = "pair-over"
  /// To the other: something in the record of their journey is waiting for them to agree; at most once a day. Optional.
  case pairDecision = "pair-decision"
  /// To each of a pair, two weeks after they became one and then monthly: have you met? Optional.
  case pairMeeting = "pair-meeting"
  /// To the mentor, once the mentoring is over: would you mentor someone else?
  case mentorAvailability = "mentor-availability"
  /// To the mentor, at the end.
  case surveyMentor = "survey-mentor"
  /// To the mentee, at the end.
  case surveyMentee = "survey-mentee"
  /// To both, when the mentoring has ended early.
  case surveyEnded = "survey-ended"
  /// To someone who has not answered a survey, twice at most. Optional.
  case surveyReminder = "survey-reminder"
  /// To someone who new people might suit; at most once a week, and only if they want it. Optional.
  case digest
  /// To an address that someone would like to have for their account: a link that confirms it.
  case addressConfirm = "address-confirm"
  /// To the address that got the emails before: another address leads to the account now.
  case addressAdded = "address-added"
  /// To the address that got the emails before: another one gets them now.
  case addressMail = "address-mail"
  /// To an address that no longer leads to the account.
  case addressRemoved = "address-removed"
  /// To every address of someone who is said to have lost a mailbox: a link that refuses.
  case lostMailboxAsked = "lost-mailbox"
  /// To the new address of someone who has lost a mailbox: a link that confirms it.
  case lostMailboxConfirm = "lost-mailbox-confirm"
  /// To that address, when it has replaced the old one.
  case lostMailboxDone = "lost-mailbox-done"
  /// To someone who was waiting to join: they are a member.
  case memberWelcome = "member-welcome"
  /// To someone who is waiting to join: the coordinator has a question.
  case memberQuestion = "member-question"
  /// To someone who was waiting to join: they are not let in.
  case memberDeclined = "member-declined"
  /// To an address that a coordinator has invited.
  case memberInvited = "member-invited"
  /// To the coordinators: someone is waiting to join.
  case personWaiting = "person-waiting"
  /// To a safeguarding contact: a concern.
  case concern
  /// To a safeguarding contact: nobody is dealing with a concern yet.
  case concernWaits = "concern-waits"
  /// To a safeguarding contact who asked for it: the link to a concern.
  case concernLink = "concern-link"
  /// To the coordinators: emails to someone's address bounce.
  case addressBounced = "address-bounced"

  /// True for emails that a person can switch off, one kind at a time; they carry a link that does it.
  public var isOptional: Bool {
    switch self {
    case .proposalReminder, .proposalAmendReminder, .pairFirstContact, .pairMeeting, .pairDecision, .surveyReminder,
      .digest:
      true
    default: false
    }
  }

  /// True for emails about a pair, or about two people who may become one; they carry the link to get help or raise a
  /// concern.
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

  /// A name in braces that the program fills in as it sends the email.
  public enum Placeholder: String, Sendable, Codable, CaseIterable {
    /// The scheme's name.
    case site
    /// The link that the email is about, on a line of its own.
    case link
    /// The reader's own name; nothing, and no space before it, where the scheme does not know it.
    case name
    /// The other person's name.
    case partner
    /// How many minutes the link works.
    case minutes
    /// The day that the email is about.
    case date
    /// Why a mentor was suggested to a mentee, in listed skills only.
    case reasons
    /// What is new, in listed skills only.
    case news
    /// The account, by its address, partly hidden.
    case account
    /// The link to get help or raise a concern, on a line of its own.
    case help
    /// The link that switches a kind of email off, on a line of its own.
    case stop

    /// True for what someone typed: a name or an address.
    public var isTyped: Bool { [.name, .partner, .address, .account].contains(self) }
    /// An email address that was added, chosen or removed; or one that bounces, hidden except for what tells it from
    /// others.
    case address
  }

  /// The placeholders that this email's text may contain. Every text must contain `{link}`.
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

/// An email's words, with their placeholders.
public struct MailText: Sendable, Hashable, Codable {
  /// Which email it is.
  public var kind: MailKind
  /// The subject, with placeholders.
  public var subject: String
  /// Plain text, with placeholders.
  public var body: String

  /// The words of one email.
  public init(kind: MailKind, subject: String, body: String) {
    self.kind = kind
    self.subject = subject
    self.body = body
  }

  /// A text with its placeholders filled in; values are never searched for placeholders. A placeholder with an empty
  /// value also removes the space before it.
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
