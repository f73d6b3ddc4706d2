import ArgumentParser

/// An error of writing or comparing files.
package enum OutputError: Error, Hashable, CustomStringConvertible {
    case writtenTwice(String)
    case sameLineName(String, in: String, and: String)
    case notGenerated(String)
    case exists(String)
    case system(String, path: String, reason: String)

    /// The problem and a solution.
    package var description: String {
        switch self {
        case .writtenTwice(let path): "two schemas would write \(path); give them different protocols or folders"
        case .sameLineName(let name, let first, let second):
            "\(first) and \(second) both declare 'ClientVersion.\(name)', which one module can have once; "
                + "give the release line another name in one of them ('swift' in 'lines'), or generate them into two modules"
        case .notGenerated(let path):
            "\(path) was not written by protocol-gen and is left alone; move it away or choose another path"
        case .exists(let path): "\(path) exists and is left alone; move it away or choose another name"
        case .system(let action, let path, let reason): "cannot \(action) \(path): \(reason)"
        }
    }
}

extension OutputError {
    /// Runs a closure, and turns its error into a message and an exit code.
    static func reported<Result>(_ work: () throws -> Result) throws -> Result {
        do {
            return try work()
        } catch let failure as OutputError {
            Console.message("error: \(failure)")
            throw ExitCode(1)
        }
    }
}
