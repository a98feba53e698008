// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "gwalho",
  products: [
    .executable(name: "gwalho", targets: ["gwalho"]),
    .library(
      name: "Gwalho",
      targets: ["HanHangul", "Documents", "Alignment", "TermBase", "Consistency", "Interchange", "Diagnostics"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
  ],
  targets: [
    // System libraries and thin C: they know nothing of gwalho.
    .systemLibrary(name: "CICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "ICUShim", dependencies: ["CICU"]),
    .systemLibrary(name: "CMinizip", providers: [.apt(["libminizip-dev"])]),
    .target(name: "XLSXWriterShim", linkerSettings: [.linkedLibrary("dl")]),
    .target(name: "HanData"),
    // The shape of an error that can be said in the user's language.
    .target(name: "Diagnostics", swiftSettings: strict),

    // Han and Hangul: normalisation, fold, readings, transcription.
    .target(name: "HanHangul", dependencies: ["ICUShim", "HanData", "Diagnostics"], swiftSettings: strict),
    // Writing files in one step.
    .target(name: "Files", dependencies: ["Diagnostics"], swiftSettings: strict),
    // Bytes to text with positions.
    .target(name: "Documents", dependencies: ["ICUShim", "Files", "Diagnostics"], swiftSettings: strict),
    // Brackets to pairs.
    .target(name: "Alignment", dependencies: ["HanHangul"], swiftSettings: strict),
    // A container of memory-mapped sections.
    .target(name: "IndexFile", dependencies: ["Files", "Diagnostics"], swiftSettings: strict),
    // Concepts, glossary files, the term index.
    .target(name: "TermBase", dependencies: ["HanHangul", "IndexFile", "Diagnostics"], swiftSettings: strict),
    // What was observed: documents, attestations, candidates.
    .target(
      name: "Memory",
      dependencies: [
        "Alignment", "TermBase", "HanHangul", "IndexFile", "Diagnostics", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    // TBX, TMX and tables over plain values.
    .target(name: "Interchange", dependencies: ["TermBase", "CXML2", "Files", "Diagnostics"], swiftSettings: strict),
    // Workbooks over plain values; of Interchange it takes the XML reader alone.
    .target(
      name: "Spreadsheet", dependencies: ["CMinizip", "XLSXWriterShim", "Interchange", "Diagnostics"],
      swiftSettings: strict),
    // Rules to findings.
    .target(
      name: "Consistency", dependencies: ["Alignment", "TermBase", "Documents", "HanHangul"], swiftSettings: strict),
    // Base discovery, configuration, locks, ingest, review.
    .target(
      name: "Workspace",
      dependencies: [
        "Documents", "Alignment", "TermBase", "Memory", "Consistency", "Interchange", "Spreadsheet", "Diagnostics",
        "HanHangul", "IndexFile",
        .product(name: "TOMLKit", package: "TOMLKit"),
      ], swiftSettings: strict),
    // Values to text and JSON; the message catalogue.
    .target(
      name: "Reporting",
      dependencies: ["Alignment", "Consistency", "Diagnostics", "Evaluation", "HanHangul", "TermBase"],
      swiftSettings: strict),
    // Gold data to accuracy.
    .target(name: "Evaluation", dependencies: ["Alignment", "HanHangul", "Diagnostics"], swiftSettings: strict),
    .executableTarget(
      name: "gwalho",
      dependencies: [
        "Workspace", "Reporting", "Evaluation", "Interchange", "Memory", "Consistency", "TermBase", "Documents",
        "Alignment", "HanHangul", "Files", "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    .testTarget(name: "DocumentsTests", dependencies: ["Documents", "Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests", dependencies: ["gwalho", "Spreadsheet", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "AlignmentTests", dependencies: ["Alignment", "HanHangul"], exclude: ["Cases"], swiftSettings: strict),
    .testTarget(
      name: "EvaluationTests", dependencies: ["Evaluation"], exclude: ["OpenGold"], swiftSettings: strict),
    .testTarget(name: "HanHangulTests", dependencies: ["HanHangul"], swiftSettings: strict),
    .testTarget(
      name: "InterchangeTests", dependencies: ["Interchange", "TermBase", "Documents", "HanHangul", "Diagnostics"],
      swiftSettings: strict),

    .testTarget(
      name: "SpreadsheetTests", dependencies: ["Spreadsheet", "CMinizip", "Interchange", "Diagnostics"],
      swiftSettings: strict),

    // Not for users: makes the tables in Sources/HanData and the generated catalogue.
    .executableTarget(name: "generate-data", swiftSettings: strict),

    // Not for users: the steady speed of matching (Benchmarks/match/run).
    .executableTarget(
      name: "benchmark-match",
      dependencies: ["Consistency", "TermBase", "Workspace", "IndexFile"], path: "Benchmarks/match/Program",
      swiftSettings: strict),
    // Not for users: the segment index in process (Benchmarks/memory/run).
    .executableTarget(
      name: "benchmark-memory", dependencies: ["Memory", "IndexFile"], path: "Benchmarks/memory/Program",
      swiftSettings: strict),

    // Not for users: reading and writing interchange files (Benchmarks/interchange/run).
    .executableTarget(
      name: "benchmark-interchange", dependencies: ["Interchange", "TermBase", "Workspace"],
      path: "Benchmarks/interchange/Program", swiftSettings: strict),

    .testTarget(name: "IndexFileTests", dependencies: ["IndexFile", "Files", "Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "TermBaseTests", dependencies: ["TermBase", "IndexFile", "HanHangul", "Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "ConsistencyTests",
      dependencies: ["Consistency", "Alignment", "Documents", "TermBase", "HanHangul", "IndexFile"],
      exclude: ["Matching", "Tables"], swiftSettings: strict),
    .testTarget(
      name: "ReportingTests",
      dependencies: ["Reporting", "Evaluation", "Consistency", "Alignment", "TermBase", "HanHangul", "Diagnostics"],
      swiftSettings: strict),
    .testTarget(
      name: "MemoryTests",
      dependencies: [
        "Memory", "Alignment", "HanHangul", "TermBase", "IndexFile", "Diagnostics",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: strict),
    .testTarget(
      name: "WorkspaceTests",
      dependencies: [
        "Workspace", "Memory", "TermBase", "Consistency", "Documents", "Diagnostics", "HanHangul", "Interchange",
        "Spreadsheet",
      ], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
