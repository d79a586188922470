/// Query parameters that say how a reader came, not what is read. They are left out of canonical
/// addresses. Add a row here when a new one is seen; a name that some site uses to select the page
/// (`id`, `p`, `page`, `source`) must not be added.
enum TrackingParameters {
  /// Names that begin so.
  static let prefixes = [
    "utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "at_custom", "at_medium", "at_campaign",
    "oly_", "vero_", "ga_source", "ga_medium", "ga_campaign", "itm_", "wt.mc", "wt_mc", "sc_c",
    "at_link", "at_ptr_", "at_bbc_", "at_format", "gaa_", "amp_gsa", "amp_ct",
  ]

  static let names: Set<String> = [
    // Advertisers' click numbers.
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "yclid", "ysclid", "msclkid",
    "twclid", "ttclid", "igshid", "igsh", "li_fat_id", "epik", "rdt_cid", "srsltid", "zanpid",
    "_openstat", "irclickid", "gad_source", "gad_campaignid", "mibextid", "sfnsn", "wickedid",
    // Newsletters and sharing buttons.
    "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp", "s_cid",
    "s_kwcid", "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname", "ns_fee", "xtor",
    "smid", "smtyp", "cmpid", "ncid", "ocid", "icid", "_ga", "_gl", "feature", "ref_src",
    "ref_url", "guccounter", "guce_referrer", "guce_referrer_sig", "__twitter_impression",
    "amp_js_v", "usqp", "partner", "wpisrc", "ftag", "cid_source", "ito",
    "hss_channel", "traffic_source", "replytocom",
  ]

  /// Names that track only with these values; otherwise they select what is read.
  static let values: [String: Set<String>] = [
    "ref": ["rss", "feed", "twitter", "facebook", "telegram", "newsletter", "home", "homepage"],
    "source": ["rss", "feed"],
    "from": ["rss", "feed"],
    "via": ["rss", "feed"],
    "cmp": ["rss", "feed"],
    "ns": ["rss"],
    "share": ["facebook", "twitter", "x", "telegram", "whatsapp", "linkedin", "email", "pocket"],
  ]

  /// Whether `name=value` only tracks. Both as written, percent-escapes normalised.
  static func contains(name: String, value: String) -> Bool {
    let name = name.lowercased()
    if prefixes.contains(where: { name.utf8.starts(with: $0.utf8) }) { return true }
    if names.contains(name) { return true }
    return values[name]?.contains(value.lowercased()) ?? false
  }
}
