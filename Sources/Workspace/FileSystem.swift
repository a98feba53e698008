// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The few questions that are asked of the file system, without Foundation.
enum FileSystem {
  enum Kind {
    case file, folder, other
  }

  static func kind(_ path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Whether there is nothing of that name; a link to itself, or a path through what is no folder, is not nothing.
  static func isMissing(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0 && errno == ENOENT
  }

  /// Whether the name itself is a symbolic link, wherever it leads.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Absolute, without `.`, `..` and symbolic links; nil when there is nothing of that name.
  static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// The same for a file that need not exist, as long as its folder does.
  static func resolvedName(_ path: String) -> String? {
    if let real = resolved(path) { return real }
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    guard !name.isEmpty, name != ".", name != "..", let real = resolved(folder) else { return nil }
    return join(real, name)
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The folder that a resolved path is in; nil for `/`.
  static func parent(_ path: String) -> String? {
    guard path != "/", let slash = path.lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Names in a folder in byte order, `.` and `..` left out; empty when it cannot be read.
  ///
  /// - Parameter undecodable: called with names that are no UTF-8 and so none that could be opened, their bytes spelled
  ///   as `\xB0`.
  static func names(in folder: String, undecodable: (String) -> Void = { _ in }) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let bytes = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: UInt8.self, capacity: 256) { Array(UnsafeBufferPointer(start: $0, count: 256)) }
      }.prefix { $0 != 0 }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        undecodable(spelled(bytes))
        continue
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// ASCII as it is, all else as `\xB0`.
  private static func spelled(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.map { byte in
      (0x20..<0x7F).contains(byte)
        ? String(UnicodeScalar(byte)) : "\\x" + String(byte, radix: 16, uppercase: true)
    }.joined()
  }

  /// Makes a folder and those above it; `errno` of what failed, 0 when the folder is there.
  static func makeFolder(_ path: String) -> CInt {
    if kind(path) == .folder { return 0 }
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return kind(path) == .folder ? 0 : ENOTDIR }
    guard errno == ENOENT, let above = parent(path) else { return errno }
    let code = makeFolder(above)
    if code != 0 { return code }
    return mkdir(path, 0o777) == 0 || errno == EEXIST ? 0 : errno
  }

  static func isWritable(_ path: String) -> Bool { faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0 }

  /// The first bytes of a file; nil when it cannot be read, or is none: a pipe would be waited for without end.
  static func head(of path: String, count: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes = [UInt8](repeating: 0, count: count)
    var got = 0
    while got < count {
      let step = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress.map { $0 + got }, count - got) }
      if step < 0, errno == EINTR { continue }
      if step < 0 { return nil }
      if step == 0 { break }
      got += step
    }
    return Array(bytes[..<got])
  }

  static func reason(_ code: CInt) -> String { String(cString: strerror(code)) }
}
