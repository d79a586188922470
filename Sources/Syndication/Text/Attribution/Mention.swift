/// A name in a place where a text credits others.
package struct Mention: Hashable, Sendable {
  /// As the text writes it.
  package let name: String
  /// Whether the words around it make it a credit. If not, it is one when it is a publisher's name:
  /// "(Courier)", "Courier: …", "Courier reports that …".
  package let isSure: Bool
}
