import GRDB

/// The tables, made and changed by migrations only. A migration that was ever released stays as it
/// is; a change is a new one after it.
enum Schema {
  /// "aggr": tells a database of ours from those of other programs (SQLite's `application_id`).
  static let applicationID: Int32 = 0x6167_6772

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    // Cheap, and no migration of ours moves rows that others refer to without checking.
    migrator = migrator.disablingDeferredForeignKeyChecks()
    migrator.registerMigration("1 articles, stories, sources") { db in
      try db.execute(sql: first)
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    migrator.registerMigration("2 hosts") { db in try db.execute(sql: hosts) }
    migrator.registerMigration("3 habits of sources") { db in try db.execute(sql: habits) }
    migrator.registerMigration("4 changes") { db in try db.execute(sql: changes) }
    migrator.registerMigration("5 seals of exports") { db in try db.execute(sql: seals) }
    return migrator
  }

  private static let hosts = """
    -- HostState, column by property.
    CREATE TABLE host (
      origin TEXT PRIMARY KEY,
      -- When it was last in a batch.
      seen INTEGER NOT NULL,
      -- RobotsCopy; NULL where nothing is known.
      robots_agent TEXT,
      robots_answered INTEGER,
      robots_unreachable_since INTEGER,
      robots_rules TEXT,
      wait_until INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX host_by_time ON host(seen DESC);
    """

  private static let habits = """
    -- SourceState: moved, pace, rhythm and push, column by property.
    ALTER TABLE source ADD COLUMN address INTEGER;
    ALTER TABLE source ADD COLUMN gone INTEGER;
    ALTER TABLE source ADD COLUMN moved_sightings INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE source ADD COLUMN freshness INTEGER;
    ALTER TABLE source ADD COLUMN time_to_live INTEGER;
    ALTER TABLE source ADD COLUMN update_period INTEGER;
    ALTER TABLE source ADD COLUMN skipped_hours INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE source ADD COLUMN skipped_days INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE source ADD COLUMN newest INTEGER;
    ALTER TABLE source ADD COLUMN gap INTEGER;
    -- A list in the form of FieldWriter.
    ALTER TABLE source ADD COLUMN hubs TEXT;
    ALTER TABLE source ADD COLUMN topic TEXT;
    ALTER TABLE source ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;
    """

  private static let changes = """
    -- The store's generation in which a reader could last see a change of the article or of its place
    -- in its story. Of the members of a story the greatest counts.
    ALTER TABLE article ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
    """

  private static let seals = """
    -- Of the exports as a run last wrote them, by their names: bit by bit.
    CREATE TABLE export (
      name TEXT PRIMARY KEY,
      seal INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// Identifiers of 64 bits are kept with their highest bit turned over, so that SQL, which knows
  /// signed integers only, has the order of `UInt64` (see `Int64.init(ordered:)`).
  private static let first = """
    -- One short row an article: what finding, matching and pruning need. Many share a page.
    CREATE TABLE article (
      -- In order of arrival; never shown. Keeps the other tables small and writes at their ends.
      row INTEGER PRIMARY KEY,
      -- ArticleID, ordered.
      id INTEGER NOT NULL UNIQUE,
      -- Article.canonicalTime. All times are seconds since 1970.
      time INTEGER NOT NULL,
      -- 1: it stands for its story in exports, as its origin or not yet settled. 0: another does.
      leads INTEGER NOT NULL,
      source TEXT NOT NULL,
      publisher TEXT NOT NULL,
      first_seen INTEGER NOT NULL,
      -- When it was last in a document.
      seen INTEGER NOT NULL,
      -- When the present text was first seen.
      revised INTEGER NOT NULL,
      -- The present revision's number, from 1.
      revision INTEGER NOT NULL,
      -- Admission.entryHash, bit by bit.
      entry_hash INTEGER NOT NULL,
      -- 32 bytes, or none where the text is too short.
      content_hash BLOB NOT NULL
    ) STRICT;

    -- The order of exports. `leads` stands in it so that a republication is passed over unread.
    CREATE INDEX article_by_time ON article(time DESC, id, leads);

    -- The rest of an article but its body.
    CREATE TABLE detail (
      article INTEGER PRIMARY KEY REFERENCES article(row) ON DELETE CASCADE,
      polled_before INTEGER,
      published INTEGER,
      modified INTEGER,
      -- TextSigns.
      signs INTEGER NOT NULL,
      guid TEXT,
      url TEXT,
      canonical_url TEXT,
      title TEXT NOT NULL,
      lead TEXT,
      language TEXT,
      image TEXT,
      service TEXT,
      news_id_publisher TEXT,
      news_id TEXT,
      declared_title TEXT,
      declared_url TEXT,
      print_url TEXT,
      -- Lists in the form of FieldWriter; NULL when empty.
      authors TEXT,
      tags TEXT,
      attachments TEXT,
      attribution TEXT,
      links TEXT
    ) STRICT;

