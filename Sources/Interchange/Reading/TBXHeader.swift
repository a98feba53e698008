// SPDX-License-Identifier: Apache-2.0

/// What the root and the header of a TBX file say.
struct TBXHeader {
  var root = ""
  var dialect = ""
  var style = ""
  var language = ""
  var edition: TBXVocabulary.Edition = .all
  /// Whether gwalho wrote it: then notes hold columns.
  var isOwn = false
}
