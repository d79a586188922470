extension XMLReader {
  /// The URIs of the namespaces that the open elements declare.
  package var declaredNamespaces: [String] {
    bindings.map { string($0.uriStart, $0.uriEnd) }
  }

  /// Puts a namespace declaration in force.
  mutating func declare(_ attribute: Attribute) {
    guard bindings.count < limits.namespaces else {
      wellFormed = false
      return
    }
    let prefixStart = min(attribute.nameStart &+ 6, attribute.nameEnd)
    let uri = value(attribute)
    let space: UInt8
    if let code = vocabulary.namespace(uri: uri) {
      space = code
    } else if prefixStart == attribute.nameEnd || uri.isEmpty {
      space = XMLVocabulary.noNamespace
    } else {
      let prefix = slice(prefixStart, attribute.nameEnd)
      space = vocabulary.namespace(prefix: prefix) ?? XMLVocabulary.unknownNamespace
    }
    bindings.append(
      Binding(
        prefixStart: prefixStart, prefixEnd: attribute.nameEnd,
        uriStart: attribute.valueStart, uriEnd: attribute.valueEnd, space: space))
    generation &+= 1
  }

  /// What the raw name means here.
  ///
  /// - Parameter hash: of the raw name.
  mutating func resolve(_ start: Int, _ end: Int, hash: Int) -> (
    name: XMLName, traits: XMLVocabulary.Traits
  ) {
    let slot = hash & (XMLReader.knownSlots &- 1)
    let candidate = known[slot]
    if candidate.generation == generation,
      sameBytes(candidate.start, candidate.end, start, end)
    {
      return (candidate.name, candidate.traits)
    }
    let name = lookUp(start, end)
    let traits = vocabulary.traits(of: name)
    known[slot] = Known(
      start: start, end: end, generation: generation, name: name, traits: traits)
    return (name, traits)
  }

  private mutating func lookUp(_ start: Int, _ end: Int) -> XMLName {
    guard let colon = find(UInt8(ascii: ":"), from: start, to: end) else {
      let space = boundNamespace(start, start) ?? XMLVocabulary.noNamespace
      return XMLName(space: space, local: vocabulary.local(slice(start, end)))
    }
    let local = vocabulary.local(slice(colon &+ 1, end))
    if let space = boundNamespace(start, colon) { return XMLName(space: space, local: local) }
    wellFormed = false
    let space = vocabulary.namespace(prefix: slice(start, colon))
    return XMLName(space: space ?? XMLVocabulary.unknownNamespace, local: local)
  }

  /// The namespace that a prefix is bound to; the empty one is the default's.
  private func boundNamespace(_ start: Int, _ end: Int) -> UInt8? {
    for binding in bindings.reversed()
    where sameBytes(binding.prefixStart, binding.prefixEnd, start, end) {
      return binding.space
    }
    return nil
  }
}
