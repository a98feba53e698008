// SPDX-License-Identifier: Apache-2.0

import Alignment
import Reporting

/// `align --input jsonl`: one object a line in, one a line out, in the same order.
///
/// `{"id":7,"text":"…","year":2024}` gives `{"id":7,"year":2024,"annotations":[…]}`: `id` and every other member
/// are passed through as they came, byte for byte. A bad line gives `{"id":null,"error":"…"}`.
enum AlignJSONLines {
  /// Returns whether a line or a file was bad.
  static func run(_ paths: [String], _ aligner: inout Aligner) throws -> Bool {
    var failed = false
    for path in paths {
      var lines: LineReader
      do {
        lines = try LineReader(path: path)
      } catch {
        Complaint.say(error)
        failed = true
        continue
      }
      var json = JSONWriter()
      var number = 0
      while var line = lines.next() {
        number += 1
        if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
        if !write(line, number, &aligner, &json) { failed = true }
        json.endLine()
        json.withBytes(StandardOutput.write)
        json.removeAll()
      }
      if let reason = lines.failure {
        StandardError.write("gwalho: \(path): \(words("document.unreadable", ["reason": reason]))\n")
        failed = true
      }
    }
    return failed
  }

  private static func write(
    _ line: ArraySlice<UInt8>, _ number: Int, _ aligner: inout Aligner, _ json: inout JSONWriter
  ) -> Bool {
    do {
      let object = try JSONObject(line)
      let text = try object.string("text")
      let annotations = aligner.annotations(in: text)
      json.object { json in
        json.key("id")
        if let id = object.value("id") { json.raw(id) } else { json.null() }
        for member in object.members where !["id", "text", "annotations"].contains(member.name) {
          json.key(named: member.name)
          json.raw(line[member.value])
        }
        json.key("annotations")
        json.array { json in
          for annotation in annotations { AnnotationJSON.write(annotation, path: nil, into: &json) }
        }
      }
      return true
    } catch {
      json.object { json in
        json.key("id")
        json.null()
        json.member("error", words(error.catalogueKey, error.arguments.merging(["line": "\(number)"]) { $1 }))
      }
      return false
    }
  }
}
