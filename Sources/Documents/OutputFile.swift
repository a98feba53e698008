// SPDX-License-Identifier: Apache-2.0

public import Files

// Who reads documents writes files as well, and need not know which target does it: modules below this one write, too.

/// See `Files.OutputFile`.
public typealias OutputFile = Files.OutputFile
/// See `Files.AtomicOutput`.
public typealias AtomicOutput = Files.AtomicOutput
/// See `Files.TemporaryFiles`.
public typealias TemporaryFiles = Files.TemporaryFiles
/// See `Files.FileStamp`.
public typealias FileStamp = Files.FileStamp
/// See `Files.FileWriteError`.
public typealias FileWriteError = Files.FileWriteError
