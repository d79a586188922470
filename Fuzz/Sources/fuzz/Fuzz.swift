import CLibFuzzer
import Glibc

/// `fuzz --target=NAME [libFuzzer's options and files]`; `scripts/fuzz` calls it.
///
/// The name is given in the one form that libFuzzer passes over and hands on to the processes that
/// it starts itself (`-minimize_crash`, `-merge`).
@main enum Fuzz {
  private static let targets: [String: any FuzzTarget.Type] = [
    "feed": FeedTarget.self,
    "json": JSONTarget.self,
    "dates": DatesTarget.self,
    "encodings": EncodingsTarget.self,
    "sanitiser": SanitiserTarget.self,
    "page": PageTarget.self,
  ]

  private static let target: (any FuzzTarget.Type)? = {
    let option = CommandLine.arguments.first { $0.hasPrefix("--target=") }
    return option.flatMap { targets[String($0.dropFirst("--target=".count))] }
  }()

  static func main() {
    guard target != nil else {
      print("usage: fuzz --target=\(targets.keys.sorted().joined(separator: "|")) …")
      exit(2)
    }
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
      LLVMFuzzerRunDriver(&count, &arguments) { start, count in
        Fuzz.target?.check(FuzzInput(UnsafeBufferPointer(start: start, count: count)))
        return 0
      })
  }
}

/// A part of the program that is given any bytes, and the laws that hold whatever they are.
protocol FuzzTarget: SendableMetatype {
  static func check(_ input: FuzzInput)
}

/// Ends the process, which libFuzzer notes as a finding, when the law does not hold.
func law(_ holds: Bool, _ name: @autoclosure () -> String) {
  guard !holds else { return }
  let line = Array("broken law: \(name())\n".utf8)
  _ = write(STDERR_FILENO, line, line.count)
  abort()
}

/// Whether there is no control character in the text but line breaks.
func isPlain(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control || $0 == "\n" }
}
