// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// A command that can take its options itself, where they are plain.
///
/// swift-argument-parser finds options by reflection: it asks the runtime some two hundred times whether a type conforms
/// to a protocol, and each question goes through all conformances of the program, 7,000 with Foundation's. That is three
/// milliseconds in a command that answers in one. It stays in charge of everything else: help, completion, mistakes.
protocol DirectCommand: ParsableCommand {
  /// Sets **every** option, to its value or its default. Options that are left unset end the program when they are read;
  /// `DirectArgumentsTests` compares with the parser.
  mutating func take(_ arguments: inout DirectArguments)
}

/// The words of a command line, taken away as options claim them.
struct DirectArguments {
  private var words: [String]
  /// What stands behind `--`, none of which is an option.
  private var rest: [String]
  /// Whether something is here that the parser should judge: an option given twice, a value that looks like an option.
  private(set) var isUnusual = false

  init(_ arguments: [String]) {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    words = Array(arguments[..<end])
    rest = Array(arguments[end...].dropFirst())
    isUnusual = rest.contains("--")
  }

  /// `--name`.
  mutating func flag(_ name: StaticString) -> Bool {
    guard let place = words.firstIndex(where: { Self.is($0, name) }) else { return false }
    words.remove(at: place)
    return true
  }

  /// `--name value` or `--name=value`; nil where it is not given.
  mutating func value<Value: ExpressibleByArgument>(_ name: StaticString) -> Value? {
    for place in words.indices {
      guard let (text, count) = text(at: place, name) else { continue }
      words.removeSubrange(place..<place + count)
      guard let value = Value(argument: text) else {
        isUnusual = true
        return nil
      }
      return value
    }
    return nil
  }

  /// The values of an option that may be given several times.
  mutating func values(_ name: StaticString) -> [String] {
    var values: [String] = []
    while let value: String = value(name) { values.append(value) }
    return values
  }

  /// What is no option, in order. To be asked for last: an option that nobody took is the parser's.
  mutating func operands(atLeast least: Int = 0) -> [String] {
    if words.count + rest.count < least { isUnusual = true }
    if words.contains(where: { $0 != "-" && $0.utf8.first == UInt8(ascii: "-") }) { isUnusual = true }
    defer {
      words = []
      rest = []
    }
    return words + rest
  }

  /// Options that check themselves; those that don't hold are the parser's to complain of.
  mutating func checked<Options: ParsableArguments>(_ options: consuming Options) -> Options {
    do { try options.validate() } catch { isUnusual = true }
    return options
  }

  /// The value of an option and the number of words it takes; nil where the word is something else.
  private mutating func text(at place: Int, _ name: StaticString) -> (text: String, count: Int)? {
    let word = words[place]
    if Self.is(word, name) {
      guard place + 1 < words.count, words[place + 1] == "-" || words[place + 1].utf8.first != UInt8(ascii: "-") else {
        isUnusual = true
        return nil
      }
      return (words[place + 1], 2)
    }
    let length = name.utf8CodeUnitCount
    guard word.utf8.count > length + 1, word.utf8.dropFirst(length).first == UInt8(ascii: "="),
      Self.is(word.utf8.prefix(length), name)
    else { return nil }
    return (String(word.utf8.dropFirst(length + 1)) ?? "", 1)
  }

  private static func `is`(_ word: String, _ name: StaticString) -> Bool { `is`(word.utf8[...], name) }

  private static func `is`(_ word: Substring.UTF8View, _ name: StaticString) -> Bool {
    name.withUTF8Buffer { word.elementsEqual($0) }
  }
}

extension DirectCommand {
  /// The command, where its arguments are plain and hold.
  static func direct(_ arguments: [String]) -> Self? {
    var arguments = DirectArguments(arguments)
    if arguments.isUnusual { return nil }
    var command = Self()
    command.take(&arguments)
    if arguments.isUnusual { return nil }
    do { try command.validate() } catch { return nil }
    return command
  }
}

extension BaseOptions {
  init(_ arguments: inout DirectArguments) {
    self.init()
    folder = arguments.value("--base")
  }
}

extension SharedOptions {
  init(_ arguments: inout DirectArguments) {
    self.init()
    lang = arguments.value("--lang")
    color = arguments.value("--color") ?? .auto
  }
}

extension SegmentFilterOptions {
  init(_ arguments: inout DirectArguments) {
    self.init()
    origin = arguments.value("--origin")
    since = arguments.value("--since")
    until = arguments.value("--until")
  }
}

extension RuleOptions {
  init(_ arguments: inout DirectArguments) {
    self.init()
    only = arguments.values("--only")
    skip = arguments.values("--skip")
  }
}
