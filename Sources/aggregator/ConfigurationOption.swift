import ArgumentParser
import StorageSQLite
import Syndication

/// `-c`, which belongs to every command that needs the configuration.
struct ConfigurationOption: ParsableArguments {
  @Option(name: [.short, .customLong("config")], help: "The configuration file.")
  var configuration = "feeds.json"

  func load() throws -> Configuration {
    try Configuration.read(path: configuration)
  }

  /// The configuration and its store, made when it is not there yet.
  func open() throws -> Desk {
    let configuration = try load()
    switch configuration.database {
    case .sqlite(let path):
      return Desk(configuration: configuration, store: try SQLiteStore.open(path: path))
    }
  }

  /// The configuration and its store as it is, for reading; an empty one before the first run.
  func read() throws -> Desk {
    let configuration = try load()
    switch configuration.database {
    case .sqlite(let path):
      return Desk(configuration: configuration, store: try SQLiteStore.openToRead(path: path))
    }
  }
}
