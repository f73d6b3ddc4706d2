import ModelProviders
import ProtocolSupport

extension AnthropicMessagesReader {
    /// Tells a source.
    ///
    /// The citations of web pages are kept for the end of the text too: the next request must hold them.
    mutating func cite(_ citation: AnthropicMessagesStream.Citation, in index: Int, into parts: inout [ModelPart]) {
        switch citation {
        case .webSearchResultLocation(let page):
            let values: JSONObject = [
                "citedText": .string(page.citedText), "encryptedIndex": .string(page.encryptedIndex),
            ]
            parts.append(.source(url: page.url, title: page.title, metadata: anthropic(values)))
            if blocks[index] == .text { citations[index, default: []].append(Self.value(of: page)) }
        case .pageLocation(let place):
            let range: JSONObject = [
                "startPageNumber": .int(place.startPageNumber), "endPageNumber": .int(place.endPageNumber),
            ]
            cite(place.documentIndex, place.documentTitle, place.citedText, range, into: &parts)
        case .charLocation(let place):
            let range: JSONObject = [
                "startCharIndex": .int(place.startCharIndex), "endCharIndex": .int(place.endCharIndex),
            ]
            cite(place.documentIndex, place.documentTitle, place.citedText, range, into: &parts)
        case .contentBlockLocation(let place):
            let range: JSONObject = [
                "startBlockIndex": .int(place.startBlockIndex), "endBlockIndex": .int(place.endBlockIndex),
            ]
            cite(place.documentIndex, place.documentTitle, place.citedText, range, into: &parts)
        case .searchResultLocation(let result): cite(result, into: &parts)
        case .unrecognized(let value): fault(AnthropicErrors.unknown("citation", value), into: &parts)
        }
    }

    private static func value(of page: AnthropicMessagesStream.WebCitation) -> JSONValue {
        [
            "type": "web_search_result_location", "cited_text": .string(page.citedText), "url": .string(page.url),
            "title": .init(page.title), "encrypted_index": .string(page.encryptedIndex),
        ]
    }

    /// Tells a place in a document of the prompt, if there is such a document.
    private func cite(
        _ index: Int,
        _ title: String?,
        _ text: String,
        _ range: JSONObject,
        into parts: inout [ModelPart]
    ) {
        guard documents.indices.contains(index) else { return }
        let document = documents[index]
        var values: JSONObject = ["citedText": .string(text)]
        for (key, value) in range { values[key] = value }
        parts.append(
            .document(
                ModelDocumentSource(
                    mediaType: document.mediaType,
                    title: title ?? document.title,
                    filename: document.filename,
                    metadata: anthropic(values)
                )
            )
        )
    }

    /// Tells a search result of the prompt, which is a page of the web if its source is a link.
    private func cite(_ result: AnthropicMessagesStream.SearchResultCitation, into parts: inout [ModelPart]) {
        let metadata = anthropic([
            "citedText": .string(result.citedText), "searchResultIndex": .int(result.searchResultIndex),
            "startBlockIndex": .int(result.startBlockIndex), "endBlockIndex": .int(result.endBlockIndex),
        ])
        guard result.source.hasPrefix("https://") || result.source.hasPrefix("http://") else {
            let title = result.title ?? result.source
            return parts.append(
                .document(ModelDocumentSource(mediaType: "text/plain", title: title, metadata: metadata))
            )
        }
        parts.append(.source(url: result.source, title: result.title, metadata: metadata))
    }
}

extension JSONValue {
    /// A text, or null.
    init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }

    /// A number.
    static func int(_ number: Int) -> JSONValue { .int(Int64(number)) }
}
