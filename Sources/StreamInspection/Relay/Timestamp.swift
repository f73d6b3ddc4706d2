/// Times as JavaScript writes them.
enum Timestamp {
    /// A time with milliseconds, in UTC: `2025-10-09T08:53:20.000Z`.
    static func text(secondsSince1970 seconds: Double) -> String {
        guard seconds.isFinite, abs(seconds) < 1e11 else { return text(secondsSince1970: 0) }
        let milliseconds = Int((seconds * 1000).rounded())
        let (day, rest) = milliseconds.quotientAndRemainderDown(by: 86_400_000)
        let (year, month, dayOfMonth) = date(daysSince1970: day)
        let time = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { padded($0, 2) }.joined(separator: ":")
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))T\(time).\(padded(rest % 1000, 3))Z"
    }

    /// The date of a day, counted in cycles of 400 years that begin in March, so that the leap day is the last of its year.
    private static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        let (cycle, day) = (days + 719_468).quotientAndRemainderDown(by: 146_097)
        let yearOfCycle = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
        let dayOfYear = day - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let month = (5 * dayOfYear + 2) / 153
        let year = yearOfCycle + cycle * 400 + (month < 10 ? 0 : 1)
        return (year, month < 10 ? month + 3 : month - 9, dayOfYear - (153 * month + 2) / 5 + 1)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}

extension Int {
    /// The quotient, rounded down, and a remainder that is not negative.
    fileprivate func quotientAndRemainderDown(by divisor: Int) -> (Int, Int) {
        let remainder = ((self % divisor) + divisor) % divisor
        return ((self - remainder) / divisor, remainder)
    }
}
