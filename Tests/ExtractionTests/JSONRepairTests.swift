import JSON
import Testing

@testable import Extraction

/// Structured data as pages break it.
@Suite struct JSONRepairTests {
  @Test(arguments: [
    ("{\"a\":\"b\"}", "b"), ("// <![CDATA[\n{\"a\":\"b\"}\n// ]]>", "b"),
    ("/*<![CDATA[*/ [{\"a\":\"b\"}] /*]]>*/", "b"), ("{\"a\":\"b\"};", "b"),
    ("{\"a\":\"b\"}{\"a\":\"c\"}", "b"), ("{\"a\":\"b\",}", "b"), ("<!-- {\"a\":\"b\"} -->", "b"),
    ("{\"a\":\"say \"b\" twice\"}", "say \"b\" twice"), ("{\"a\":\"it\\'s\"}", "it's"),
    ("{\"a\":\"b\nc\"}", "b c"), ("{\"c\":[\"d\",],\"a\":\"b\",}", "b"),
    ("{\"a\":\"the \"b\" is\",\n\"c\":[\"d\",\"e\",],}", "the \"b\" is"),
  ])
  func brokenDataIsRead(script: String, expected: String) {
    let root = JSONRepair.parse(Array(script.utf8))
    let object = root?.array?.first ?? root
    let text = object?["a"]?.string.map { PlainLine.fold($0) }
    #expect(text == expected)
  }

  @Test(arguments: ["", "no data", "{", "[", "{\"a\":", "<html>", "A[", "{\"a\":\"b"])
  func whatIsNoDataIsNone(script: String) {
    #expect(JSONRepair.parse(Array(script.utf8)) == nil)
  }
}
