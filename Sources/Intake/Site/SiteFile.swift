import HTTPTypes
import NIOCore
import Scheme

/// One version of a file of the site, as it is sent.
struct SiteFile: Sendable {
  /// What is sent, and the header fields that it is sent with.
  struct Copy: Sendable {
    let tag: String
    let fields: HTTPFields
    let content: Content
  }

  enum Content: Sendable {
    case held(ByteBuffer)
    case onDisk(OpenFile)
  }

  let stamp: FileStamp
  let plain: Copy
  /// `nil` if compressing saves nothing, and for a file that is sent from the disk.
  let packed: Copy?

  /// Reads the whole file, and compresses it.
  ///
  /// - Parameter fields: what every copy of it is sent with.
  /// - Throws: `Problem.cannotRead`.
  init(reading file: OpenFile, fields: HTTPFields) throws {
    let bytes = try file.bytes(from: 0, count: file.stamp.size)
    let tag = Fingerprint.of(bytes)
    stamp = file.stamp
    plain = Copy(fields, tag: tag, size: bytes.count, .held(ByteBuffer(bytes: bytes)))
    packed = Gzip.packed(bytes).map { packed in
      var fields = fields
      fields[.contentEncoding] = "gzip"
      return Copy(fields, tag: tag + "-gzip", size: packed.count, .held(ByteBuffer(bytes: packed)))
    }
  }

  /// Sent from the disk, piece by piece.
  init(onDisk file: OpenFile, fields: HTTPFields) {
    stamp = file.stamp
    let tag = "\(stamp.inode)-\(stamp.size)-\(stamp.modified)"
    plain = Copy(fields, tag: tag, size: stamp.size, .onDisk(file))
    packed = nil
  }

  /// How many bytes of memory it takes.
  var weight: Int {
    [plain, packed].reduce(0) { sum, copy in
      if case .held(let bytes) = copy?.content { sum + bytes.readableBytes } else { sum }
    }
  }
}

extension SiteFile.Copy {
  fileprivate init(_ fields: HTTPFields, tag: String, size: Int, _ content: SiteFile.Content) {
    let tag = "\"\(tag)\""
    var fields = fields
    fields[.eTag] = tag
    fields[.contentLength] = String(size)
    self.init(tag: tag, fields: fields, content: content)
  }
}
