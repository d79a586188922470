import Glibc

/// The names of files that come to be in a folder, also of those that are gone again (inotify(7)).
struct FilesSeen: ~Copyable {
  private let descriptor: Int32

  init(in folder: String) throws {
    descriptor = inotify_init1(Int32(IN_NONBLOCK))
    guard descriptor >= 0, inotify_add_watch(descriptor, folder, UInt32(IN_CREATE)) >= 0 else {
      throw POSIXFailure(code: errno)
    }
  }

  deinit { close(descriptor) }

  /// Sorted, each once.
  func all() throws -> [String] {
    var names: Set<String> = []
    let size = 64 << 10
    try withUnsafeTemporaryAllocation(byteCount: size, alignment: 8) { buffer in
      while true {
        let count = read(descriptor, buffer.baseAddress, size)
        if count < 0, errno == EAGAIN { return }
        guard count > 0 else { throw POSIXFailure(code: errno) }
        var offset = 0
        while offset < count {
          let event = buffer.load(fromByteOffset: offset, as: inotify_event.self)
          let name = UnsafeRawBufferPointer(
            start: buffer.baseAddress.map { $0 + offset + MemoryLayout<inotify_event>.size },
            count: Int(event.len))
          names.insert(String(decoding: name.prefix { $0 != 0 }, as: UTF8.self))
          offset += MemoryLayout<inotify_event>.size + Int(event.len)
        }
      }
    }
    return names.sorted()
  }

  struct POSIXFailure: Error {
    let code: Int32
  }
}
