import GRDB
import News

enum MemberColumns {
  /// For a query over `member AS m`; read by `membership(of:)`.
  static let names = "m.role, m.parent, m.credited, m.evidence"
}

extension Membership.Role {
  /// Stored: never change one.
  fileprivate var code: Int {
    switch self {
    case .origin: 1
    case .republication: 2
    case .repeat: 3
    }
  }

  fileprivate init?(code: Int64) {
    switch code {
    case 1: self = .origin
    case 2: self = .republication
    case 3: self = .repeat
    default: return nil
    }
  }
}

extension Prepared {
  func bind(_ role: Membership.Role) {
    bind(role.code)
  }

  /// Binds role, parent, whether it credits, and evidence.
  func bind(membership: Membership) {
    bind(membership.role)
    bind(membership.parent.map { Int64($0) })
    bind(membership.credited)
    bind(list: membership.evidence)
  }
}

extension Columns {
  mutating func role() throws -> Membership.Role {
    guard let role = Membership.Role(code: try integer()) else { throw damage() }
    return role
  }

  mutating func membership(of article: ArticleID) throws -> Membership {
    let role = try role()
    let parent = try articleIfAny()
    let credited = try integer() != 0
    return Membership(
      article: article, role: role, parent: parent, evidence: try list(), credited: credited)
  }
}
