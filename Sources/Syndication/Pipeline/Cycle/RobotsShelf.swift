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
    var terms: FetchTerms
  }

  /// What is known of one file.
  enum Answer: Sendable {
    case rules(RobotsRules)
    /// It cannot be read now, and why: nothing may be asked for.
    case unreachable(String)
    /// It was not asked for, and why: that tells nothing of the host, and holds for the run.
    case notAsked(FetchFailure.Reason)
  }

  /// Seconds that an answer holds (§2.4).
  static let lifetime: Int64 = 24 * 3_600
  /// Seconds after which a file that never could be read counts as none (§2.3.1.4).
  static let longestSilence: Int64 = 30 * 86_400

  /// Bytes of rules that are held, and of those that wait to be stored. Of what does not fit the oldest
  /// is asked for again, and the newest not stored.
  static let memory = 4 << 20
  /// Files that are held, however small.
  static let maximumCount = 4_096

  private struct Learnt {
    var hosts: [String: HostState] = [:]
    var bytes = 0
  }

  private let store: any NewsStore
  private let now: Timestamp
  private let memory: Int
  private let answers: Shelf<Key, Answer>
  private let state = Mutex(Learnt())

  init(
    store: any NewsStore, now: Timestamp, memory: Int = RobotsShelf.memory,
    maximumCount: Int = RobotsShelf.maximumCount
  ) {
    self.store = store
    self.memory = memory
    self.now = now
    answers = Shelf(maximumBytes: memory, maximumCount: maximumCount)
  }

  /// What the run has learnt, to be stored, in the order of the hosts' names.
  var learnt: [HostState] {
    state.withLock { $0.hosts.values.sorted { $0.origin < $1.origin } }
  }

  /// The file's answer; `fetch` is asked for it when nobody has it yet. Nil when the task is cancelled.
  func answer(
    _ key: Key, _ fetch: () async -> Result<FetchResponse, FetchFailure>
  ) async -> Answer? {
    await answers.value(key) { answer in
      switch answer {
      case .rules(let rules): 2 * key.origin.utf8.count + rules.cost
      case .unreachable(let why): 2 * key.origin.utf8.count + why.utf8.count
      case .notAsked: 2 * key.origin.utf8.count
      }
    } bring: {
      await find(key, fetch)
    }
  }

  private func find(
    _ key: Key, _ fetch: () async -> Result<FetchResponse, FetchFailure>
  ) async -> Answer? {
    // A store that cannot be read is told by those who must read it.
    let known = try? await store.hosts([key.origin]).first?.robots
    let copy = known.flatMap { $0.agent == key.agent.token ? $0 : nil }
    if let copy, let answered = copy.answered, copy.unreachableSince == nil,
      (0..<Self.lifetime).contains(now.since(answered))
    {
      return .rules(Self.rules(copy, key.agent))
    }
    let result = await fetch()
    // What we have broken off tells nothing of the host.
    if case .failure(let failure) = result {
      if failure.reason == .cancelled { return nil }
      if failure.isPostponement { return .notAsked(failure.reason) }
    }
    return judge(result, copy, key)
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

  /// A file that one source has read holds, though another could not: by its proxy, or in its time.
  private func remember(_ copy: RobotsCopy, _ origin: String) {
    guard copy.rules?.utf8.count ?? 0 <= RobotsCopy.maximumBytes else { return }
    state.withLock { learnt in
      let former = learnt.hosts[origin]?.robots
      if let former, former.unreachableSince == nil, copy.unreachableSince != nil { return }
      let bytes = learnt.bytes + cost(copy, origin) - (former.map { cost($0, origin) } ?? 0)
      guard bytes <= memory, learnt.hosts.count < HostState.maximumCount || former != nil
      else { return }
      learnt.bytes = bytes
      learnt.hosts[origin] = HostState(origin: origin, robots: copy)
    }
  }

  private func cost(_ copy: RobotsCopy, _ origin: String) -> Int {
    Self.fixedCost + 2 * origin.utf8.count + (copy.rules?.utf8.count ?? 0)
  }

  /// Bytes of a host in a table that is a third to two thirds empty.
  private static let fixedCost = 3 * MemoryLayout<HostState>.stride

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
