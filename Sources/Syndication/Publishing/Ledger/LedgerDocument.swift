package import News

/// The ledger as a document, written in pieces at the end of a buffer that the caller may empty
/// between two calls.
package struct LedgerDocument: Sendable {
  package enum Form: String, Sendable, CaseIterable {
    /// A table that a person reads.
    case text
    /// Contract 5.4.
    case json
    /// A line a republication (RFC 4180).
    case csv
  }

  private var form: any LedgerForm

  /// `width` and `offset` are for the table: columns of the terminal, and seconds east of UTC in
  /// which times are shown.
  package init(_ form: Form, width: Int = LedgerTable.defaultWidth, offset: Int32 = 0) {
    self.form =
      switch form {
      case .text: LedgerTable(width: width, offset: offset)
      case .json: LedgerJSON()
      case .csv: LedgerCSV()
      }
  }

  package mutating func begin(into buffer: inout [UInt8]) { form.begin(into: &buffer) }

  package mutating func story(_ story: LedgerStory, into buffer: inout [UInt8]) {
    form.story(story, into: &buffer)
  }

  package mutating func end(into buffer: inout [UInt8]) { form.end(into: &buffer) }
}

protocol LedgerForm: Sendable {
  mutating func begin(into buffer: inout [UInt8])
  mutating func story(_ story: LedgerStory, into buffer: inout [UInt8])
  mutating func end(into buffer: inout [UInt8])
}
