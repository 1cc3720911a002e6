import GRDB
import Scheme

/// What a coordinator should know about the mails: whether they go out, whose address bounces, and what was never sent.
struct MailTrouble: Sendable {
  private let queue: Outbox.Queue
  private let bounces: [Bounce]
  private let deadLetters: [DeadLetters]

  /// Mails that have waited less than this are on their way.
  private static let patience = Span.minutes(10)

  init(at now: Instant, in db: Database) throws {
    let queue = try Outbox.queue(in: db)
    self.queue = queue.oldest.map { $0 + MailTrouble.patience <= now } ?? false ? queue : Outbox.Queue(waiting: 0)
    bounces = try Bounce.all(in: db)
    deadLetters = try DeadLetters.recent(at: now, in: db)
  }

  /// Nothing where all is well.
  func html(_ settings: Settings) -> HTML {
    func list(_ title: CoordinatorWords, _ items: [(words: Phrase, at: Instant)]) -> HTML {
      let items = items.map { item -> HTML in
        "<li>\(item.words)\n<p class=\"when\">\(CoordinatorWords.since(settings.words(for: item.at)))</p></li>\n"
      }
      return items.isEmpty ? "" : "<h2>\(title)</h2>\n<ul class=\"cards\">\n\(items)</ul>\n"
    }
    let waiting = queue.oldest.map { [(CoordinatorWords.mailsWait(queue.waiting), $0)] } ?? []
    return """
      \(list(.mailsWaitTitle, waiting))\
      \(list(.bounces, bounces.map { ("\($0.name), \($0.address)", $0.at) }))\
      \(list(.deadLetters, deadLetters.map { (CoordinatorWords.dead($0), $0.last) }))
      """
  }
}
