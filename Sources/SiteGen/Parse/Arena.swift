import Glibc

/// Memory that is handed out piece after piece and taken back all at once.
///
/// A document in libcmark is hundreds of small pieces that live as long as it does; taking each from the heap costs
/// more than parsing. There is one arena for each thread, since libcmark asks for memory without saying what it is for.
struct Arena {
  /// Pieces begin at multiples of this, as those of `malloc` do; the step before each contains its size.
  private static let step = 16
  /// Enough for what most pages need.
  private static let blockSize = 256 << 10

  private var blocks = [UnsafeMutableRawPointer.allocate(byteCount: blockSize, alignment: step)]
  /// Where the free part of the last block begins, and how many bytes it has.
  private var next: UnsafeMutableRawPointer
  private var room = Arena.blockSize
  /// How many calls of ``use(_:)`` are under way, one inside the other.
  private var depth = 0

  private init() { next = blocks[0] }

  /// Runs `body`; what it takes is given back when the outermost of these calls ends.
  static func use<Result>(_ body: () -> Result) -> Result {
    let arena = current
    arena.pointee.depth += 1
    defer {
      arena.pointee.depth -= 1
      if arena.pointee.depth == 0 { arena.pointee.rewind() }
    }
    return body()
  }

  /// This many bytes, whatever is in them.
  static func take(_ size: Int) -> UnsafeMutableRawPointer { current.pointee.take(size) }

  /// This many bytes, all zero.
  static func takeZeroed(_ size: Int) -> UnsafeMutableRawPointer {
    let piece = take(size)
    memset(piece, 0, size)
    return piece
  }

  /// The piece, or another one with the same bytes, with room for this many.
  static func resize(_ piece: UnsafeMutableRawPointer, to size: Int) -> UnsafeMutableRawPointer {
    current.pointee.resize(piece, to: size)
  }

  // MARK: A thread's own

  private static var current: UnsafeMutablePointer<Arena> {
    if let own = pthread_getspecific(key) { return own.assumingMemoryBound(to: Arena.self) }
    let own = UnsafeMutablePointer<Arena>.allocate(capacity: 1)
    own.initialize(to: Arena())
    pthread_setspecific(key, own)
    return own
  }

  /// A thread finds its arena by this key; when the thread ends, so does the arena.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { own in
      guard let own = own?.assumingMemoryBound(to: Arena.self) else { return }
      own.pointee.blocks.forEach { $0.deallocate() }
      own.deinitialize(count: 1)
      own.deallocate()
    }
    return key
  }()

  // MARK: Pieces

  private mutating func take(_ size: Int) -> UnsafeMutableRawPointer {
    let length = Arena.rounded(size)
    if length + Arena.step > room { addBlock(length + Arena.step) }
    let piece = next + Arena.step
    next.storeBytes(of: length, as: Int.self)
    advance(length + Arena.step)
    return piece
  }

  private mutating func resize(_ piece: UnsafeMutableRawPointer, to size: Int) -> UnsafeMutableRawPointer {
    let header = piece - Arena.step
    let old = header.load(as: Int.self)
    let length = Arena.rounded(size)
    if length <= old { return piece }
    // The last piece grows in place, as a page does while it is drawn.
    if piece + old == next, length - old <= room {
      header.storeBytes(of: length, as: Int.self)
      advance(length - old)
      return piece
    }
    let larger = take(size)
    larger.copyMemory(from: piece, byteCount: old)
    return larger
  }

  private mutating func advance(_ length: Int) {
    next += length
    room -= length
  }

  private mutating func addBlock(_ size: Int) {
    room = max(size, Arena.blockSize)
    next = .allocate(byteCount: room, alignment: Arena.step)
    blocks.append(next)
  }

  private mutating func rewind() {
    while blocks.count > 1 { blocks.removeLast().deallocate() }
    next = blocks[0]
    room = Arena.blockSize
  }

  private static func rounded(_ size: Int) -> Int { (size + step - 1) & ~(step - 1) }
}
