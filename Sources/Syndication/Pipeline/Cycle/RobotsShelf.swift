import Fetching
import News
import Storage
import Synchronization

/// What the hosts of a run ask of robots (RFC 9309). A robots.txt is asked for at most once a run,
/// and not at all when the store has it from the last 24 hours.
final class RobotsShelf: Sendable {
  /// For whom a file holds: who may go to the same places by the same way under one name.
  struct Key: Hashable, Sendable {
    var origin: String
    var agent: RobotsAgent
    var allowPrivate: Bool
    var caFile: String?
    var proxy: String?
  }

  /// What is known of one file.
  enum Answer: Sendable {
    case rules(RobotsRules)
    /// It cannot be read now, and why: nothing may be asked for.
    case unreachable(String)
  }

  /// Seconds that an answer holds (§2.4).
  static let lifetime: Int64 = 24 * 3_600
  /// Seconds after which a file that never could be read counts as none (§2.3.1.4).
  static let longestSilence: Int64 = 30 * 86_400

  /// Bytes of rules that are held, and of those that wait to be stored. Of what does not fit the oldest
  /// is asked for again, and the newest not stored.
  static let memory = 4 << 20

  private struct State {
    var answers: [Key: Task<Answer, Never>] = [:]
    /// Those that have come, the oldest first, with their bytes.
    var held: [(key: Key, bytes: Int)] = []
    var heldBytes = 0
    var learnt: [String: HostState] = [:]
    var learntBytes = 0
  }

  private let store: any NewsStore
  private let now: Timestamp
  private let memory: Int
  private let state = Mutex(State())

  init(store: any NewsStore, now: Timestamp, memory: Int = RobotsShelf.memory) {
    self.store = store
    self.memory = memory
    self.now = now
  }

  /// What the run has learnt, to be stored, in the order of the hosts' names.
  var learnt: [HostState] {
    state.withLock { $0.learnt.values.sorted { $0.origin < $1.origin } }
  }

  /// The file's answer; `fetch` is asked for it when nobody has it yet.
  func answer(
    _ key: Key, _ fetch: @escaping @Sendable () async -> Result<FetchResponse, FetchFailure>
  ) async -> Answer {
    let (task, isFirst) = state.withLock { state in
      if let task = state.answers[key] { return (task, false) }
      let task = Task { await find(key, fetch) }
      state.answers[key] = task
      return (task, true)
    }
    let answer = await task.value
    if isFirst { hold(key, answer) }
    return answer
  }

  private func hold(_ key: Key, _ answer: Answer) {
    let bytes: Int
    switch answer {
    case .rules(let rules): bytes = rules.cost
    case .unreachable(let why): bytes = why.utf8.count
    }
    state.withLock { state in
      state.held.append((key, bytes))
      state.heldBytes += bytes
      var forgotten = 0
      while state.heldBytes > memory, forgotten < state.held.count {
        state.heldBytes -= state.held[forgotten].bytes
        state.answers[state.held[forgotten].key] = nil
        forgotten += 1
      }
      state.held.removeFirst(forgotten)
    }
  }

  private func find(
    _ key: Key, _ fetch: @Sendable () async -> Result<FetchResponse, FetchFailure>
  ) async -> Answer {
    // A store that cannot be read is told by those who must read it.
    let known = try? await store.hosts([key.origin]).first?.robots
    let copy = known.flatMap { $0.agent == key.agent.token ? $0 : nil }
    if let copy, let answered = copy.answered, copy.unreachableSince == nil,
      (0..<Self.lifetime).contains(now.since(answered))
    {
      return .rules(Self.rules(copy, key.agent))
    }
    return judge(await fetch(), copy, key)
  }

  private func judge(
    _ result: Result<FetchResponse, FetchFailure>, _ copy: RobotsCopy?, _ key: Key
  ) -> Answer {
    var next = RobotsCopy(agent: key.agent.token, answered: now)
    let answer: Answer
    switch result {
    case .success(let response):
      let rules = RobotsRules.parse(response.body.bytes, agent: key.agent)
      next.rules = rules.text
      answer = .rules(rules)
    case .failure(let failure) where failure.saysThereIsNone:
      answer = .rules(.none)
    case .failure(let failure):
      next = copy ?? RobotsCopy(agent: key.agent.token)
      // A moment that lies ahead was written by a wrong clock.
      next.unreachableSince = min(next.unreachableSince ?? now, now)
      answer = silence(next, failure, key.agent)
    }
    remember(next, key.origin)
    return answer
  }

  /// Rules that were once read hold as long as the host is silent.
  private func silence(
    _ copy: RobotsCopy, _ failure: FetchFailure, _ agent: RobotsAgent
  ) -> Answer {
    if copy.rules != nil { return .rules(Self.rules(copy, agent)) }
    if let since = copy.unreachableSince, now.since(since) > Self.longestSilence {
      return .rules(.none)
    }
    return .unreachable(failure.description)
  }

  private func remember(_ copy: RobotsCopy, _ origin: String) {
    let bytes = origin.utf8.count + (copy.rules?.utf8.count ?? 0)
    guard bytes <= RobotsCopy.maximumBytes else { return }
    state.withLock { state in
      guard state.learntBytes + bytes <= memory else { return }
      state.learntBytes += bytes
      state.learnt[origin] = HostState(origin: origin, robots: copy)
    }
  }

  private static func rules(_ copy: RobotsCopy, _ agent: RobotsAgent) -> RobotsRules {
    copy.rules.map { RobotsRules.parse(Array($0.utf8), agent: agent) } ?? .none
  }
}

extension FetchFailure {
  /// Whether the host has said that it has no robots.txt (§2.3.1.3), or leads nowhere (§2.3.1.2). A
  /// host that is asked too much has not.
  fileprivate var saysThereIsNone: Bool {
    switch reason {
    case .status(let code, _, _): (300...499).contains(code) && code != 429
    case .tooManyRedirects, .redirectRefused: true
    default: false
    }
  }
}
