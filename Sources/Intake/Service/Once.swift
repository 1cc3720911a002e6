import Scheme

extension Intake {
  /// Does the work of a button that ends something, once: the same post from the same browser, sent again within ten
  /// minutes, leads where the first one did, although what it names is gone.
  func once(_ visit: Visit, work: @escaping @Sendable (Transaction) throws -> String) async throws -> Reply {
    let secret = visit.person?.session?.text ?? visit.draftCookies.first?.token.text ?? visit.browserCookie?.text
    let key = secret.map { Receipt.Key.same(secret: $0, address: visit.path, posted: visit.posted) }
    return .seeOther(
      try await store.write { transaction in try Receipt.once(key, in: transaction) { try work(transaction) } })
  }
}
