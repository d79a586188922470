/// An element of the podcast namespace (podcastindex.org/namespace/1.0) as the feed has it: what its
/// attributes and children mean is the namespace's to say, and it grows every year.
package struct PodcastElement: Hashable, Sendable {
  /// The local name as it is written: `transcript`, `valueRecipient`.
  package var name: String
  package var text: String?
  /// By their names; addresses among them are resolved.
  package var attributes: [String: String]
  package var children: [PodcastElement]

  package init(
    name: String, text: String? = nil, attributes: [String: String] = [:],
    children: [PodcastElement] = []
  ) {
    self.name = name
    self.text = text
    self.attributes = attributes
    self.children = children
  }
}