    -- The bodies; no row where there is none.
    CREATE TABLE body (
      article INTEGER PRIMARY KEY REFERENCES article(row) ON DELETE CASCADE,
      -- 1: plain text. 2: sanitised HTML.
      form INTEGER NOT NULL,
      text TEXT NOT NULL
    ) STRICT;

    -- What texts are found by when they are near duplicates; no row where there is nothing. By
    -- itself, since the whole table is read at the start of a run.
    CREATE TABLE print (
      article INTEGER PRIMARY KEY REFERENCES article(row) ON DELETE CASCADE,
      -- TextPrint.shingles, four bytes each, the lowest first.
      shingles BLOB NOT NULL
    ) STRICT;

    -- Earlier texts.
    CREATE TABLE revision (
      article INTEGER NOT NULL REFERENCES article(row) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      seen INTEGER NOT NULL,
      title TEXT NOT NULL,
      lead TEXT,
      content_hash BLOB NOT NULL,
      -- As in `body`; both NULL where there was none.
      form INTEGER,
      text TEXT,
      PRIMARY KEY (article, number)
    ) STRICT;

    -- What articles can be found by: IdentityKey, value ordered. No foreign key: it would need an
    -- index on `article` that nothing else reads; `prune` removes these rows itself.
    CREATE TABLE key (
      value INTEGER NOT NULL,
      kind INTEGER NOT NULL,
      article INTEGER NOT NULL,
      PRIMARY KEY (value, kind, article)
    ) STRICT, WITHOUT ROWID;

    -- Articles to be matched, in canonical order.
    CREATE TABLE pending (
      time INTEGER NOT NULL,
      source TEXT NOT NULL,
      id INTEGER NOT NULL,
      article INTEGER NOT NULL,
      PRIMARY KEY (time, source, id)
    ) STRICT, WITHOUT ROWID;

    -- The story of each article, once settled. A story is its members; see `story`.
    CREATE TABLE member (
      article INTEGER PRIMARY KEY REFERENCES article(row) ON DELETE CASCADE,
      -- StoryID, ordered.
      story INTEGER NOT NULL,
      -- Position in the story, from 0.
      place INTEGER NOT NULL,
      -- 1: origin. 2: republication. 3: repeat.
      role INTEGER NOT NULL,
      -- ArticleID, ordered.
      parent INTEGER,
      credited INTEGER NOT NULL,
      -- A list in the form of FieldWriter.
      evidence TEXT
    ) STRICT;
    CREATE INDEX member_by_story ON member(story, place);

    -- Stories with more than one member or with a credit; the others have no row here.
    CREATE TABLE story (
      -- StoryID, ordered.
      id INTEGER PRIMARY KEY,
      members INTEGER NOT NULL,
      -- How many publishers its members have.
      publishers INTEGER NOT NULL,
      -- When its newest republication was first seen.
      newest INTEGER,
      credited_title TEXT,
      credited_url TEXT
    ) STRICT;
    -- The ledger's order.
    CREATE INDEX story_by_news ON story(newest DESC, id) WHERE publishers >= 2;

    -- What a person has said of two articles, `a` the lesser: ArticleID, ordered.
    CREATE TABLE ruling (
      a INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
      b INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
      -- Ruling.Kind.
      kind INTEGER NOT NULL,
      PRIMARY KEY (a, b)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX ruling_by_second ON ruling(b);

    -- SourceState, column by property, and `document`.
    CREATE TABLE source (
      id TEXT PRIMARY KEY,
      paused INTEGER NOT NULL DEFAULT 0,
      etag TEXT,
      last_modified TEXT,
      body_hash INTEGER,
      last_attempt INTEGER,
      last_success INTEGER,
      next_due INTEGER,
      failures INTEGER NOT NULL DEFAULT 0,
      last_error TEXT,
      moved_to TEXT,
      title TEXT,
      fetches INTEGER NOT NULL DEFAULT 0,
      bytes INTEGER NOT NULL DEFAULT 0,
      entries INTEGER NOT NULL DEFAULT 0,
      latency REAL,
      -- RepeatedBlocks; NULL where no page was read.
      repeated BLOB,
      -- When the newest document that brought articles was seen: the greatest `article.seen`.
      document INTEGER
    ) STRICT, WITHOUT ROWID;

    -- One row.
    CREATE TABLE store (
      row INTEGER PRIMARY KEY CHECK (row = 1),
      generation INTEGER NOT NULL
    ) STRICT;
    INSERT INTO store VALUES (1, 0);
    """
}
