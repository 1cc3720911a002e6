extension Reply {
  /// The same reply, sent once the audit says that someone has looked.
  func noting(_ act: Audit.Act, by actor: Audit.Actor, on object: Audit.Object? = nil) -> Reply {
    var reply = self
    reply.note = { try Audit.note(act, by: actor, on: object, in: $0) }
    return reply
  }
}
