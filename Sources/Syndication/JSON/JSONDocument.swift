/// Reads a whole document into a tree.
package enum JSONDocument {
  package static func parse(
    _ bytes: [UInt8], options: JSONOptions = .default
  ) throws(JSONError) -> JSONNode {
    // `withUnsafeBufferPointer` passes typed errors on only when its closure names the type.
    try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) -> JSONNode in
      try parse(buffer, options: options)
    }
  }

  package static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, options: JSONOptions = .default
  ) throws(JSONError) -> JSONNode {
    var reader = JSONReader(bytes, options: options)
    var builder = JSONTreeBuilder()
    var values = 0
    while true {
      let token = try reader.next()
      switch token {
      case .end:
        // `next` gives `.end` only after a whole value.
        guard let root = builder.root else { throw JSONError(.empty, at: reader.tokenOffset) }
        return root
      case .key, .endObject, .endArray: break
      default:
        values += 1
        guard values <= options.maximumValues else {
          throw JSONError(.tooManyValues, at: reader.tokenOffset)
        }
      }
      builder.add(token, from: reader)
    }
  }
}

/// Puts tokens together on a stack of its own, so that depth costs no call stack.
private struct JSONTreeBuilder {
  private struct Container {
    let offset: Int
    let isObject: Bool
    var nodes: [JSONNode] = []
    var members: [JSONMember] = []
    var key = ""
    var keyOffset = 0
  }

  private var stack: [Container] = []
  private(set) var root: JSONNode?

  mutating func add(_ token: JSONToken, from reader: JSONReader) {
    let offset = reader.tokenOffset
    switch token {
    case .beginObject: stack.append(Container(offset: offset, isObject: true))
    case .beginArray: stack.append(Container(offset: offset, isObject: false))
    case .endObject, .endArray: close()
    case .key(let text): setKey(reader.string(text), offset: offset)
    case .string(let text): place(JSONNode(.string(reader.string(text)), offset: offset))
    case .number(let text):
      place(JSONNode(.number(JSONNumber(text: reader.string(text))), offset: offset))
    case .bool(let bool): place(JSONNode(.bool(bool), offset: offset))
    case .null: place(JSONNode(.null, offset: offset))
    case .end: break
    }
  }

  private mutating func setKey(_ key: String, offset: Int) {
    guard let top = stack.indices.last else { return }
    stack[top].key = key
    stack[top].keyOffset = offset
  }

  private mutating func close() {
    guard let container = stack.popLast() else { return }
    let value: JSONValue =
      container.isObject ? .object(container.members) : .array(container.nodes)
    place(JSONNode(value, offset: container.offset))
  }

  private mutating func place(_ node: JSONNode) {
    guard let top = stack.indices.last else {
      root = node
      return
    }
    if stack[top].isObject {
      stack[top].members.append(
        JSONMember(key: stack[top].key, keyOffset: stack[top].keyOffset, node: node))
    } else {
      stack[top].nodes.append(node)
    }
  }
}
