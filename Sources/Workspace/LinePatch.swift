// SPDX-License-Identifier: Apache-2.0

import IndexFile

/// What one edit changed in a file, as whole lines of bytes, so that it can be taken back to the byte.
struct LinePatch: Sendable, Equatable {
  /// The file, relative to the base.
  let path: String
  /// Of the file after the edit.
  private let checksum: UInt64
  /// Where the lines stand in the file after the edit, in bytes.
  private let start: Int
  /// The lines before and after.
  private let old: [UInt8]
  private let new: [UInt8]

  /// Nil when nothing changed. A file that was not there before is taken for one with its header alone: what an undo
  /// leaves of it is that.
  init?(path: String, before: [UInt8]?, after: [UInt8]) {
    let lines = Lines(after)
    let before = before ?? Array(after[..<lines.end(ofLineAt: 0)])
    if before == after { return nil }
    let shorter = min(before.count, after.count)
    var start = 0
    while start < shorter, before[start] == after[start] { start += 1 }
    start = lines.start(ofLineAt: start)
    var tail = 0
    while tail < shorter - start, before[before.count - 1 - tail] == after[after.count - 1 - tail] { tail += 1 }
    // Down to whole lines in both.
    let oldLines = Lines(before)
    while tail > 0, !lines.isStart(after.count - tail) || !oldLines.isStart(before.count - tail) { tail -= 1 }
    self.path = path
    self.start = start
    checksum = Checksum64.of(after)
    old = Array(before[start..<before.count - tail])
    new = Array(after[start..<after.count - tail])
  }

  /// The file without the edit; nil when its lines are no longer there, or stand there twice.
  func reverted(_ bytes: [UInt8]) -> [UInt8]? {
    if bytes.count >= start + new.count, Checksum64.of(bytes) == checksum {
      return Array(bytes[..<start]) + old + bytes[(start + new.count)...]
    }
    if new.isEmpty { return nil }
    let lines = Lines(bytes)
    var found: Int?
    var place = 0
    while place + new.count <= bytes.count {
      let ends = place + new.count == bytes.count || lines.isStart(place + new.count)
      if ends, bytes[place..<place + new.count].elementsEqual(new) {
        if found != nil { return nil }
        found = place
      }
      let next = lines.end(ofLineAt: place)
      if next <= place { break }
      place = next
    }
    guard let found else { return nil }
    return Array(bytes[..<found]) + old + bytes[(found + new.count)...]
  }
}

/// Where lines of a file begin and end; LF in bytes, or in UTF-16LE where the file says so by its mark.
private struct Lines {
  private let bytes: [UInt8]
  private let isWide: Bool

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    isWide = bytes.starts(with: [0xFF, 0xFE])
  }

  func isStart(_ place: Int) -> Bool {
    if place == 0 { return true }
    if !isWide { return bytes[place - 1] == 0x0A }
    return place % 2 == 0 && bytes[place - 2] == 0x0A && bytes[place - 1] == 0
  }

  func start(ofLineAt place: Int) -> Int {
    var place = place
    while !isStart(place) { place -= 1 }
    return place
  }

  func end(ofLineAt place: Int) -> Int {
    var place = min(place + 1, bytes.count)
    while place < bytes.count, !isStart(place) { place += 1 }
    return place
  }
}
