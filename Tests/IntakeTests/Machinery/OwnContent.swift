import Foundation
import Testing

@testable import Intake

extension House {
  /// The project's root.
  static let root = URL(fileURLWithPath: site).appending(path: "../../../..").standardizedFileURL.path

  /// A service with a site that SiteGen builds of the project's own content.
  ///
  /// - Parameter change: changes the copy of `content/` and `site/` below a folder.
  static func withOwnContent(_ change: (_ folder: String) throws -> Void) async throws -> House {
    let copy = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
    for folder in ["content", "site"] {
      try FileManager.default.copyItem(atPath: "\(root)/\(folder)", toPath: "\(copy)/\(folder)")
    }
    try change(copy)
    let said = try Program.run(
      Program.executable.deletingLastPathComponent().appending(path: "sitegen").path,
      ["build", "--content", "\(copy)/content", "--site", "\(copy)/site", "--out", "\(copy)/_site"])
    #expect(!said.contains("error:"), "\(said)")
    return try await House(site: "\(copy)/_site") { settings in
      settings.safeguardingContacts = [Settings.Contact(name: "Ffion", address: "ffion@example.org")]
    }
  }
}
