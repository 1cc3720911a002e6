/// What is stored: every room says which tables it has, and this puts them together.
extension Tables {
  /// A room comes after those whose tables its triggers and indexes are on.
  ///
  /// A table is changed in two places: where its room defines it, and in a migration for the files that already exist.
  /// A migration that has been released is never changed.
  static let schema = Schema(
    tables: [
      store, people, addresses, signIn, desk, access, coordinator, profile, mentoring, proposal, survey, matching,
      notPaired,
      verdict, diary, record, actionPoints, meeting, concern, mail, mailChoice, bounces, limits,
    ],
    migrations: [],
    clock: ClockRules(
      moving: ["sign_in": ["created_at", "expires_at"], "receipt": ["expires_at"], "outbox": ["due_at"]],
      lasting: [
        "session": ["created_at", "used_at"], "draft": ["created_at"], "outbox": ["created_at", "sent_at", "dead_at"],
        "address_link": ["created_at", "mailed_at"], "digest": ["checked_at"], "survey": ["asked_at"],
        "meeting_check": ["asked_at"], "waiting_decision": ["since", "told_at"], "proposal": ["since"],
        "mentoring": ["since", "asked_at"],
      ],
      stepBack: { latest, isMistake, transaction in
        if isMistake { try Session.forgetOld(at: latest, in: transaction.db) }
        try AddressLink.end(thoseOverAt: latest, in: transaction)
        try Session.limit(in: transaction)
      }))
}
