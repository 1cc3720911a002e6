/// The rooms whose sentences are in `content/words/`.
public enum WordRooms {
  /// Each room's sentences.
  static let all: [any WordKey.Type] = [
    AccessWords.self, AddressWords.self, ClosingWords.self, ConcernWords.self, ContactWords.self,
    CoordinatorListWords.self, CoordinatorWords.self, DeskWords.self, DiaryWords.self, DigestWords.self,
    DraftWords.self, FormWords.self, FrameWords.self, JourneyWords.self, LeavingWords.self, LimitWords.self,
    LookBackWords.self, LostMailboxWords.self, MailWords.self, MatchingWords.self, MeetingWords.self,
    MentoringWords.self, MyPageWords.self, NotPairedWords.self, PeopleWords.self, ProblemWords.self, ProfileWords.self,
    ProposalWords.self, ScriptWords.self, ServiceWords.self, SessionWords.self, SiteWords.self, StageWords.self,
    StatementWords.self,
    SurveyResultsWords.self, SurveyWords.self, TakeAwayWords.self,
  ]

  /// What is known of every sentence, in the order of the rooms.
  public static let signatures: [SentenceSignature] = all.flatMap { signatures($0) }

  private static func signatures<Key: WordKey>(_ keys: Key.Type) -> [SentenceSignature] {
    Key.allCases.map { SentenceSignature(room: Key.room, rawValue: $0.rawValue) }
  }
}
