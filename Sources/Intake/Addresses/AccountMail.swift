import GRDB
import Scheme

extension AccountEvent {
  /// What a mail about it says.
  static func mailContent(_ id: Int64, in db: Database) throws -> MailContent? {
    try String.fetchOne(db, cached: "SELECT address FROM account_event WHERE id = ?", arguments: [id]).map {
      MailContent(path: "my/addresses", values: [.address: $0.phrase])
    }
  }
}
