import GRDB

/// Why the database does not open, in the operator's words.
enum StoreFault: Error, CustomStringConvertible {
  case foreignFile
  case olderFile
  case newerFile(Int, known: Int)
  case migration(String, String)
  case inUse(String)
  case cannotMake(String)
  case cannotOpen(String, String)
  case setting(String, wanted: String, found: String)
  /// There is a marker, but no file.
  case gone(String, marker: String)
  /// There is a log, but no file.
  case logAlone(String)
  case empty(String)
  case noFile(String)
  case deadLink(String)
  case cutOff(String, missing: Int)
  case readOnly(String)
  case inSite(String)

  var description: String {
    switch self {
    case .foreignFile: "The database file belongs to another program. Nothing was changed in it."
    case .olderFile:
      "The database file was written by a version of Waymark from before the first release, and this one cannot read it. "
        + "Nothing was changed in it."
    case .newerFile(let version, let known):
      "The database file was written by a newer Waymark (version \(version) of its tables; "
        + "this program knows \(known)). Nothing was changed in it."
    case .migration(let name, let why):
      "The database file could not be brought up to date: the step \(name) failed (\(why)), and was undone. "
        + "The file as it was before the first step is beside it; its name has \"before\" in it."
    case .inUse(let path): "Another Intake is using this database (it holds \(path)). Stop that one first."
    case .cannotMake(let path): "The file \(path) cannot be created. Is its folder writable?"
    case .cannotOpen(let path, let why): "The database file \(path) cannot be opened: \(why). Put a copy in its place."
    case .setting(let name, let wanted, let found):
      "SQLite did not take the setting \(name) = \(wanted); it says \(found). Intake does not start without it."
    case .gone(let path, let marker):
      "The database file \(path) is missing. Put it back, or a copy of it. To begin a new scheme on purpose, "
        + "remove \(marker) first."
    case .logAlone(let path):
      "The database file \(path) is missing, but \(path)-wal is still there and holds what was written last. "
        + "Put the file back beside it; if it is lost, move \(path)-wal away and put a copy in the file's place."
    case .empty(let path):
      "The database file \(path) is empty. Put a copy in its place. To begin a new scheme on purpose, remove it, "
        + "and \(path)\(DatabaseFile.markerEnding) if there is one."
    case .noFile(let path): "\(path) is not a file. `--database` names a file, such as var/intake.db."
    case .deadLink(let path): "\(path) is a link to a file that is not there. Is its disk mounted?"
    case .cutOff(let path, let missing):
      "The end of the database file \(path) is missing (at least \(missing) bytes). Nothing was changed in it. "
        + "Put a copy in its place."
    case .readOnly(let path): "The database file \(path) or its folder cannot be written to by this user."
    case .inSite(let path):
      "\(path) would be inside the site's folder, where everyone could read it. Keep it somewhere else."
    }
  }
}

/// The disk or the file is failing: a full disk, a file that another program holds, a bad page.
struct StoreTrouble: Error, CustomStringConvertible {
  let isWriting: Bool
  let description: String

  private static let codes: [ResultCode] = [
    .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_NOMEM, .SQLITE_READONLY, .SQLITE_INTERRUPT, .SQLITE_IOERR, .SQLITE_CORRUPT,
    .SQLITE_FULL, .SQLITE_CANTOPEN, .SQLITE_PROTOCOL, .SQLITE_NOTADB,
  ]

  /// - Returns: `nil` for an error in what was asked, not in the file.
  init?(_ error: DatabaseError, isWriting: Bool) {
    guard StoreTrouble.codes.contains(error.resultCode) else { return nil }
    self.isWriting = isWriting
    description = "\(error.resultCode): \(error.message ?? "")"
  }
}
