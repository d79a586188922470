import Markup
import News

/// Places: GeoRSS Simple and GML, and the W3C's `geo:lat` and `geo:long`.
extension Record {
  /// Pairs of coordinates that one shape may have.
  private static let mostCoordinates = 4_096

  mutating func readGeoRSS(_ local: Local?, _ reader: inout XMLReader) {
    switch local {
    case .where:
      let depth = reader.depth
      while reader.nextChild(of: depth) { readGML(reader.local, &reader) }
    case .point: setGeometry(.point, reader.text())
    case .line: setGeometry(.line, reader.text())
    case .polygon: setGeometry(.polygon, reader.text())
    case .box: setGeometry(.box, reader.text())
    default: break
    }
  }

  mutating func readGML(_ local: Local?, _ reader: inout XMLReader) {
    let shape: Geometry.Shape
    switch local {
    case .point: shape = .point
    case .linestring: shape = .line
    case .polygon: shape = .polygon
    case .envelope: shape = .box
    default: return
    }
    var swaps = Self.isLatitudeFirst(reader.attribute("srsname"))
    var text = ""
    let depth = reader.depth
    gatherPositions(&reader, depth, &text, &swaps)
    setGeometry(shape, text, latitudeFirst: swaps)
  }

  private mutating func gatherPositions(
    _ reader: inout XMLReader, _ depth: Int, _ text: inout String, _ latitudeFirst: inout Bool
  ) {
    while reader.nextChild(of: depth) {
      if let name = reader.attribute("srsname") { latitudeFirst = Self.isLatitudeFirst(name) }
      switch reader.local {
      case .pos, .poslist, .lowerCorner, .upperCorner:
        text += " " + (reader.text() ?? "")
      case .exterior, .linearring:
        gatherPositions(&reader, reader.depth, &text, &latitudeFirst)
      default: break
      }
    }
  }

  /// WGS 84 is written with the latitude first; other reference systems say nothing of GeoRSS.
  private static func isLatitudeFirst(_ system: String?) -> Bool {
    guard let system else { return true }
    return !system.contains("EPSG") || system.contains("4326")
  }

  private mutating func setGeometry(
    _ shape: Geometry.Shape, _ text: String?, latitudeFirst: Bool = true
  ) {
    guard let text, geo == nil else { return }
    let numbers = text.split { $0 == " " || $0 == "," || $0.isWhitespace }
      .prefix(Self.mostCoordinates).map { Double($0) ?? .nan }
    let least =
      switch shape {
      case .point: 2
      case .line, .box: 4
      case .polygon: 6
      }
    guard numbers.count >= least, numbers.count % 2 == 0, numbers.allSatisfy(\.isFinite) else {
      return
    }
    var coordinates = numbers
    if latitudeFirst {
      for place in stride(from: 0, to: coordinates.count, by: 2) {
        coordinates.swapAt(place, place + 1)
      }
    }
    geo = Geometry(shape: shape, coordinates: coordinates)
  }

  mutating func readGeo(_ local: Local?, _ reader: inout XMLReader) {
    switch local {
    case .lat, .latitude: latitude = reader.text().flatMap { Double($0) }
    case .long, .longitude: longitude = reader.text().flatMap { Double($0) }
    case .point:
      let depth = reader.depth
      while reader.nextChild(of: depth) { readGeo(reader.local, &reader) }
    default: break
    }
  }
}
