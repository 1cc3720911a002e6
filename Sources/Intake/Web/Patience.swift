import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// How long a client may take, on one connection; and the safe headers for what the framework answers by itself.
final class Patience: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// From the beginning of a connection to the end of its first request's headers.
  static let forHeaders = TimeAmount.seconds(10)
  /// From there to the end of the body.
  static let forBody = TimeAmount.seconds(30)
  /// From there to the end of the connection, so that a page can say so.
  static let forRefusal = TimeAmount.seconds(10)
  /// Between requests, and for the headers of a later one.
  static let idle = TimeAmount.seconds(30)
  /// How long a client may go without taking anything of what is sent to it.
  static let forTaking = TimeAmount.seconds(60)

  /// The state of the body that is awaited.
  private enum Body { case none, awaited, late }
  /// Ends a late body for its reader, which may still answer.
  struct TooLate: Error {}

  private let connections: Connections
  private var connection: Connections.Connection?
  private let headers: HTTPFields
  /// By when the client must have sent what is awaited; `nil` while nothing is.
  private var mustSendBy: NIODeadline?
  private var body = Body.none
  /// Requests whose answers have not ended.
  private var unanswered = 0
  /// Parts of answers that the system has not taken.
  private var untaken = 0
  private var lastTaken = NIODeadline.now()
  private var look: (at: NIODeadline, task: Scheduled<Void>)?

  init(_ connections: Connections, headers: HTTPFields) {
    self.connections = connections
    self.headers = headers
  }

  func channelActive(context: ChannelHandlerContext) {
    // Only now is it known where it comes from.
    connection = connections.add(context.channel)
    expectMore(within: Patience.forHeaders, context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    look?.task.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    // Nobody is reading any more.
    if body == .late { return }
    switch unwrapInboundIn(data) {
    case .head:
      unanswered += 1
      body = .awaited
      expectMore(within: Patience.forBody, context)
    case .body: break
    case .end:
      body = .none
      mustSendBy = nil
      connection?.isAnswering = unanswered > 0
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    var part = unwrapOutboundIn(data)
    if case .head(var head) = part, head.headers["x-content-type-options"].isEmpty {
      for field in headers { head.headers.replaceOrAdd(name: field.name.rawName, value: field.value) }
      part = .head(head)
    }
    if case .end = part {
      unanswered -= 1
      if unanswered <= 0 { connection?.isAnswering = false }
    }
    context.write(wrapOutboundOut(part), promise: watched(promise, context))
  }

  private func expectMore(within time: TimeAmount, _ context: ChannelHandlerContext) {
    mustSendBy = .now() + time
    watch(context)
  }

  /// Checks the connection when patience may run out. A check that comes too early finds that out and is followed by
  /// another, so that a thousand requests on a connection need no more checks than one.
  private func watch(_ context: ChannelHandlerContext) {
    let mustTakeBy = untaken > 0 ? lastTaken + Patience.forTaking : nil
    guard let end = [mustSendBy, mustTakeBy].compactMap({ $0 }).min() else { return }
    if end <= .now() { return giveUp(context) }
    if let look, look.at <= end { return }
    look?.task.cancel()
    let task = context.eventLoop.assumeIsolated().scheduleTask(deadline: end) { [self] in
      look = nil
      watch(context)
    }
    look = (end, task)
  }

  private func giveUp(_ context: ChannelHandlerContext) {
    guard body == .awaited, let mustSendBy, mustSendBy <= .now() else { return context.close(promise: nil) }
    body = .late
    expectMore(within: Patience.forRefusal, context)
    context.fireErrorCaught(TooLate())
  }

  // MARK: Whether what is sent is taken

  private func watched(_ promise: EventLoopPromise<Void>?, _ context: ChannelHandlerContext) -> EventLoopPromise<Void> {
    let promise = promise ?? context.eventLoop.makePromise()
    untaken += 1
    if untaken == 1 {
      lastTaken = .now()
      watch(context)
    }
    promise.futureResult.assumeIsolated().whenComplete { _ in
      self.untaken -= 1
      self.lastTaken = .now()
    }
    return promise
  }
}

/// HTTP/1.1 as the framework speaks it, with connections that are counted and clients that may not take for ever.
struct PatientChannel: ServerChildChannel {
  let http: HTTP1Channel
  let connections: Connections
  let headers: HTTPFields

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
    http.setup(channel: channel, logger: logger).flatMapThrowing { value in
      let pipeline = channel.pipeline.syncOperations
      let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
      try pipeline.addHandler(Patience(connections, headers: headers), position: .after(decoder))
      return value
    }
  }

  func handle(value: HTTP1Channel.Value, logger: Logger) async {
    await withTaskExecutorPreference(LoopExecutor(value.channel.eventLoop)) {
      await http.handle(value: value, logger: logger)
    }
  }
}

/// Runs what a connection asks for on the thread that reads from it and writes to it: waking another thread takes
/// longer than most answers.
private final class LoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  init(_ loop: any EventLoop) {
    self.loop = loop
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let (job, executor) = (UnownedJob(job), asUnownedTaskExecutor())
    loop.execute { job.runSynchronously(on: executor) }
  }
}

extension HTTPServerBuilder {
  /// - Parameter headers: what the framework's own answers carry.
  static func patient(_ connections: Connections, headers: HTTPFields) -> HTTPServerBuilder {
    HTTPServerBuilder { responder in
      let configuration = HTTP1Channel.Configuration(
        idleTimeout: Patience.idle,
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: 16 * 1_024, maxHeaderListSize: 16 * 1_024, maxHeaderFieldCount: 100))
      return PatientChannel(
        http: HTTP1Channel(responder: responder, configuration: configuration), connections: connections,
        headers: headers)
    }
  }
}
