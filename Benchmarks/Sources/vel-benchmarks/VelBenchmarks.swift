import Foundation
import Vel

/// Prints the nanoseconds per event from the bytes of a Vel stream to the final message.
///
/// The arguments are files with one event per line; each gives medians for the documented and the package's dialect.
@main
struct VelBenchmarks {
    static func main() throws {
        for path in CommandLine.arguments.dropFirst() {
            let body = [UInt8](try Data(contentsOf: URL(filePath: path)))
            let count = body.split(separator: UInt8(ascii: "\n")).count
            for client in [VelMessageReducer.documentedClient, VelStream.clients.floor] {
                print(try median(of: body, client: client) / Double(count))
            }
        }
    }

    /// Returns the processor time for a whole body in nanoseconds, which a busy machine hardly affects.
    private static func median(of body: [UInt8], client: ClientVersion) throws -> Double {
        let samples = try (0..<15).map { _ in
            let start = processorTime()
            var reducer = VelMessageReducer(client: client)
            try reducer.process(jsonLines: body)
            _ = try reducer.assistantMessage().json()
            return processorTime() - start
        }
        return samples.sorted()[samples.count / 2]
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
}
