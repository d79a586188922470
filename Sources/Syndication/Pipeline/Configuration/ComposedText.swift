import Foundation

extension String {
  /// One spelling of what may be spelled in two, a letter with its mark as one or as two (Unicode normal
  /// form C): names are keys in the store and in addresses of pages, where bytes are compared.
  var composed: String { precomposedStringWithCanonicalMapping }
}
