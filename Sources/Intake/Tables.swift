/// What is stored: every room says which tables it has, and this puts them together.
enum Tables {
  /// A room stands after those on whose tables its triggers and indexes are.
  ///
  /// A table is changed in two places: where its room states it, and in a migration for the files that there are. A
  /// migration that has been released is never changed.
  static let schema = Schema(
    tables: [
      store, people, addresses, signIn, desk, access, coordinator, profile, proposal, survey, matching, notPaired,
      verdict, diary, journey, record, actionPoints, meeting, concern, mail, bounces, limits,
    ],
    migrations: [])
}
