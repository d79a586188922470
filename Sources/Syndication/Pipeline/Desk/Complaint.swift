import Extraction
import Feeds
import Glibc
import JSON
import Storage

/// How a command ends (DESIGN section 4).
package enum ExitStatus: Int32, Sendable {
  case done = 0
  case someSourcesFailed = 1
  case usage = 2
  case everySourceFailed = 3
  case exportRefused = 4
  case dataUnusable = 65
  case inputOutput = 74
  case locked = 75
  case configuration = 78
}

/// What went wrong, in lines for a person, and how the command ends because of it.
package struct Complaint: Error, Hashable, Sendable {
  package let status: ExitStatus
  package let lines: [String]

  package init(_ status: ExitStatus, _ lines: String...) {
    self.status = status
    self.lines = lines
  }

  package init(_ status: ExitStatus, lines: [String]) {
    self.status = status
    self.lines = lines
  }

  /// Finds the words and the status for any error that leaves a stage.
  package init(_ error: any Error) {
    switch error {
    case let complaint as Complaint: self = complaint
    case let error as ConfigurationError:
      self.init(.configuration, lines: error.lines)
    case let error as StoreError: self.init(.inputOutput, error.advice)
    case let error as FileError: self.init(.inputOutput, error.advice())
    case let error as FeedError: self.init(.dataUnusable, error.description)
    case let error as ExtractionError: self.init(.dataUnusable, error.description)
    default: self.init(.inputOutput, String(describing: error))
    }
  }
}

extension [Complaint] {
  /// One for each error, but for files one for each reason: a full disk is told once, not file by
  /// file.
  init(_ errors: [any Error]) {
    self = []
    var told: [String: Int] = [:]
    for case let error as FileError in errors {
      told[error.reason, default: 0] += 1
    }
    for error in errors {
      guard let file = error as? FileError else {
        append(Complaint(error))
        continue
      }
      guard let count = told.removeValue(forKey: file.reason) else { continue }
      let others = count > 1 ? " (so it is with \(count - 1) more)" : ""
      append(Complaint(.inputOutput, file.advice(others)))
    }
  }

  /// How a command ends that had all of these: what could not be written weighs more than what was
  /// refused. Nil when there are none.
  var status: ExitStatus? {
    (first { $0.status != .exportRefused } ?? first)?.status
  }
}

extension FileError {
  /// What is wrong, where, and what to do about a file that could not be written.
  fileprivate func advice(_ others: String = "") -> String {
    let told = description + others
    guard !["open", "read"].contains(where: action.hasPrefix) else { return told }
    let cure =
      switch code {
      case ENOSPC, EDQUOT: "make room"
      case EROFS, EACCES, EPERM: "see that the file and its folder may be written"
      default: "mend that"
      }
    return "\(told); what was there before is whole: \(cure), and run again"
  }
}

extension StoreError {
  /// What is wrong, where, and what to do.
  var advice: String {
    switch self {
    case .notADatabase(let path):
      "\(path) is not a database of aggregator and was left alone: move it away, or name another "
        + "file in $.database"
    case .newerSchema(let path):
      "\(path) was written by a later version of aggregator: run that version, or name another "
        + "file in $.database"
    case .unavailable(let path, let reason):
      "the database \(path) cannot be used: \(reason); nothing was lost: see that the disk has "
        + "room and the folder can be written, and run again"
    }
  }
}
