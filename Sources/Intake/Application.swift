import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Scheme
import ServiceLifecycle

/// Where Intake finds its files and listens.
struct Locations: Sendable {
  /// The built site.
  var site: String
  /// The SQLite file.
  var database: String
  var host = "127.0.0.1"
  /// 0 lets the system choose.
  var port = 8080

  /// Refuses paths in the site's folder: everyone can read what is there.
  ///
  /// - Throws: ``StoreFault``.
  func keepOutOfSite(_ paths: String...) throws {
    func real(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
    for path in paths where real(path).hasPrefix(real(site) + "/") { throw StoreFault.inSite(path) }
  }
}

/// The one place where the parts are put together: the program and the tests call this.
///
/// - Returns: the parts, and the routes that answer with them.
func assemble(
  _ place: Locations, settings: Settings, world: World, logger: Logger
) async throws -> (intake: Intake, router: Router<CallContext>) {
  try place.keepOutOfSite(place.database, settings.mailFolder)
  let scheme = try SchemeShelf(path: place.site + "/scheme.json", settings: settings)
  let store = try Store(path: place.database, schema: Tables.schema, world: world)
  let intake = Intake(
    store: store, scheme: scheme, world: world, logger: logger, mails: .all)
  try await store.write { [current = scheme.current] in try current.prepare($0) }
  return (intake, routes(intake, site: place.site))
}

/// Everything that runs, in the order in which it starts; it stops in the reverse order: HTTP, the sender and the
/// upkeep, and the file last.
func services(
  _ place: Locations, _ intake: Intake, _ router: Router<CallContext>, transport: Transport,
  onListening: @escaping @Sendable (_ port: Int) -> Void
) -> [any Service] {
  let http = Application(
    router: router,
    server: .patient(
      Connections(trusted: intake.settings.trustedProxies),
      headers: SafeHeaders(cookies: intake.settings.cookies).fields(at: "/my/")),
    configuration: ApplicationConfiguration(address: .hostname(place.host, port: place.port)),
    onServerRunning: { channel in onListening(channel.localAddress?.port ?? place.port) },
    logger: intake.logger)
  return [
    StoreService(store: intake.store), SchemeWatch(intake: intake), Upkeep(intake: intake),
    BounceWatch(intake: intake, spool: BounceSpool(beside: place.database)),
    Sender(intake: intake, transport: transport), http,
  ]
}

/// Keeps the file open until all that writes to it has stopped.
private struct StoreService: Service {
  let store: Store

  func run() async throws {
    try? await gracefulShutdown()
    try await store.close()
  }
}
