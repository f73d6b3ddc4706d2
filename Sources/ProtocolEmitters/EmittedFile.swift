/// A file that an emitter made: nothing is written yet.
package struct EmittedFile: Hashable, Sendable {
    /// The path, relative to the output folder.
    package var name: String
    /// The whole text.
    package var text: String

    /// Creates a file.
    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
