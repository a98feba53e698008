// SPDX-License-Identifier: Apache-2.0

import Documents
import Glibc

/// Files that are replaced together: when one cannot be written, those before it get back what they had.
enum SeveralFiles {
  /// One file on its way.
  struct Change {
    /// Absolute.
    var path: String
    /// Of the file that is to be replaced; nil: there is none.
    var stamp: FileStamp?
    /// What it has now; nil: there is none.
    var old: [UInt8]?
    /// What it is to have.
    var new: [UInt8]
  }

  /// Replaces all files or none. Another program that writes in between keeps what it wrote.
  static func replace(_ changes: [Change]) throws(FileWriteError) {
    for (number, change) in changes.enumerated() {
      do throws(FileWriteError) {
        try OutputFile.replaceAtomically(path: change.path, bytes: change.new, expected: change.stamp)
      } catch {
        restore(changes[..<number])
        throw error
      }
    }
  }

  /// Gives files what they had where they have what was written last.
  static func restore(_ changes: some BidirectionalCollection<Change>) {
    for change in changes.reversed() {
      let stamp = FileStamp(path: change.path)
      guard FileSystem.head(of: change.path, count: change.new.count + 1) == change.new else { continue }
      if let old = change.old {
        try? OutputFile.replaceAtomically(path: change.path, bytes: old, expected: stamp)
      } else {
        unlink(change.path)
      }
    }
  }
}
