/// How an SVG drawing of a timeline looks.
enum SVGStyle {
    static let fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

    /// Colours and the hatchings: first for a light background, then what is different on a dark one.
    static let definitions = """
        <style>
        .paper { fill: #ffffff; stroke: #d0d7de; }
        .band { fill: #f6f8fa; }
        text { fill: #1f2328; }
        .title { font-size: 16px; font-weight: 600; }
        .name { font-weight: 600; }
        .quiet { fill: #59636e; font-size: 11px; font-weight: 400; }
        .trouble { fill: #b3261e; font-size: 11px; font-weight: 600; }
        .grid { stroke: #d0d7de; stroke-width: 1; }
        .step { fill: #eaeef2; }
        .step-name { fill: #59636e; font-size: 11px; font-weight: 600; }
        .boundary { stroke: #8c959f; stroke-width: 1; stroke-dasharray: 3 3; }
        .fill { stroke-width: 1; }
        .open-end { stroke: #b3261e; stroke-width: 1.5; stroke-dasharray: 4 3; }
        .tick { stroke-width: 1; }
        .sign { fill: none; stroke: #ffffff; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
        .open .fill { fill: #c4ccd4; }
        .text .fill { fill: #b6d7f7; } .text .tick { stroke: #1f6fc0; }
        .reasoning .fill { fill: #dccbf7; } .reasoning .tick { stroke: #7a47c9; }
        .input-streaming .fill { fill: #c5ebe6; } .hatch-line { stroke: #17877b; stroke-width: 2; }
        .input-available .fill { fill: #f7d990; } .input-available .tick { stroke: #9a6a00; }
        .approval-requested .fill { fill: #f9c6dc; } .approval-requested .tick { stroke: #b02a6b; }
        .done .outcome { fill: #1a7f37; }
        .failed .outcome { fill: #cf222e; }
        .stopped .outcome { fill: #bf6c00; }
        .single .event { fill: #17877b; }
        .waiting .outcome { fill: #b02a6b; }
        .break-line { stroke: #d0d7de; stroke-width: 1.5; }
        .swatch { stroke: #d0d7de; stroke-width: 1; }
        .silence-name { fill: #59636e; font-size: 11px; font-style: italic; }
        @media (prefers-color-scheme: dark) {
        .paper { fill: #0d1117; stroke: #30363d; }
        .band { fill: #151b23; }
        text { fill: #f0f6fc; }
        .quiet { fill: #9198a1; }
        .trouble { fill: #ff8a80; }
        .grid { stroke: #2a313a; }
        .step { fill: #262c36; }
        .step-name { fill: #c3cad2; }
        .boundary { stroke: #656c76; }
        .open-end { stroke: #ff8a80; }
        .sign { stroke: #0d1117; }
        .open .fill { fill: #57606a; }
        .text .fill { fill: #17426f; } .text .tick { stroke: #79b8ff; }
        .reasoning .fill { fill: #45307a; } .reasoning .tick { stroke: #c8a9ff; }
        .input-streaming .fill { fill: #12443f; } .hatch-line { stroke: #43c9b9; }
        .input-available .fill { fill: #6b4e0c; } .input-available .tick { stroke: #f2cc60; }
        .approval-requested .fill { fill: #6d2448; } .approval-requested .tick { stroke: #ff9bc9; }
        .done .outcome { fill: #3fb950; }
        .failed .outcome { fill: #ff7b72; }
        .stopped .outcome { fill: #e3a04f; }
        .single .event { fill: #43c9b9; }
        .waiting .outcome { fill: #ff9bc9; }
        .break-line { stroke: #2f3742; }
        .swatch { stroke: #2f3742; }
        .silence-name { fill: #9198a1; }
        }
        </style>
        <defs>
        <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line class="hatch-line" x1="0" y1="0" x2="0" y2="7"/>
        </pattern>
        <pattern id="break" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(-30)">
        <line class="break-line" x1="0" y1="0" x2="0" y2="9"/>
        </pattern>
        </defs>
        """

    /// The sign in the circle of an outcome, around its centre; nil for what is not an outcome.
    static func sign(of state: Timeline.State) -> String? {
        switch state {
        case .done: "M-3 0.3 L-0.8 2.6 L3.2 -2.4"
        case .failed: "M-2.5 -2.5 L2.5 2.5 M2.5 -2.5 L-2.5 2.5"
        case .stopped: "M-3 0 L3 0"
        default: nil
        }
    }

    /// The sign of a call that waits for the client: three dots.
    static let waitingSign = "M-2.9 0 h0.01 M0 0 h0.01 M2.9 0 h0.01"
}

extension Timeline.State {
    /// The name in a legend.
    var meaning: String {
        switch self {
        case .open: "open"
        case .text: "text"
        case .reasoning: "reasoning"
        case .inputStreaming: "input streaming"
        case .inputAvailable: "running"
        case .approvalRequested: "awaits approval"
        case .done: "done"
        case .failed: "error"
        case .stopped: "stopped or denied"
        case .single: "single event"
        }
    }
}
