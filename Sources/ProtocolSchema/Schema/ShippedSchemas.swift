// Written by dev/embed_schemas.sh from schema/. Do not edit.
// To change this file, edit the schemas and run `make generate`.
// swift-format-ignore-file

/// The schemas of the protocols that ship, for schemas that extend them by name.
package enum ShippedSchemas {
    /// The text of each schema; its name is that of its protocol, in kebab-case.
    package static let texts: [String: String] = [
        "ui-message-stream": ###"""
# yaml-language-server: $schema=protocol.schema.json
#
# The UI message stream of the AI SDK, as its released clients understand it: useChat of the versions 5, 6 and 7.
# README.md beside this file explains the language. Versions without a remark are in from 5.0.0 on.

language: 1
protocol: UIMessageStream
doc: >-
  The stream that the AI SDK's `useChat` reads. A stream is one message of the assistant: it starts, runs through one or
  several steps, each a turn of the model with its text, its reasoning and its tool calls, and finishes.
generate: { module: GeneratedProtocol }
discriminator: type
casing: { events: kebab-case, fields: camelCase, values: kebab-case }

transport:
  framing: sse
  done: "[DONE]"
  headers:
    content-type: text/event-stream
    cache-control: no-cache
    connection: keep-alive
    x-vercel-ai-ui-message-stream: v1
    x-accel-buffering: no

clients:
  floor: 6.0.0
  lines:
    5.0.0: { newest: 5.0.244, swift: v5 }
    6.0.0: { newest: 6.0.264, swift: v6 }
    7.0.0: { newest: 7.0.77, swift: v7 }
  tolerant-since: [5.0.217, 6.0.231, 7.0.32]
  numbers: double
  forbidden-keys:
    __proto__: It would replace the prototype of a JavaScript object.
    constructor.prototype: It leads to what all JavaScript objects inherit.
    constructor:
      only-null: true
      until: [5.0.145, 6.0.114]
      doc: Looking for a `prototype` in it, the first clients met a `TypeError`.
  finds-escaped-keys-since: [5.0.146, 6.0.115]
  behaviours:
    # Reading the stream
    named-stream-errors:
      since: 6.0.35
      doc: A delta, an end or an output without its beginning fails with an error of the SDK, not with a TypeError.
    prototype-less-ids:
      since: [5.0.198, 6.0.200]
      doc: Ids such as `constructor` are ids like any other; before, they met what every JavaScript object inherits.
    current-step-tools:
      since: [5.0.218, 6.0.233, 7.0.33]
      doc: >-
        A tool call is looked for in the current step first. Input never reaches into an earlier step; an output then takes the
        newest earlier call of that id. Before, the first call of that id in the whole message was taken.
    outputs-of-any-tool:
      since: 6.0.0
      doc: An output finds its call whether static or dynamic. Before, its own `dynamic` said which kind to look for.
    input-error-follows-tool:
      since: 6.0.101
      doc: A `tool-input-error` keeps the kind of the call that is there, static or dynamic, regardless of its own `dynamic`.
    repairs-cut-unicode-escapes:
      since: 6.0.208
      doc: >-
        Tool input that is cut in the middle of an escape such as `\u00e` is shown without it. Before, all input
        vanished until the escape was complete.
    safe-metadata-keys:
      since: [5.0.181, 6.0.171]
      doc: Merging metadata skips the keys `__proto__`, `constructor` and `prototype` at every depth.
    # What a part keeps
    reasoning-ids:
      since: [5.0.234, 6.0.253, 7.0.63]
      doc: A reasoning part keeps the id it was streamed with.
    file-provider-metadata:
      since: 6.0.114
      doc: A file part keeps the provider's metadata.
    provider-executed-everywhere:
      since: 5.0.86
      doc: Dynamic calls and failed outputs keep `providerExecuted` too.
    provider-executed-of-dynamic-outputs:
      since: 6.0.0
      doc: The output of a dynamic call may say that the provider ran it. Before, only that of a static call could.
    call-metadata-from-any-input:
      since: 6.0.39
      until: 6.0.119
      doc: Any input or output event that carries the provider's metadata replaces what the call has.
    separate-result-metadata:
      since: 6.0.120
      doc: >-
        The provider's metadata of the input and of the output are kept apart: the first comes from the start and from
        the complete input, the second from outputs, errors and refused input.
    approval-signatures:
      since: 7.0.19
      doc: The answer to an approval keeps the signature of the request.
    # The chat around the stream
    start-keeps-submitted:
      since: [5.0.236, 6.0.255, 7.0.66]
      doc: The chat is `streaming` from the first content on. Before, `start` with an id or metadata was enough.
    no-resubmit-after-error:
      since: 5.0.72
      doc: A failed stream is not posted again on its own.

types:
  provider-metadata:
    type: map of map of any
    doc: Values that a model's provider needs again, such as an item's id. An object for each provider, by its name.
  finish-reason:
    doc: Why the model stopped.
    enum:
      stop: It was done.
      length: The answer reached its greatest length.
      content-filter: A filter of the provider cut the answer off.
      tool-calls: It waits for the results of tools.
      error: Something went wrong.
      other: There was another reason.
      unknown:
        doc: "The provider gave no reason. Only version 5 knows this, so `other` is sent instead."
        until: 5.x
        below: other

  # The message that a client builds from a stream, and posts with its next request

  ui-message:
    doc: A message of a chat, of the user or the assistant, as the client keeps it.
    fields:
      id: { type: string, doc: The message's id. }
      role: { type: message-role, doc: Who wrote it. }
      metadata?: { type: any, doc: Data that the application keeps with the message. }
      parts: { type: list of ui-message-part, doc: The parts of the message. }
  message-role:
    doc: Who wrote a message.
    enum:
      system: The application.
      user: The user.
      assistant: The model.
  ui-message-part:
    doc: A piece of a message.
    union:
      cases:
        text: text-part
        reasoning: reasoning-part
        reasoning-file: reasoning-file-part
        tool-*: tool-part
        dynamic-tool: dynamic-tool-part
        source-url: source-url-part
        source-document: source-document-part
        file: file-part
        custom: custom-part
        step-start: step-start-part
        data-*: data-part
  part-state:
    doc: Whether a part is complete.
    enum:
      streaming: It may still grow. A part that was never closed stays like this for ever.
      done: It is complete.
  text-part:
    doc: Text.
    fields:
      text: { type: string, doc: The text so far. }
      state?: { type: part-state, doc: Whether it is complete. Messages of the user have no state. }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata. }
  reasoning-part:
    doc: The model's reasoning.
    fields:
      text: { type: string, doc: The reasoning so far. }
      state?: { type: part-state, doc: Whether it is complete. }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata. }
      id?: { type: string, since: [5.0.234, 6.0.253, 7.0.63], doc: The id it was streamed with. }
  reasoning-file-part:
    doc: A file that belongs to the reasoning. Version 7 knows it.
    from: reasoning-file
    fields:
      mediaType: { type: string, doc: Its media type. }
      url: { type: string, doc: "Where the file is, or the file itself as a data URL." }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata. }
  file-part:
    doc: A file, of the user or the assistant.
    from: file
    fields:
      mediaType: { type: string, doc: Its media type. }
      url: { type: string, doc: "Where the file is, or the file itself as a data URL." }
      filename?: { type: string, doc: Its name. Files that the user attaches have one. }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata. }
      providerReference?:
        type: map of string
        since: 7.0.0
        doc: The providers' ids of a file that was uploaded to them, by provider.
  source-url-part:
    doc: A web page that the answer draws on.
    from: source-url
    fields:
      sourceId: { type: string, doc: The source. }
      url: { type: string, doc: Its address. }
      title?: { type: string, doc: Its title. }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata. }
  source-document-part:
    doc: A document that the answer draws on.
    from: source-document
    fields:
      sourceId: { type: string, doc: The source. }
      mediaType: { type: string, doc: Its media type. }
      title: { type: string, doc: Its title. }
      filename?: { type: string, doc: Its file name. }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata. }
  custom-part:
    doc: Content that only its provider understands. Version 7 knows it.
    from: custom
    fields:
      kind: { type: string, doc: "The kind, as provider and name." }
      providerMetadata?: { type: provider-metadata, doc: The content itself. }
  step-start-part:
    doc: Where a step begins. The parts up to the next one are one turn of the model.
    fields: {}
  data-part:
    doc: Data of the application's own. The `*` of its type is its name.
    from: { event: data-*, omits: [transient] }
    fields:
      id?: { type: string, doc: The id that later data must have to replace it. }
      data: { type: any, doc: The data. }

  # Tool calls in messages

  tool-part:
    doc: A call of a tool that the client's types know. The `*` of its type is the name of the tool.
    includes: [tool-call]
    fields: {}
  dynamic-tool-part:
    doc: A call of a tool that the client's types do not know, so that its name is an ordinary field.
    includes: [tool-call]
    fields:
      toolName: { type: string, doc: The tool. }
  tool-call:
    doc: The fields of all tool calls of a message. Which of them are present depends on the state.
    fields:
      toolCallId: { type: string, doc: The call. }
      state: { type: tool-state, doc: How far it has come. }
      title?: { type: string, since: 6.0.0, doc: A title to show for the call. }
      toolMetadata?: { type: object, since: 6.0.176, doc: Metadata of the tool itself. }
      providerExecuted?: { type: bool, doc: Whether the model's provider runs the tool. }
      input?: { type: any, doc: "The input, as far as it is known." }
      rawInput?: { type: any, since: 5.0.7, doc: Input that the tool could not take. }
      output?: { type: any, doc: The output of the tool. }
      preliminary?: { type: bool, since: 5.0.11, doc: Whether a better output was to follow. }
      errorText?: { type: string, doc: Why the call failed. }
      approval?: { type: tool-approval, since: 6.0.0, doc: "The request for approval, and its answer." }
      callProviderMetadata?: { type: provider-metadata, doc: The provider's metadata of the call. }
      resultProviderMetadata?: { type: provider-metadata, since: 6.0.120, doc: The provider's metadata of the output. }
    states:
      field: state
      values:
        input-streaming: { forbids: [output, errorText, approval] }
        input-available: { requires: [input], forbids: [output, errorText, approval] }
        approval-requested: { requires: [input, approval], forbids: [output, errorText] }
        approval-responded: { requires: [input, approval], forbids: [output, errorText] }
        output-available: { requires: [input, output], forbids: [errorText] }
        output-error: { requires: [errorText], forbids: [output] }
        output-denied: { requires: [input, approval], forbids: [output, errorText] }
  tool-state:
    doc: How far a tool call has come.
    enum:
      input-streaming: The input is arriving.
      input-available: The input is complete.
      approval-requested: { doc: The user was asked whether it may run., since: 6.0.0 }
      approval-responded: { doc: The user has answered., since: 6.0.0 }
      output-available: The output is there.
      output-error: It failed.
      output-denied: { doc: It was not allowed to run., since: 6.0.0 }
  tool-approval:
    doc: A request for the user's approval, and the answer.
    fields:
      id: { type: string, doc: The request. }
      approved?: { type: bool, doc: The answer. Calls that ran have `true`; denied ones have `false`. }
      reason?: { type: string, doc: Why. }
      signature?: { type: string, since: 6.0.202, doc: Lets the server tell whether it was it who asked. }
      isAutomatic?: { type: bool, since: 7.0.0, doc: Whether the answer was given without asking the user. }

  # The request

  chat-request:
    doc: >-
      The body that `useChat` posts. An application may add keys, or replace the body altogether: a page whose
      server stores the chat may post the newest message alone, or no message when it wants another answer.
    fields:
      id?: { type: string, doc: The chat. }
      messages?:
        type: list of ui-message
        default: []
        doc: All messages of the chat, oldest first. Empty if the page leaves them to the server.
      message?: { type: ui-message, doc: "The newest message, if the page posts it alone." }
      trigger?: { type: chat-trigger, doc: The reason for the request. }
      messageId?:
        type: string
        doc: >-
          The message it is about: the one that was edited or shall be regenerated, or the answer to continue with
          results of tools or an approval.
  chat-trigger:
    doc: The reason for the request.
    enum:
      submit-message: "The user sent a message, or the client sends results of tools and approvals."
      regenerate-message: The user wants another answer.

events:
  # The message

  start:
    doc: >-
      Begins the message. Without an id the client makes one up, and cannot tell a continued answer from a new one.
    fields:
      messageId?: { type: string, doc: The message's id. Repeat the id of the last answer to continue it. }
      messageMetadata?: { type: any, doc: Metadata of the message. }
    example: { messageId: msg-1, messageMetadata: { model: small } }

  message-metadata:
    doc: >-
      Merges metadata into the message's. Objects are merged key by key at every depth; anything else replaces what was
      there. An outermost `null` changes nothing.
    fields:
      messageMetadata: { type: any, doc: The metadata to merge; an object in all but odd cases. }
    example: { messageMetadata: { totalTokens: 42 } }

  finish:
    doc: Ends the message. It closes nothing; parts and the step are closed before it.
    fields:
      finishReason?: { type: finish-reason, since: 5.0.92, doc: Why the model stopped. }
      messageMetadata?: { type: any, doc: Metadata to merge into the message's. }
      usage?:
        type: object
        since: 6.0.40
        until: 6.0.40
        doc: Token counts. One release knew this field, so it is read but never sent; metadata carries token counts.
    example: { finishReason: stop }

  abort:
    doc: >-
      Says that the answer was cut short on purpose. The client keeps the parts it has; it does not show the reason.
    fields:
      reason?: { type: string, since: 6.0.15, doc: Why. }
    example: { reason: The time was up. }

  error:
    doc: Says that the answer failed, and ends it. The client shows the text as its error.
    fields:
      errorText: { type: string, doc: The text for the user. }
    example: { errorText: An error occurred. }

  # Steps

  start-step:
    doc: Begins a step, one turn of the model. Everything up to the next step belongs to it.
    example: {}

  finish-step:
    doc: Ends a step. Text and reasoning that are still open can no longer grow.
    example: {}

  reset-step:
    doc: >-
      Throws away every part of the current step, data parts included, so that it can be answered anew. Older clients
      cannot take anything back, so nothing could be sent to them instead.
    since: 7.0.70
    below: refuse
    example: {}

  # Text

  text-start:
    doc: Opens a text part. Several may be open, told apart by their ids.
    fields:
      id: { type: string, doc: The new part. }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata of the part. }
    example: { id: text-1 }

  text-delta:
    doc: Appends text to an open text part.
    joins: delta
    fields:
      id: { type: string, doc: The part that grows. }
      delta: { type: string, doc: The text to append. }
      providerMetadata?: { type: provider-metadata, doc: Replaces the provider's metadata of the part. }
    example: { id: text-1, delta: "Hello, " }

  text-end:
    doc: Closes a text part. Its id is free again.
    fields:
      id: { type: string, doc: The part that is complete. }
      providerMetadata?: { type: provider-metadata, doc: Replaces the provider's metadata of the part. }
    example: { id: text-1 }

  # Reasoning

  reasoning-start:
    doc: Opens a reasoning part. Its ids are apart from those of text parts.
    fields:
      id: { type: string, doc: The new part. }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata of the part. }
    example: { id: reasoning-1 }

  reasoning-delta:
    doc: Appends text to an open reasoning part.
    joins: delta
    fields:
      id: { type: string, doc: The part that grows. }
      delta: { type: string, doc: The text to append. }
      providerMetadata?: { type: provider-metadata, doc: Replaces the provider's metadata of the part. }
    example: { id: reasoning-1, delta: The user wants }

  reasoning-end:
    doc: Closes a reasoning part. Its id is free again.
    fields:
      id: { type: string, doc: The part that is complete. }
      providerMetadata?:
        type: provider-metadata
        doc: Replaces the provider's metadata of the part. Signatures of reasoning travel here.
    example: { id: reasoning-1, providerMetadata: { anthropic: { signature: c2ln } } }

  reasoning-file:
    doc: Adds a file that belongs to the reasoning, such as a sketch.
    since: 7.0.0
    below: drop
    fields:
      url: { type: string, doc: "Where the file is, or the file itself as a data URL." }
      mediaType: { type: string, doc: "Its media type, such as `image/png`." }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata of the part. }
    example: { url: "https://example.com/sketch.png", mediaType: image/png }

  # Content that comes in one piece

  source-url:
    doc: Adds a web page that the answer draws on. The same source may come twice; the client keeps both.
    fields:
      sourceId: { type: string, doc: The source. }
      url: { type: string, doc: Its address. }
      title?: { type: string, doc: Its title. }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata of the part. }
    example: { sourceId: source-1, url: "https://example.com/tides", title: Tides }

  source-document:
    doc: Adds a document that the answer draws on.
    fields:
      sourceId: { type: string, doc: The source. }
      mediaType: { type: string, doc: "Its media type, such as `application/pdf`." }
      title: { type: string, doc: Its title. }
      filename?: { type: string, doc: Its file name. }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata of the part. }
    example: { sourceId: source-2, mediaType: application/pdf, title: Tide tables, filename: tides.pdf }

  file:
    doc: Adds a file to the answer. A file has no name on the wire.
    fields:
      url: { type: string, doc: "Where the file is, or the file itself as a data URL." }
      mediaType: { type: string, doc: "Its media type, such as `image/png`." }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata of the part. }
    example: { url: "data:text/plain;base64,SGk=", mediaType: text/plain }

  custom:
    doc: Adds content that only its provider understands.
    since: 7.0.0
    below: drop
    fields:
      kind: { type: string, doc: "The kind, as provider and name: `openai.compaction`." }
      providerMetadata?: { type: provider-metadata, doc: The content itself. }
    example: { kind: openai.compaction, providerMetadata: { openai: { itemId: cmp-1 } } }

  # Data of the application

  data-*:
    swift: DataEvent
    doc: >-
      Carries data of the application's own; the `*` names the kind. Data with an id replaces the data
      of the part with the same name and id, wherever in the message that is; otherwise it becomes a new part.
    fields:
      id?: { type: string, doc: "The part, so that later data can replace it." }
      data: { type: any, doc: The data. }
      transient?: { type: bool, doc: Whether the client hands the data to a callback only and keeps no part. }
    example: { name: progress, id: upload, data: { percent: 40 } }

  # Tools: the input

  tool-input-start:
    doc: Begins a call of a tool; its input arrives piece by piece.
    fields:
      toolCallId: { type: string, doc: The new call. }
      toolName: { type: string, doc: The tool. }
      providerExecuted?: { type: bool, doc: Whether the model's provider runs the tool. }
      dynamic?: { type: bool, doc: Whether the tool is not known to the client's types. }
      title?: { type: string, since: 6.0.0, doc: A title to show for the call. }
      providerMetadata?: { type: provider-metadata, since: 6.0.39, doc: The provider's metadata of the call. }
      toolMetadata?: { type: object, since: 6.0.176, doc: Metadata of the tool itself. }
    example: { toolCallId: call-1, toolName: weather, title: Asking for the weather }

  tool-input-delta:
    doc: Appends to the input of a call. The client shows what can be read of the JSON so far.
    joins: inputTextDelta
    fields:
      toolCallId: { type: string, doc: The call. }
      inputTextDelta: { type: string, doc: The next piece of the input's JSON text. }
    example: { toolCallId: call-1, inputTextDelta: '{"city":' }

  tool-input-available:
    doc: >-
      Gives the whole input of a call, begun or not. The client runs the tool if it is one of its own, unless this says
      that the provider does.
    fields:
      toolCallId: { type: string, doc: The call. }
      toolName: { type: string, doc: The tool. }
      input: { type: any, doc: The input. }
      providerExecuted?: { type: bool, doc: Whether the model's provider runs the tool. }
      dynamic?: { type: bool, doc: Whether the tool is not known to the client's types. }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata of the call. }
      title?: { type: string, since: 6.0.0, doc: A title to show for the call. }
      toolMetadata?: { type: object, since: 6.0.176, doc: Metadata of the tool itself. }
    example: { toolCallId: call-1, toolName: weather, input: { city: Emden } }

  tool-input-error:
    doc: >-
      Says that the model gave input that the tool cannot take. The first clients did not know it; for them the call
      begins and fails.
    since: 5.0.7
    below: { send: [tool-input-start, tool-output-error] }
    fields:
      toolCallId: { type: string, doc: The call. }
      toolName: { type: string, doc: The tool. }
      input: { type: any, doc: "The input as the model gave it, as text if it is not JSON." }
      errorText: { type: string, doc: The problem with it. }
      providerExecuted?: { type: bool, doc: Whether the model's provider runs the tool. }
      dynamic?: { type: bool, doc: Whether the tool is not known to the client's types. }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata of the call. }
      title?: { type: string, since: 6.0.0, doc: A title to show for the call. No client keeps it from here. }
      toolMetadata?: { type: object, since: 6.0.176, doc: Metadata of the tool itself. }
    example: { toolCallId: call-1, toolName: weather, input: { town: Emden }, errorText: There is no city in the input. }

  # Tools: the user's approval

  tool-approval-request:
    doc: >-
      Asks the user whether a call may run. The stream then finishes; the answer comes with the next request, and that
      request's stream continues the message. Older clients cannot ask, and running the call unasked or
      refusing it unasked would both be wrong.
    since: 6.0.0
    below: refuse
    fields:
      approvalId: { type: string, doc: The request. }
      toolCallId: { type: string, doc: The call that waits. }
      signature?: { type: string, since: 6.0.202, doc: Lets the server tell whether it was it who asked. }
      isAutomatic?:
        type: bool
        since: 7.0.0
        below: drop
        doc: >-
          Whether the answer is given without asking the user. Clients before 7.0.0 would ask, so they are not sent such a
          request.
    example: { approvalId: approval-1, toolCallId: call-1 }

  tool-approval-response:
    doc: >-
      Answers a request for approval on the server. Older clients only lack the answer; what the tool gives, or that it
      was denied, other events say so.
    since: 7.0.0
    below: drop
    fields:
      approvalId: { type: string, doc: The request that is answered. }
      approved: { type: bool, doc: Whether the call may run. }
      reason?: { type: string, doc: Why. }
      providerExecuted?: { type: bool, doc: Whether the model's provider runs the tool. }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata of the call. }
    example: { approvalId: approval-1, approved: true, reason: Below the limit. }

  # Tools: the output

  tool-output-available:
    doc: Gives the output of a call. A later output of the same call replaces an earlier one.
    fields:
      toolCallId: { type: string, doc: The call. }
      output: { type: any, doc: The output of the tool. }
      providerExecuted?: { type: bool, doc: Whether the model's provider ran the tool. }
      dynamic?: { type: bool, doc: Whether the call is a dynamic one. Version 5 finds the call by it. }
      preliminary?: { type: bool, since: 5.0.11, doc: Whether a better output will follow. }
      providerMetadata?: { type: provider-metadata, since: 6.0.120, doc: The provider's metadata of the output. }
      toolMetadata?: { type: object, since: 6.0.176, doc: Metadata of the tool itself. No client keeps it from here. }
    example: { toolCallId: call-1, output: { celsius: 11 } }

  tool-output-error:
    doc: Says that a call failed.
    fields:
      toolCallId: { type: string, doc: The call. }
      errorText: { type: string, doc: The text for the user. }
      providerExecuted?: { type: bool, doc: Whether the model's provider ran the tool. }
      dynamic?: { type: bool, doc: Whether the call is a dynamic one. Version 5 finds the call by it. }
      providerMetadata?: { type: provider-metadata, since: 6.0.120, doc: The provider's metadata of the output. }
      toolMetadata?: { type: object, since: 6.0.176, doc: Metadata of the tool itself. No client keeps it from here. }
    example: { toolCallId: call-1, errorText: The weather service did not answer. }

  tool-output-denied:
    doc: >-
      Says that a call was not allowed to run, and so has no output. For clients that know no approval the call failed. A
      call for which nobody was asked fails instead.
    since: 6.0.0
    below: { send: tool-output-error, with: { errorText: The call was not allowed. } }
    fields:
      toolCallId: { type: string, doc: The call. }
    example: { toolCallId: call-1 }

  # Leftovers: the first clients accepted these two and did nothing with them. They are read, and never sent.

  reasoning:
    doc: Did nothing. The first clients accepted it, a leftover of version 4.
    until: 5.0.51
    below: drop
    fields:
      text: { type: string, doc: The reasoning. }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata. }
    example: { text: The user wants }

  reasoning-part-finish:
    doc: Did nothing. The first clients accepted it, a leftover of version 4.
    until: 5.0.51
    below: drop
    example: {}

lifecycle:
  message:
    doc: The whole stream. An abort and an error end it and all that is open in it.
    opens: start
    closes: finish
    ends: [abort, error]
    id: messageId
    on-failure: { send: error, text: errorText, masked: An error occurred. }
    on-cancel: { send: abort }
    on-completion: { send: finish, with: { finishReason: stop }, while-waiting: { finishReason: tool-calls } }
  metadata:
    doc: Metadata may be merged at any time.
    within: message
    single: [message-metadata]
  data:
    doc: Data of the application may come at any time. It interrupts nothing, since it may replace an earlier part or leave none.
    within: message
    single: [data-*]
  step:
    doc: >-
      One turn of the model. Text or reasoning after the outcomes of all its calls is the next turn: a client that posts
      finished calls by itself looks at the last step alone, and would otherwise post an answer again that is complete. A call
      that the provider runs is part of the turn.
    within: message
    opens: start-step
    closes: finish-step
    resets: reset-step
    renews: { before: [text, reasoning], after: tool, except: providerExecuted }
  text:
    doc: A text part. Reasoning that is open closes before it, so parts keep the order in which they were written.
    within: step
    key: id
    opens: text-start
    continues: text-delta
    closes: text-end
    interrupts: [reasoning]
  reasoning:
    doc: A reasoning part. Text that is open closes before it.
    within: step
    key: id
    opens: reasoning-start
    continues: reasoning-delta
    closes: reasoning-end
    interrupts: [text]
  content:
    doc: Content that comes in one piece. Open parts close before it, so later text comes after it.
    within: step
    single: [source-url, source-document, file, reasoning-file, custom]
    interrupts: [text, reasoning]
  tool:
    doc: >-
      A tool call, from its input to its output. It may outlive its step, and even the stream: a tool of the client's own and a
      call that needs an approval are answered by the client, in its next request.
    within: step
    key: toolCallId
    interrupts: [text, reasoning]
    states:
      input-streaming: { doc: The input is arriving. A stream that ends here tells the client that the call failed. }
      input-available:
        doc: >-
          The input is complete. The server runs the tool, or the client does after the stream. When the stream is broken off,
          nobody is left who would.
        may-stay-open: true
      approval-requested:
        doc: The user was asked. The answer comes with the next request.
        may-stay-open: true
      output-available: { doc: The output is there. It may be replaced by a better one. }
      output-error: { doc: The call failed. }
      output-denied: { doc: The call was not allowed to run. }
    on-end:
      in: [input-streaming, input-available]
      send: tool-output-error
      with: { errorText: The call was not finished. }
    transitions:
      tool-input-start: { from: none, to: input-streaming }
      tool-input-delta: { from: input-streaming, to: input-streaming }
      tool-input-available: { from: [none, input-streaming], to: input-available }
      tool-input-error: { from: [none, input-streaming], to: output-error }
      tool-approval-request: { from: input-available, to: approval-requested }
      tool-output-available:
        # A provider may run a tool whose input the application could not make sense of.
        - when: { providerExecuted: true }
          from: [input-available, approval-requested, output-available, output-error]
          to: output-available
        - { from: [input-available, approval-requested, output-available], to: output-available }
      tool-output-error:
        from: [input-streaming, input-available, approval-requested, output-available, output-error]
        to: output-error
      tool-output-denied: { from: approval-requested, to: output-denied, otherwise: below }
  approval:
    doc: The answer to a request for approval. It names the request and not the call, so it belongs to no call.
    within: message
    single: [tool-approval-response]
    refers: { by: approvalId, to: tool-approval-request, awaited: true }

writers:
  # Text and reasoning
  write-text:
    doc: Appends text to the answer.
    appends: text
  write-reasoning:
    doc: Appends text to the reasoning.
    appends: reasoning

  # A tool call in one go
  begin-tool-call:
    doc: Begins a call of a tool whose input is known. Returns the call's id, which the output needs.
    emits: [tool-input-start, tool-input-available]
    unlabelled: toolName
    generates: toolCallId
    labels: { toolCallId: id }
  complete-tool-call:
    doc: Gives the output of a call.
    emits: tool-output-available
    unlabelled: toolCallId
    omits: [preliminary]
  fail-tool-call:
    doc: Says that a call failed. The text is shown to the user.
    emits: tool-output-error
    unlabelled: toolCallId
  update-tool-output:
    doc: Gives an output of a call that a better one will replace, such as the lines of a log so far.
    emits: tool-output-available
    unlabelled: toolCallId
    with: { preliminary: true }

  # A tool call whose input is streamed
  start-tool-input:
    doc: Begins a call of a tool whose input arrives piece by piece. Returns the call's id, which the rest needs.
    emits: tool-input-start
    unlabelled: toolName
    generates: toolCallId
    labels: { toolCallId: id }
  append-tool-input:
    doc: Appends a piece of JSON text to the input of a call.
    emits: tool-input-delta
    unlabelled: toolCallId
    labels: { inputTextDelta: text }
  finish-tool-input:
    doc: Gives the whole input of a call that was streamed.
    emits: tool-input-available
    unlabelled: toolCallId
    labels: { toolName: name }
  fail-tool-input:
    doc: Says that the model gave input that the tool cannot take. The text is shown to the user.
    emits: tool-input-error
    unlabelled: toolCallId
    labels: { toolName: name }

  # Approval
  request-approval:
    doc: Asks the user whether a call may run. Returns the request's id, which the answer names.
    emits: tool-approval-request
    unlabelled: toolCallId
    generates: approvalId
    labels: { approvalId: id }
  answer-approval:
    doc: Answers a request for approval on the server.
    emits: tool-approval-response
    unlabelled: approvalId
  deny-tool-call:
    doc: Says that a call was not allowed to run.
    emits: tool-output-denied
    unlabelled: toolCallId

  # Content that comes in one piece
  write-source:
    doc: Adds a web page that the answer draws on.
    emits: source-url
  write-document:
    doc: Adds a document that the answer draws on.
    emits: source-document
  write-file:
    doc: Adds a file to the answer.
    emits: file
  write-reasoning-file:
    doc: Adds a file that belongs to the reasoning.
    emits: reasoning-file
  write-custom:
    doc: Adds content that only its provider understands.
    emits: custom
    unlabelled: kind

  # Data and metadata
  write-data:
    doc: Writes data of the application's own.
    emits: data-*
    unlabelled: name
  write-metadata:
    doc: Merges metadata into the message's.
    emits: message-metadata
    unlabelled: messageMetadata

  # Steps and the end
  new-step:
    doc: >-
      Begins a step, finishing the one that is open. Rarely needed: a step begins with the first content, and text or
      reasoning that follows the outcomes of a step's calls begins the next one.
    emits: start-step
  reset-step:
    doc: Throws away what the current step has written, so that it can be answered anew.
    emits: reset-step
  finish:
    doc: Ends the message.
    emits: finish
    omits: [usage]
    labels: { finishReason: reason, messageMetadata: metadata }
  abort:
    doc: Ends the message as cut short on purpose.
    emits: abort
  write-error:
    doc: Ends the message as failed. The text is shown to the user.
    emits: error
    unlabelled: errorText

applications:
  data: { event: data-*, value: data, id: id, transient: transient }
  metadata: { event: message-metadata, value: messageMetadata, also: [start, finish] }
  tools:
    id: toolCallId
    name: toolName
    call: [tool-input-start, { event: tool-input-available, value: input }]
    output: { event: tool-output-available, value: output, preliminary: preliminary }
    failure: { event: tool-output-error, text: errorText }
  typescript: { message: UIMessage, from: ai }

messages:
  message: ui-message
  part: ui-message-part
  request: chat-request
"""###,
        "anthropic-messages-stream": ###"""
# yaml-language-server: $schema=protocol.schema.json
#
# Anthropic's Messages API, as its public documentation describes it: the events of a streamed answer and the body of a
# request. README.md beside this file explains the language. Servers that speak the same API omit fields and send null, so
# all that an answer can be read without is optional.

language: 1
protocol: AnthropicMessagesStream
doc: A message that a model of Anthropic writes, block by block, and the request that asks for it.
generate: { module: ModelProviders }
casing: { events: snake_case, fields: snake_case, values: snake_case }

transport:
  event-names: true
  headers:
    content-type: text/event-stream; charset=utf-8
    cache-control: no-cache

types:
  # The answer

  message:
    doc: The message, as far as it is known when the stream starts.
    fields:
      id?: { type: string or null, doc: The message's id., example: msg_1 }
      type?: { type: string, doc: "`message`." }
      role?: { type: message-role or null, doc: "`assistant`." }
      model?: { type: string or null, doc: The model., example: claude-sonnet-4-5 }
      content?: { type: list of content-block or null, doc: Its blocks. Empty at the start of a stream. }
      stop-reason?: { type: stop-reason or null, doc: Why the model stopped. Null at the start of a stream. }
      stop-sequence?: { type: string or null, doc: The sequence that stopped it. }
      stop-details?: { type: stop-details or null, doc: More about why it stopped. }
      container?: { type: container or null, doc: Where code of the message ran. }
      context-management?: { type: applied-context or null, doc: What was removed from the context. }
      usage?: { type: usage or null, doc: What the message cost. }
  message-role:
    doc: Who wrote a message.
    enum:
      user: The user.
      assistant: The model.
      system: The application. Only some models take system messages after the first.
  stop-reason:
    doc: Why the model stopped.
    enum:
      end-turn: It was done.
      max-tokens: The answer reached its greatest length.
      stop-sequence: It wrote a stop sequence.
      tool-use: It waits for tools.
      pause-turn: A long turn was interrupted and may be continued.
      refusal: It refused.
      model-context-window-exceeded: The context is full.
      compaction: The context was summarized, and the request asked to pause there.
  stop-details:
    doc: More about why the model stopped.
    fields:
      type?: { type: string or null, doc: The stop reason that it is about., example: refusal }
      category?: { type: string or null, doc: "The policy that the request was refused for, such as `cyber`." }
      explanation?: { type: string or null, doc: Why it was refused. }
      recommended-model?: { type: string or null, doc: A model that may answer. }
  container:
    doc: A container that code runs in.
    fields:
      id: { type: string, doc: The container., example: container_1 }
      expires-at?: { type: string or null, doc: "When it is deleted, as RFC 3339.", example: "2026-01-01T12:00:00Z" }
      skills?: { type: list of skill or null, doc: The skills that it has. }
  skill:
    doc: A skill that a container has.
    fields:
      type: { type: string, doc: "Whose it is: `anthropic` or `custom`.", example: anthropic }
      skill-id: { type: string, doc: The skill., example: pptx }
      version?: { type: string, doc: "Its version, or `latest`." }

  # Usage

  usage:
    doc: Counts of tokens. At the end of a stream they are sums so far; counts that are missing there have not changed.
    fields:
      input-tokens?: { type: int or null, doc: Tokens read that were neither taken from the cache nor written to it. }
      cache-creation-input-tokens?: { type: int or null, doc: Tokens written to the cache. }
      cache-read-input-tokens?: { type: int or null, doc: Tokens read from the cache. }
      cache-creation?: { type: cache-creation or null, doc: "Tokens written to the cache, by how long they stay." }
      output-tokens?: { type: int or null, doc: Tokens written. }
      output-tokens-details?: { type: output-token-details or null, doc: What the written tokens are. }
      server-tool-use?: { type: server-tool-usage or null, doc: Calls of tools that the provider runs. }
      service-tier?: { type: service-tier or null, doc: How urgent the request was. }
      inference-geo?: { type: string or null, doc: Where the model ran. }
      speed?: { type: string or null, doc: "How fast the model ran, such as `fast`." }
      iterations?: { type: list of usage-iteration or null, doc: "The runs that the answer took, if it took several." }
  cache-creation:
    doc: Tokens written to the cache, by how long they stay.
    fields:
      ephemeral-5m-input-tokens?: { type: int, wire: ephemeral_5m_input_tokens, doc: For five minutes. }
      ephemeral-1h-input-tokens?: { type: int, wire: ephemeral_1h_input_tokens, doc: For an hour. }
  output-token-details:
    doc: What the written tokens are.
    fields:
      thinking-tokens?: { type: int or null, doc: Tokens of thoughts. }
  server-tool-usage:
    doc: Calls of tools that the provider runs.
    fields:
      web-search-requests?: { type: int or null, doc: Searches of the web. }
      web-fetch-requests?: { type: int or null, doc: Fetched pages. }
  service-tier:
    doc: How urgent a request was.
    enum:
      standard: As all others.
      priority: It was preferred.
      batch: It was part of a batch.
  usage-iteration:
    doc: What one run of a model cost.
    fields:
      type: { type: usage-iteration-kind, doc: What the run was for. }
      model?: { type: string or null, doc: The model that ran. }
      input-tokens?: { type: int or null, doc: Tokens read. }
      output-tokens?: { type: int or null, doc: Tokens written. }
      cache-creation-input-tokens?: { type: int or null, doc: Tokens written to the cache. }
      cache-read-input-tokens?: { type: int or null, doc: Tokens read from the cache. }
      cache-creation?: { type: cache-creation or null, doc: "Tokens written to the cache, by how long they stay." }
  usage-iteration-kind:
    doc: What a run of a model was for.
    enum:
      message: The answer.
      compaction: A summary of the context.
      advisor-message: Advice of another model.
      fallback-message: The answer of another model.

  applied-context:
    doc: What was removed from the context.
    fields:
      applied-edits: { type: list of applied-edit, doc: The edits. }
  applied-edit:
    doc: An edit of the context.
    union:
      cases:
        clear_tool_uses_20250919: cleared-tool-uses
        clear_thinking_20251015: cleared-thinking
        compact_20260112: compacted-context
  cleared-tool-uses:
    doc: Old calls of tools were removed.
    fields:
      cleared-tool-uses: { type: int, doc: How many calls. }
      cleared-input-tokens: { type: int, doc: How many tokens. }
  cleared-thinking:
    doc: Old thoughts were removed.
    fields:
      cleared-thinking-turns: { type: int, doc: Of how many turns. }
      cleared-input-tokens: { type: int, doc: How many tokens. }
  compacted-context: { doc: The context was summarized., fields: {} }

  # Blocks

  content-block:
    doc: A block of a message. Messages of users and models share their blocks, so an answer goes back as it came.
    union:
      cases:
        text: text-block
        image: image-block
        document: document-block
        search_result: search-result-block
        thinking: thinking-block
        redacted_thinking: redacted-thinking-block
        tool_use: tool-use-block
        tool_result: tool-result-block
        tool_reference: tool-reference
        server_tool_use: server-tool-use-block
        web_search_tool_result: web-search-result-block
        web_fetch_tool_result: web-fetch-result-block
        code_execution_tool_result: code-execution-result-block
        bash_code_execution_tool_result: bash-result-block
        text_editor_code_execution_tool_result: text-editor-result-block
        tool_search_tool_result: tool-search-result-block
        advisor_tool_result: advisor-result-block
        mcp_tool_use: mcp-tool-use-block
        mcp_tool_result: mcp-result-block
        container_upload: container-upload-block
        compaction: compaction-block
        fallback: fallback-block
  block-content:
    type: string or list of content-block
    doc: A text, or blocks.
  cached:
    doc: What every block has that may end a cached prefix.
    fields:
      cache-control?: { type: cache-control or null, doc: Ends a prefix of the request that is cached. Only in requests. }
  cache-control:
    doc: How a prefix of the request is cached.
    fields:
      type: { const: ephemeral }
      ttl?: { type: cache-duration, doc: How long it stays. }
  cache-duration:
    doc: How long a prefix of the request stays cached.
    enum:
      five-minutes: { wire: 5m, doc: Five minutes. }
      one-hour: { wire: 1h, doc: An hour. }

  text-block:
    doc: Text.
    includes: [cached]
    fields:
      text: { type: string, doc: The text. Empty where deltas follow. }
      citations?: { type: list of citation or null, doc: What it draws on. }
  thinking-block:
    doc: A thought of the model.
    fields:
      thinking: { type: string, doc: The thought. Empty where deltas follow. }
      signature?: { type: string or null, doc: "Proves where it comes from. The next request must hold it, unchanged." }
  redacted-thinking-block:
    doc: A thought that only the provider can read.
    fields:
      data: { type: string, doc: The encrypted thought. The next request must hold it. }
  tool-use-block:
    doc: A call of a tool of the application.
    includes: [cached]
    fields:
      id: { type: string, doc: The call., example: toolu_1 }
      name: { type: string, doc: The tool., example: weather }
      input?: { type: any, doc: "The input, an object in all but odd cases. Empty where deltas follow." }
      caller?: { type: tool-caller or null, doc: Who called. }
  tool-caller:
    doc: Who called a tool.
    union:
      cases: { direct: direct-caller, code_execution_*: code-caller }
  direct-caller: { doc: The model., fields: {} }
  code-caller:
    doc: Code that the model wrote. The `*` of its type is the version of the tool that runs the code.
    fields:
      tool-id: { type: string, doc: The call that runs the code., example: srvtoolu_1 }
  server-tool-use-block:
    doc: A call of a tool that the provider runs.
    includes: [cached]
    fields:
      id: { type: string, doc: The call., example: srvtoolu_1 }
      name: { type: string, doc: "The provider's name of the tool.", example: web_search }
      input?: { type: any, doc: The input. Empty where deltas follow. }
      caller?: { type: tool-caller or null, doc: Who called. }
  mcp-tool-use-block:
    swift: MCPToolUseBlock
    doc: A call of a tool of an MCP server, which the provider runs.
    includes: [cached]
    fields:
      id: { type: string, doc: The call., example: mcptoolu_1 }
      name: { type: string, doc: The tool., example: berths }
      server-name: { type: string, doc: The server., example: harbour }
      input?: { type: any, doc: The input. }
  compaction-block:
    doc: A summary that stands for what came before.
    includes: [cached]
    fields:
      content?: { type: string or null, doc: The summary. Missing where deltas follow. }
  fallback-block:
    doc: Tells that another model goes on.
    fields:
      from?: { type: fallback-model, doc: The model that refused. }
      to?: { type: fallback-model, doc: The model that goes on. }
  fallback-model: { doc: A model., fields: { model: { type: string, doc: The model. } } }

  # Results of tools

  tool-result:
    doc: What every result of a call has.
    includes: [cached]
    fields:
      tool-use-id: { type: string, doc: The call., example: toolu_1 }
  tool-result-block:
    doc: The output of a call of a tool of the application.
    includes: [tool-result]
    fields:
      content?: { type: block-content, doc: The output. }
      is-error?: { type: bool, doc: Whether the call failed. }
  tool-reference:
    doc: A tool that a search found.
    includes: [cached]
    fields:
      tool-name: { type: string, doc: The tool., example: weather }
  mcp-result-block:
    swift: MCPResultBlock
    doc: The output of a call of a tool of an MCP server.
    includes: [tool-result]
    fields:
      is-error?: { type: bool, doc: Whether the call failed. }
      content?: { type: string or list of any, doc: "The output: texts and other contents of MCP." }
  web-search-result-block:
    doc: What a search of the web found, or why it failed.
    includes: [tool-result]
    fields:
      content: { type: web-search-content, doc: "A list of results, or an error." }
      caller?: { type: tool-caller or null, doc: Who called. }
  web-search-content:
    type: list of web-search-result or tool-error
    doc: What a search of the web found, or why it failed.
  web-search-result:
    doc: A page of the web.
    fields:
      type: { const: web_search_result }
      url: { type: string, doc: The page., example: "https://example.com/tides" }
      title?: { type: string or null, doc: Its title. }
      page-age?: { type: string or null, doc: "How old it is.", example: 3 days ago }
      encrypted-content: { type: string, doc: Its content. The next request must hold it. }
  tool-error:
    doc: Why a tool of the provider failed.
    fields:
      type: { type: string, doc: "What failed, such as `web_search_tool_result_error`.", example: web_search_tool_result_error }
      error-code: { type: string, doc: "Why, such as `max_uses_exceeded`.", example: unavailable }
  web-fetch-result-block:
    doc: "A page that was fetched, or why it was not."
    includes: [tool-result]
    fields:
      content: { type: web-fetch-content, doc: "The page, or an error." }
      caller?: { type: tool-caller or null, doc: Who called. }
  web-fetch-content:
    doc: "A page that was fetched, or why it was not."
    union:
      cases: { web_fetch_result: web-fetch-result, web_fetch_tool_result_error: web-fetch-error }
  web-fetch-result:
    doc: A page that was fetched.
    fields:
      url: { type: string, doc: The page., example: "https://example.com/tides" }
      retrieved-at?: { type: string or null, doc: When it was fetched. }
      content: { type: document-block, doc: What is on it. }
  error-code: { doc: Why a tool of the provider failed., fields: { error-code: { type: string, doc: "Why, such as `unavailable`.", example: unavailable } } }
  web-fetch-error: { doc: Why a page was not fetched., includes: [error-code], fields: {} }
  code-execution-result-block:
    doc: What came of running code.
    includes: [tool-result]
    fields:
      content: { type: code-execution-content, doc: "What the code wrote, or an error." }
  code-execution-content:
    doc: What came of running code.
    union:
      cases:
        code_execution_result: code-execution-result
        encrypted_code_execution_result: encrypted-code-execution-result
        code_execution_tool_result_error: code-execution-error
  code-result:
    doc: How code ended.
    fields:
      stderr?: { type: string, doc: What it wrote to the standard error. }
      return-code?: { type: int, doc: Its exit code. }
      content?: { type: list of any, doc: The files that it made. }
  code-execution-result:
    doc: What code wrote.
    includes: [code-result]
    fields: { stdout: { type: string, doc: What it wrote to the standard output. } }
  encrypted-code-execution-result:
    doc: "What code wrote, readable for the provider alone."
    includes: [code-result]
    fields: { encrypted-stdout: { type: string, doc: What it wrote to the standard output. } }
  code-execution-error: { doc: Why code did not run., includes: [error-code], fields: {} }
  bash-result-block:
    doc: What came of a command.
    includes: [tool-result]
    fields:
      content: { type: bash-content, doc: "What the command wrote, or an error." }
  bash-content:
    doc: What came of a command.
    union:
      cases: { bash_code_execution_result: bash-result, bash_code_execution_tool_result_error: bash-error }
  bash-result:
    doc: What a command wrote.
    includes: [code-result]
    fields: { stdout: { type: string, doc: What it wrote to the standard output. } }
  bash-error: { doc: Why a command did not run., includes: [error-code], fields: {} }
  text-editor-result-block:
    doc: What came of looking at a file or changing it.
    includes: [tool-result]
    fields:
      content: { type: text-editor-content, doc: "What was seen or done, or an error." }
  text-editor-content:
    doc: What came of looking at a file or changing it.
    union:
      cases:
        text_editor_code_execution_view_result: text-editor-view
        text_editor_code_execution_create_result: text-editor-creation
        text_editor_code_execution_str_replace_result: text-editor-change
        text_editor_code_execution_tool_result_error: text-editor-error
  text-editor-view:
    doc: What a file holds.
    fields:
      file-type?: { type: string, doc: "`text`, `image` or `pdf`." }
      content: { type: string, doc: What it holds. }
      num-lines?: { type: int or null, doc: How many lines are shown. }
      start-line?: { type: int or null, doc: "The first of them, counted from 1." }
      total-lines?: { type: int or null, doc: How many lines the file has. }
  text-editor-creation:
    doc: A file was written.
    fields: { is-file-update: { type: bool, doc: Whether the file was there before. } }
  text-editor-change:
    doc: Lines of a file were replaced.
    fields:
      old-start?: { type: int or null, doc: "The first line before, counted from 1." }
      old-lines?: { type: int or null, doc: How many lines before. }
      new-start?: { type: int or null, doc: The first line after. }
      new-lines?: { type: int or null, doc: How many lines after. }
      lines?: { type: list of string or null, doc: "The lines, as a diff." }
  text-editor-error:
    doc: Why a file was not seen or changed.
    includes: [error-code]
    fields: { error-message?: { type: string or null, doc: Why. } }
  tool-search-result-block:
    doc: The tools that a search found, or why it failed.
    includes: [tool-result]
    fields:
      content: { type: tool-search-content, doc: "References to tools, or an error." }
  tool-search-content:
    doc: The tools that a search found, or why it failed.
    union:
      cases: { tool_search_tool_search_result: tool-search-result, tool_search_tool_result_error: tool-search-error }
  tool-search-result:
    doc: The tools that a search found.
    fields: { tool-references: { type: list of found-tool, doc: The tools. } }
  found-tool:
    doc: A tool that a search found.
    fields:
      type: { const: tool_reference }
      tool-name: { type: string, doc: The tool., example: weather }
  tool-search-error: { doc: Why a search for tools failed., includes: [error-code], fields: {} }
  advisor-result-block:
    doc: Advice of another model, or why there is none.
    includes: [tool-result]
    fields:
      content: { type: advisor-content, doc: "The advice, or an error." }
  advisor-content:
    doc: Advice of another model, or why there is none.
    union:
      cases:
        advisor_result: advice
        advisor_redacted_result: redacted-advice
        advisor_tool_result_error: advisor-error
  advice:
    doc: Advice of another model.
    fields:
      text: { type: string, doc: The advice. }
      stop-reason?: { type: string or null, doc: Why the model stopped. }
  redacted-advice:
    doc: Advice that only the provider can read.
    fields:
      encrypted-content: { type: string, doc: The advice. The next request must hold it. }
      stop-reason?: { type: string or null, doc: Why the model stopped. }
  advisor-error: { doc: Why there is no advice., includes: [error-code], fields: {} }

  # Citations

  citation:
    doc: Where a piece of text comes from.
    union:
      cases:
        char_location: character-citation
        page_location: page-citation
        content_block_location: block-citation
        web_search_result_location: web-citation
        search_result_location: search-result-citation
  document-citation:
    doc: A place in a document of the request.
    fields:
      cited-text: { type: string, doc: The text that is cited. }
      document-index: { type: int, doc: "Which document, counted from 0." }
      document-title?: { type: string or null, doc: The document's title. }
      file-id?: { type: string or null, doc: The file that it is. Only in answers. }
  character-citation:
    doc: A stretch of characters.
    includes: [document-citation]
    fields:
      start-char-index: { type: int, doc: "The first character, counted from 0." }
      end-char-index: { type: int, doc: The character after the last. }
  page-citation:
    doc: A stretch of pages.
    includes: [document-citation]
    fields:
      start-page-number: { type: int, doc: "The first page, counted from 1." }
      end-page-number: { type: int, doc: The page after the last. }
  block-citation:
    doc: A stretch of blocks of a document.
    includes: [document-citation]
    fields:
      start-block-index: { type: int, doc: "The first block, counted from 0." }
      end-block-index: { type: int, doc: The block after the last. }
  web-citation:
    doc: A page of the web.
    fields:
      cited-text: { type: string, doc: The text that is cited. }
      url: { type: string, doc: The page., example: "https://example.com/tides" }
      title?: { type: string or null, doc: The page's title. }
      encrypted-index: { type: string, doc: The place on the page. The next request must hold it. }
  search-result-citation:
    doc: A stretch of blocks of a search result of the request.
    fields:
      cited-text: { type: string, doc: The text that is cited. }
      source: { type: string, doc: The search result's source. }
      title?: { type: string or null, doc: The search result's title. }
      search-result-index: { type: int, doc: "Which search result, counted from 0." }
      start-block-index: { type: int, doc: "The first block, counted from 0." }
      end-block-index: { type: int, doc: The block after the last. }

  # Blocks of users

  image-block:
    doc: An image.
    includes: [cached]
    fields:
      source: { type: source, doc: Where its bytes are. }
  document-block:
    doc: A document.
    includes: [cached]
    fields:
      source: { type: source, doc: Where its bytes are. }
      title?: { type: string or null, doc: Its title. }
      context?: { type: string or null, doc: What the model should know about it. It is not cited. }
      citations?: { type: citation-setting or null, doc: Whether the model may cite it. }
  citation-setting:
    doc: Whether the model may cite.
    fields: { enabled?: { type: bool, doc: Whether it may. } }
  search-result-block:
    doc: Something that a search of the application found.
    includes: [cached]
    fields:
      source: { type: string, doc: "Where it is from, such as a link." }
      title: { type: string, doc: Its title. }
      content: { type: list of text-block, doc: What it says. }
      citations?: { type: citation-setting or null, doc: Whether the model may cite it. }
  container-upload-block:
    doc: A file that is put into the container.
    includes: [cached]
    fields: { file-id: { type: string, doc: The file. } }
  source:
    doc: Where the bytes of an image or a document are.
    union:
      cases:
        base64: base64-source
        text: text-source
        url: url-source
        file: file-source
        content: content-source
  base64-source:
    doc: Bytes in the request.
    fields:
      media-type: { type: string, doc: Their type., example: image/png }
      data: { type: string, doc: The bytes in Base64., example: iVBORw0KGgo= }
  text-source:
    doc: Plain text in the request.
    fields:
      media-type: { type: string, doc: "`text/plain`." , example: text/plain }
      data: { type: string, doc: The text. }
  url-source: { doc: A link., fields: { url: { type: string, doc: The link., example: "https://example.com/tides.pdf" } } }
  file-source: { doc: A file that was uploaded., fields: { file-id: { type: string, doc: The file., example: file_1 } } }
  content-source: { doc: Blocks that the document consists of., fields: { content: { type: block-content, doc: The blocks. } } }

  # Errors

  error-type:
    doc: What kind of error it is.
    enum:
      invalid-request-error: The request is wrong.
      authentication-error: The key is wrong.
      billing-error: There is something wrong with the payment.
      permission-error: The key may not do that.
      not-found-error: There is no such thing.
      request-too-large: The request is too large.
      rate-limit-error: Too many requests.
      timeout-error: It took too long.
      api-error: Something went wrong at the provider.
      overloaded-error: The provider has too much to do.

  # Deltas

  text-delta: { doc: More text., fields: { text: { type: string, doc: The text to append. } } }
  input-json-delta: { doc: More of a tool's input., fields: { partial-json: { type: string, doc: The JSON text to append. } } }
  thinking-delta: { doc: More of a thought., fields: { thinking: { type: string, doc: The text to append. } } }
  signature-delta: { doc: The signature of a thought., fields: { signature: { type: string, doc: The signature. } } }
  citations-delta: { doc: A citation of a text., fields: { citation: { type: citation, doc: The citation. } } }
  compaction-delta: { doc: A summary of the context., fields: { content?: { type: string or null, doc: The summary. } } }

  # The request

  message-request:
    doc: The body of a request for a message.
    fields:
      model: { type: string, doc: The model., example: claude-sonnet-4-5 }
      max-tokens: { type: int, doc: The greatest number of tokens to write. }
      messages: { type: list of message-param, doc: "The messages of the conversation, oldest first." }
      system?: { type: string or list of text-block, doc: What the application tells the model. }
      stream?: { type: bool, doc: Whether the answer is a stream. }
      tools?: { type: list of tool, doc: The tools that the model may call. }
      tool-choice?: { type: tool-choice, doc: Whether it must call one. }
      thinking?: { type: thinking-setting, doc: Whether the model thinks before it answers. }
      temperature?: { type: double, doc: "How much chance there is in the answer, from 0 to 1." }
      top-p?: { type: double, doc: Only the likeliest tokens up to this probability are taken. }
      top-k?: { type: int, doc: Only this many of the likeliest tokens are taken. }
      stop-sequences?: { type: list of string, doc: Texts at which the model stops. }
      metadata?: { type: request-metadata, doc: Who asks. }
      service-tier?: { type: requested-tier, doc: How urgent it is. }
      cache-control?: { type: cache-control or null, doc: Caches the request as far as it can be cached. }
      container?: { type: string or requested-container or null, doc: "The container for code: its id, or what it must have." }
      context-management?: { type: context-management or null, doc: What may be removed from the context. }
      mcp-servers?: { type: list of mcp-server, doc: MCP servers whose tools the model may call. }
      output-config?: { type: output-config, doc: How the answer is written. }
      speed?: { type: string or null, doc: "How fast the model runs: `standard` or `fast`." }
      inference-geo?: { type: string or null, doc: Where the model may run. }
      fallbacks?: { type: list of any, doc: Models that go on where the model refuses. }
  message-param:
    doc: A message of the conversation.
    fields:
      role: { type: message-role, doc: Who wrote it. }
      content: { type: block-content, doc: "A text, or blocks." }
  request-metadata:
    doc: Who asks.
    fields: { user-id?: { type: string or null, doc: A name for the user that tells nothing about them. } }
  requested-tier:
    doc: How urgent a request is.
    enum:
      auto: It may be preferred.
      standard-only: It is as urgent as all others.
  requested-container:
    doc: What a container for code must have.
    fields:
      id?: { type: string or null, doc: A container to use again. }
      skills?: { type: list of skill or null, doc: The skills to load. }

  tool:
    doc: A tool that the model may call. A tool of the application has a schema.
    union:
      discriminator: { by: fields }
      cases:
        application: { type: application-tool, when: { input-schema: present } }
        provider: provider-tool
  tool-options:
    doc: What every tool has.
    includes: [cached]
    fields:
      name?: { type: string, doc: "The tool's name. A set of tools has none.", example: weather }
      strict?: { type: bool, doc: Whether the input must fit the schema. }
      defer-loading?: { type: bool, doc: Whether the model sees it only if a search for tools finds it. }
      allowed-callers?: { type: list of string, doc: "Who may call it, such as `direct` and `code_execution_20250825`." }
      input-examples?: { type: list of any, doc: Examples of input. }
      eager-input-streaming?: { type: bool or null, doc: Whether its input arrives without being checked first. }
  application-tool:
    doc: A tool of the application.
    includes: [tool-options]
    fields:
      type?: { type: string or null, doc: "`custom`, or nothing." }
      description?: { type: string, doc: What it does. }
      input-schema: { type: any, doc: The JSON Schema of its input. }
  provider-tool:
    doc: >-
      A tool that Anthropic defines. It runs the tool itself, or gives the model the schema of a tool that the application runs.
      Each type takes some of the options.
    includes: [tool-options]
    fields:
      type: { type: string, doc: "The tool and its version.", example: web_search_20250305 }
      max-uses?: { type: int or null, doc: "The greatest number of calls: of the search and the fetching of pages, and the advisor." }
      allowed-domains?: { type: list of string or null, doc: The only sites to search or fetch. }
      blocked-domains?: { type: list of string or null, doc: Sites that are not searched or fetched. }
      user-location?: { type: user-location or null, doc: Where a search of the web is for. }
      citations?: { type: citation-setting or null, doc: Whether fetched pages may be cited. }
      max-content-tokens?: { type: int or null, doc: The greatest length of a fetched page. }
      max-characters?: { type: int or null, doc: The greatest length of a file that the text editor shows. }
      display-width-px?: { type: int, doc: The width of the computer's screen. }
      display-height-px?: { type: int, doc: The height of the computer's screen. }
      display-number?: { type: int or null, doc: The computer's X11 display. }
      enable-zoom?: { type: bool, doc: Whether the model may enlarge parts of the screen. }
      model?: { type: string, doc: The model that gives advice. }
      caching?: { type: cache-control or null, doc: How the advisor's context is cached. }
      mcp-server-name?: { type: string, doc: The MCP server of a set of tools. }
      default-config?: { type: mcp-tool-config, doc: The settings of all tools of the set. }
      configs?: { type: map of mcp-tool-config or null, doc: "The settings of single tools, by their names." }
  user-location:
    doc: "A place, as near as is known."
    fields:
      type: { const: approximate }
      city?: { type: string or null, doc: The city., example: Emden }
      region?: { type: string or null, doc: The region. }
      country?: { type: string or null, doc: "The country, in two letters.", example: DE }
      timezone?: { type: string or null, doc: "The time zone, by its IANA name.", example: Europe/Berlin }
  mcp-tool-config:
    swift: MCPToolConfig
    doc: The settings of a tool of an MCP server.
    fields:
      enabled?: { type: bool, doc: Whether the model may call it. }
      defer-loading?: { type: bool, doc: Whether the model sees it only if a search for tools finds it. }
  mcp-server:
    swift: MCPServer
    doc: An MCP server.
    fields:
      type: { const: url }
      name: { type: string, doc: A name for it., example: harbour }
      url: { type: string, doc: Where it is., example: "https://mcp.example/sse" }
      authorization-token?: { type: string or null, doc: A token for it. }
      tool-configuration?: { type: mcp-configuration or null, doc: Which of its tools may be called. }
  mcp-configuration:
    swift: MCPConfiguration
    doc: Which tools of an MCP server may be called.
    fields:
      enabled?: { type: bool or null, doc: Whether any may. }
      allowed-tools?: { type: list of string or null, doc: Those that may. }

  tool-choice:
    doc: Whether the model must call a tool.
    union:
      cases: { auto: choice-auto, any: choice-any, tool: choice-tool, none: choice-none }
  parallel-calls:
    doc: Whether the model may make several calls at once.
    fields: { disable-parallel-tool-use?: { type: bool, doc: Whether it may make only one call. } }
  choice-auto: { doc: As it likes., includes: [parallel-calls], fields: {} }
  choice-any: { doc: It must call one., includes: [parallel-calls], fields: {} }
  choice-tool:
    doc: It must call this one.
    includes: [parallel-calls]
    fields: { name: { type: string, doc: The tool., example: weather } }
  choice-none: { doc: It must call none., fields: {} }

  thinking-setting:
    doc: Whether the model thinks before it answers.
    union:
      cases: { enabled: thinking-enabled, adaptive: thinking-adaptive, disabled: thinking-disabled }
  thinking-enabled:
    doc: It thinks.
    fields:
      budget-tokens?: { type: int, doc: "The greatest number of tokens of thoughts, 1024 at least." }
      display?: { type: thinking-display, doc: How much of the thoughts the answer shows. }
  thinking-adaptive:
    doc: It thinks where it finds that worth it.
    fields: { display?: { type: thinking-display, doc: How much of the thoughts the answer shows. } }
  thinking-disabled: { doc: It does not think., fields: {} }
  thinking-display:
    doc: How much of the thoughts an answer shows.
    enum:
      summarized: A summary.
      omitted: The signatures alone.
  output-config:
    doc: How the answer is written.
    fields:
      effort?: { type: effort or null, doc: How much work the model takes on. }
      format?: { type: output-format or null, doc: The form of the answer. }
      task-budget?: { type: any, doc: How many tokens a task of several requests may take. }
  effort:
    doc: How much work the model takes on.
    enum:
      low: Little.
      medium: Some.
      high: Much.
      xhigh: More.
      max: All it can.
  output-format:
    doc: The form of the answer.
    fields:
      type: { const: json_schema }
      schema: { type: any, doc: The JSON Schema of the answer. }
  context-management:
    doc: What may be removed from the context.
    fields: { edits: { type: list of context-edit, doc: The edits. } }
  context-edit:
    doc: What is removed from the context, and when.
    union:
      cases:
        clear_tool_uses_20250919: clear-tool-uses
        clear_thinking_20251015: clear-thinking
        compact_20260112: compact
  context-amount:
    doc: A number of tokens, calls or turns.
    fields:
      type: { type: string, doc: "What is counted: `input_tokens`, `tool_uses` or `thinking_turns`.", example: input_tokens }
      value: { type: int, doc: How many. }
  clear-tool-uses:
    doc: Removes old calls of tools.
    fields:
      trigger?: { type: context-amount or null, doc: When it is done. }
      keep?: { type: context-amount or null, doc: How many calls stay. }
      clear-at-least?: { type: context-amount or null, doc: The least to remove at once. }
      clear-tool-inputs?: { type: bool or list of string or null, doc: "Whether inputs are removed too, or of which tools." }
      exclude-tools?: { type: list of string or null, doc: Tools whose calls stay. }
  clear-thinking:
    doc: Removes old thoughts.
    fields: { keep?: { type: string or context-amount or null, doc: "How many turns keep theirs, or `all`." } }
  compact:
    doc: Summarizes the context.
    fields:
      trigger?: { type: context-amount or null, doc: When it is done. }
      pause-after-compaction?: { type: bool or null, doc: Whether the model stops after it. }
      instructions?: { type: string or null, doc: How to write the summary. }

events:
  message-start:
    doc: Begins the message.
    fields:
      message: { type: message, doc: The message without content. }
    example: { message: { id: msg_1, model: claude-sonnet-4-5, usage: { input_tokens: 25, output_tokens: 1 } } }
  content-block-start:
    doc: Opens a block.
    fields:
      index: { type: int, min: 0, doc: Its place in the message. }
      content-block: { type: content-block, doc: The block without what deltas bring. }
    example: { index: 0, content_block: { type: text, text: "" } }
  content-block-delta:
    doc: Appends to a block.
    fields:
      index: { type: int, min: 0, doc: Its place in the message. }
      delta:
        doc: What is appended.
        union:
          cases:
            text_delta: text-delta
            input_json_delta: input-json-delta
            thinking_delta: thinking-delta
            signature_delta: signature-delta
            citations_delta: citations-delta
            compaction_delta: compaction-delta
    example: { index: 0, delta: { type: text_delta, text: Hel } }
  content-block-stop:
    doc: Closes a block.
    fields:
      index: { type: int, min: 0, doc: Its place in the message. }
    example: { index: 0 }
  message-delta:
    doc: Gives the stop reason and the counts at the end of the message. The last one counts.
    fields:
      delta:
        doc: What has changed.
        fields:
          stop-reason?: { type: stop-reason or null, doc: Why the model stopped. }
          stop-sequence?: { type: string or null, doc: The sequence that stopped it. }
          stop-details?: { type: stop-details or null, doc: More about why it stopped. }
          container?: { type: container or null, doc: Where code of the message ran. }
      usage: { type: usage, doc: What the message cost so far. }
      context-management?: { type: applied-context or null, doc: What was removed from the context. }
    example: { delta: { stop_reason: end_turn, stop_sequence: null }, usage: { output_tokens: 12 } }
  message-stop:
    doc: Ends the message.
    example: {}
  ping:
    doc: Keeps the connection alive.
    example: {}
  error:
    doc: Says that the message failed. It may come in place of a message.
    fields:
      error:
        doc: What happened.
        fields:
          type: { type: error-type, doc: What kind of error it is. }
          message: { type: string, doc: What went wrong. }
      request-id?: { type: string or null, doc: The request., example: req_1 }
    example: { error: { type: overloaded_error, message: Overloaded } }

lifecycle:
  message: { opens: message-start, closes: message-stop, ends: [error] }
  block:
    doc: A block of the message.
    within: message
    key: index
    opens: content-block-start
    continues: content-block-delta
    closes: content-block-stop
  totals: { within: message, single: [message-delta] }

writers:
  ping: { doc: Keeps the connection alive., emits: ping }
  open-block:
    doc: Opens a block.
    emits: content-block-start
    unlabelled: content-block
    labels: { index: at }

messages:
  message: message
  part: content-block
  request: message-request
"""###,
        "gemini-stream": ###"""
# yaml-language-server: $schema=protocol.schema.json
#
# Gemini's `streamGenerateContent`, as its public documentation describes it: the events of a streamed answer and the body
# of a request. README.md beside this file explains the language. With `alt=sse`, the response is one SSE frame a chunk;
# without it, one JSON array. All events have one shape, and each part says by a key what it is.

language: 1
protocol: GeminiStream
doc: The answer of a Gemini model, chunk by chunk, and the request that asks for it.
generate: { module: ModelProviders }
discriminator: { by: fields }
casing: { events: camelCase, fields: camelCase, values: SCREAMING_SNAKE_CASE }

transport:
  headers:
    content-type: text/event-stream
    cache-control: no-cache

types:
  # The answer

  candidate:
    doc: One of the answers that were asked for.
    fields:
      content?: { type: content or null, doc: The next parts of the answer. }
      finish-reason?: { type: finish-reason or null, doc: Why the model stopped. Absent before that. }
      finish-message?: { type: string or null, doc: Details of the reason. }
      index?: { type: int or null, min: 0, doc: Which answer. }
      safety-ratings?: { type: list of safety-rating or null, doc: How harmful the answer is. }
      citation-metadata?: { type: citation-metadata or null, doc: Works that the answer quotes. }
      grounding-metadata?: { type: grounding-metadata or null, doc: Sources that the answer is based on. }
      url-context-metadata?: { type: url-context-metadata or null, doc: Pages that the model read. }
      avg-logprobs?: { type: double or null, doc: The mean log probability of the tokens. }
      logprobs-result?: { type: object or null, doc: Log probabilities of the tokens. }
      token-count?: { type: int or null, doc: The tokens of the answer. }
  finish-reason:
    doc: Why the model stopped.
    enum:
      stop: "It was done, wrote a stop sequence, or waits for tools."
      max-tokens: The answer reached its greatest length.
      safety: It may be harmful.
      recitation: It repeats a work.
      language: Its language is not supported.
      blocklist: It has forbidden words.
      prohibited-content: It may have prohibited content.
      spii: It may have sensitive personal data.
      malformed-function-call: The call of a function is invalid.
      malformed-response: The answer is invalid.
      unexpected-tool-call: The model called a tool that was not declared.
      too-many-tool-calls: The model called too many tools in a row.
      missing-thought-signature: The request lacks the signature of a thought.
      model-armor: A filter of the project held it back.
      image-safety: The picture may be harmful.
      image-prohibited-content: The picture may have prohibited content.
      image-recitation: The picture repeats a work.
      image-other: No picture could be made for another reason.
      no-image: The model was expected to make a picture.
      other: Any other reason.
      finish-reason-unspecified: No reason.
  safety-rating:
    doc: How harmful a text is in one way.
    fields:
      category?: { type: harm-category or null, doc: The kind of harm. }
      probability?: { type: string or null, doc: How likely it is., example: NEGLIGIBLE }
      probability-score?: { type: double or null, doc: "How likely it is, from 0 to 1." }
      severity?: { type: string or null, doc: How grave it is., example: HARM_SEVERITY_LOW }
      severity-score?: { type: double or null, doc: "How grave it is, from 0 to 1." }
      blocked?: { type: bool or null, doc: Whether the text was withheld for it. }
  harm-category:
    doc: A kind of harm.
    enum:
      harm-category-harassment: Malice against a person or a group.
      harm-category-hate-speech: Hate.
      harm-category-sexually-explicit: Sexual content.
      harm-category-dangerous-content: Help with something dangerous.
      harm-category-civic-integrity: Harm to elections.
      harm-category-jailbreak: An attempt to get around the rules.
      harm-category-unspecified: No kind.
  citation-metadata:
    doc: Works that an answer quotes.
    fields:
      citation-sources?: { type: list of citation-source or null, doc: The quotations. }
      citations?: { type: list of citation-source or null, doc: "The quotations, as Vertex AI calls them." }
  citation-source:
    doc: A quotation.
    fields:
      start-index?: { type: int or null, doc: Where it begins in the answer. }
      end-index?: { type: int or null, doc: Where it ends. }
      uri?: { type: string or null, doc: The work. }
      title?: { type: string or null, doc: Its title. }
      license?: { type: string or null, doc: Its licence. }
      publication-date?: { type: any, doc: When the work was published. }
  url-context-metadata:
    doc: Pages that the model read.
    fields: { url-metadata?: { type: list of url-metadata or null, doc: The pages. } }
  url-metadata:
    doc: A page that the model read.
    fields:
      retrieved-url?: { type: string or null, doc: The page. }
      url-retrieval-status?: { type: string or null, doc: Whether it could be read., example: URL_RETRIEVAL_STATUS_SUCCESS }

  grounding-metadata:
    doc: Sources that an answer is based on.
    fields:
      grounding-chunks?: { type: list of grounding-chunk or null, doc: The sources. }
      grounding-supports?: { type: list of grounding-support or null, doc: Which text is based on which source. }
      web-search-queries?: { type: list of string or null, doc: Searches of the web. }
      image-search-queries?: { type: list of string or null, doc: Searches for pictures. }
      retrieval-queries?: { type: list of string or null, doc: Searches of a store. }
      search-entry-point?: { type: search-entry-point or null, doc: A piece of a page that has to be shown with the answer. }
      retrieval-metadata?: { type: object or null, doc: About the retrieval. }
      google-maps-widget-context-token?: { type: string or null, doc: A token for showing a map. }
  grounding-chunk:
    doc: A source. One of the fields is there.
    fields:
      web?: { type: web-source or null, doc: A web page. }
      image?: { type: image-source or null, doc: A picture. }
      maps?: { type: place-source or null, doc: A place. }
      retrieved-context?: { type: document-source or null, doc: A document. }
  web-source:
    doc: A web page.
    fields:
      uri?: { type: string or null, doc: The page. }
      title?: { type: string or null, doc: Its title. }
      domain?: { type: string or null, doc: Its domain. }
  image-source:
    doc: A picture of a web page.
    fields:
      source-uri?: { type: string or null, doc: The page. }
      image-uri?: { type: string or null, doc: The picture. }
      title?: { type: string or null, doc: The page's title. }
      domain?: { type: string or null, doc: The page's domain. }
  place-source:
    doc: A place on a map.
    fields:
      uri?: { type: string or null, doc: The place. }
      title?: { type: string or null, doc: Its name. }
      text?: { type: string or null, doc: Its description. }
      place-id?: { type: string or null, doc: Its id. }
      place-answer-sources?: { type: object or null, doc: Reviews of the place. }
  document-source:
    doc: A document of a store.
    fields:
      uri?: { type: string or null, doc: The document. }
      title?: { type: string or null, doc: Its title. }
      text?: { type: string or null, doc: The text that was found. }
      file-search-store?: { type: string or null, doc: The store. }
      document-name?: { type: string or null, doc: The document's name in its store. }
  grounding-support:
    doc: A text that is based on sources.
    fields:
      segment?: { type: text-segment or null, doc: The text. }
      grounding-chunk-indices?: { type: list of int or null, doc: The places of the sources in their list. }
      confidence-scores?: { type: list of double or null, doc: "How sure the model is of each source, from 0 to 1." }
  text-segment:
    doc: A piece of an answer's text.
    fields:
      part-index?: { type: int or null, doc: The place of its part. }
      start-index?: { type: int or null, doc: "Where it begins, in bytes." }
      end-index?: { type: int or null, doc: "Where it ends, in bytes." }
      text?: { type: string or null, doc: The text. }
  search-entry-point:
    doc: A piece of a page that has to be shown with an answer that is based on a search.
    fields:
      rendered-content?: { type: string or null, doc: Its HTML. }
      sdk-blob?: { type: string or null, doc: "The searches and their links, in Base64." }

  usage-metadata:
    doc: Counts of tokens.
    fields:
      prompt-token-count?: { type: int or null, doc: "Tokens read, those from the cache included." }
      cached-content-token-count?: { type: int or null, doc: Tokens from the cache. }
      candidates-token-count?: { type: int or null, doc: Tokens written. }
      thoughts-token-count?: { type: int or null, doc: Tokens of thoughts. }
      tool-use-prompt-token-count?: { type: int or null, doc: Tokens of the outputs of tools. }
      total-token-count?: { type: int or null, doc: All of them. }
      prompt-tokens-details?: { type: list of modality-count or null, doc: "Tokens read, by kind." }
      cache-tokens-details?: { type: list of modality-count or null, doc: "Tokens from the cache, by kind." }
      candidates-tokens-details?: { type: list of modality-count or null, doc: "Tokens written, by kind." }
      tool-use-prompt-tokens-details?: { type: list of modality-count or null, doc: "Tokens of the outputs of tools, by kind." }
      traffic-type?: { type: string or null, doc: How the request is paid., example: ON_DEMAND }
      service-tier?: { type: string or null, doc: How urgent the request was. }
  modality-count:
    doc: Tokens of one kind.
    fields:
      modality?: { type: string or null, doc: The kind., example: TEXT }
      token-count?: { type: int or null, doc: How many. }
  prompt-feedback:
    doc: Why a prompt was refused.
    fields:
      block-reason?: { type: string or null, doc: The reason., example: SAFETY }
      block-reason-message?: { type: string or null, doc: Details of the reason. }
      safety-ratings?: { type: list of safety-rating or null, doc: How harmful the prompt is. }
  status:
    doc: The failure of a request.
    fields:
      code?: { type: int or null, doc: The status of HTTP. }
      message?: { type: string or null, doc: What went wrong., example: The model is overloaded. }
      status?: { type: string or null, doc: The kind of failure., example: UNAVAILABLE }
      details?: { type: list of object or null, doc: Details of the failure. }

  # Parts, of answers and of requests

  content:
    doc: Parts of one author.
    fields:
      parts?: { type: list of part or null, doc: The parts. }
      role?: { type: string or null, doc: "`model`, or `user`.", example: model }
  part:
    doc: A piece of content.
    union:
      discriminator: { by: fields }
      cases:
        function-call: { type: function-call-part, when: { function-call: present } }
        function-response: { type: function-response-part, when: { function-response: present } }
        inline-data: { type: inline-data-part, when: { inline-data: present } }
        file-data: { type: file-data-part, when: { file-data: present } }
        executable-code: { type: executable-code-part, when: { executable-code: present } }
        code-execution-result: { type: code-execution-result-part, when: { code-execution-result: present } }
        tool-call: { type: tool-call-part, when: { tool-call: present } }
        tool-response: { type: tool-response-part, when: { tool-response: present } }
        text: { type: text-part, when: { text: present } }
  part-head:
    fields:
      thought?: { type: bool or null, doc: Whether the part is a thought of the model. }
      thought-signature?: { type: string or null, doc: "An opaque signature, to be handed back with the part." }
  text-part:
    doc: Text.
    includes: [part-head]
    fields: { text: { type: string, doc: The text. } }
  inline-data-part:
    doc: A file.
    includes: [part-head, media-settings]
    fields: { inline-data: { type: blob, doc: The file. } }
  media-settings:
    fields:
      video-metadata?: { type: video-metadata or null, doc: Which pictures of a video are meant. }
      media-resolution?: { type: any, doc: How finely the file is read. }
  video-metadata:
    doc: Which pictures of a video are meant.
    fields:
      start-offset?: { type: string or null, doc: The beginning., example: 40s }
      end-offset?: { type: string or null, doc: The end., example: 80s }
      fps?: { type: double or null, doc: Pictures a second. }
  blob:
    doc: A file in Base64.
    fields:
      mime-type?: { type: string or null, doc: Its media type., example: image/png }
      data: { type: string, doc: Its bytes in Base64., example: aGk= }
      display-name?: { type: string or null, doc: Its name. }
  file-data-part:
    doc: A file elsewhere.
    includes: [part-head, media-settings]
    fields: { file-data: { type: file-data, doc: The file. } }
  file-data:
    doc: A file elsewhere.
    fields:
      mime-type?: { type: string or null, doc: Its media type. }
      file-uri: { type: string, doc: Its address. }
      display-name?: { type: string or null, doc: Its name. }
  function-call-part:
    doc: A call of a function.
    includes: [part-head]
    fields: { function-call: { type: function-call, doc: The call. } }
  function-call:
    doc: A call of a function, or a piece of one.
    fields:
      id?: { type: string or null, doc: The call. }
      name?: { type: string or null, doc: The function. }
      args?: { type: any, doc: The arguments. }
      partial-args?: { type: list of partial-arg or null, doc: More of the arguments. }
      will-continue?: { type: bool or null, doc: Whether more of the call follows. }
  partial-arg:
    doc: A value inside the arguments. One of the values is there.
    fields:
      json-path?: { type: string or null, doc: The place of the value in the arguments., example: $.city }
      string-value?: { type: string or null, doc: More of a text. }
      number-value?: { type: double or null, doc: A number. }
      bool-value?: { type: bool or null, doc: A truth value. }
      null-value?: { type: any, doc: "Null, however it is written.", example: NULL_VALUE }
      will-continue?: { type: bool or null, doc: Whether more of the text follows. }
  function-response-part:
    doc: The output of a function.
    includes: [part-head]
    fields: { function-response: { type: function-response, doc: The output. } }
  function-response:
    doc: The output of a function.
    fields:
      id?: { type: string or null, doc: The call. }
      name?: { type: string or null, doc: The function. }
      response?: { type: any, doc: "The output, an object." }
      parts?: { type: list of part or null, doc: Files of the output. }
      will-continue?: { type: bool or null, doc: Whether more outputs follow. }
      scheduling?: { type: string or null, doc: "When the model takes note of it, if it goes on meanwhile." }
  executable-code-part:
    doc: Code that the model wrote and that the provider runs.
    includes: [part-head]
    fields: { executable-code: { type: executable-code, doc: The code. } }
  executable-code:
    doc: Code that the provider runs.
    fields:
      id?: { type: string or null, doc: The run. }
      language?: { type: string or null, doc: Its language., example: PYTHON }
      code?: { type: string or null, doc: The code. }
  code-execution-result-part:
    doc: The result of code.
    includes: [part-head]
    fields: { code-execution-result: { type: code-execution-result, doc: The result. } }
  code-execution-result:
    doc: The result of code.
    fields:
      id?: { type: string or null, doc: The run. }
      outcome?: { type: outcome or null, doc: How the run ended. }
      output?: { type: string or null, doc: What the code printed. }
  outcome:
    doc: How a run of code ended.
    enum:
      outcome-ok: Well.
      outcome-failed: With a failure.
      outcome-deadline-exceeded: It took too long.
      outcome-unspecified: Nobody knows.
  tool-call-part:
    doc: A call of a tool that the provider runs.
    includes: [part-head]
    fields: { tool-call: { type: tool-call, doc: The call. } }
  tool-call:
    doc: A call of a tool that the provider runs.
    fields:
      id?: { type: string or null, doc: The call. }
      tool-type?: { type: string or null, doc: The tool., example: GOOGLE_SEARCH_WEB }
      args?: { type: any, doc: The input. }
  tool-response-part:
    doc: The output of a tool that the provider ran.
    includes: [part-head]
    fields: { tool-response: { type: tool-response, doc: The output. } }
  tool-response:
    doc: The output of a tool that the provider ran.
    fields:
      id?: { type: string or null, doc: The call. }
      tool-type?: { type: string or null, doc: The tool., example: GOOGLE_SEARCH_WEB }
      response?: { type: any, doc: The output. }

  # The request

  generate-content-request:
    doc: The body of a request. The model is part of the address.
    fields:
      contents: { type: list of content, doc: "The conversation, oldest first." }
      system-instruction?: { type: content, doc: Instructions that hold for the whole conversation. }
      tools?: { type: list of tool, doc: The tools. }
      tool-config?: { type: tool-config, doc: How the tools are used. }
      generation-config?: { type: generation-config, doc: How the answer is written. }
      safety-settings?: { type: list of safety-setting, doc: What is held back. }
      cached-content?: { type: string, doc: The beginning of the conversation in the cache., example: cachedContents/c1 }
      labels?: { type: map of string, doc: Labels for the bill. }
      service-tier?: { type: string, doc: How urgent the request is., example: flex }
      store?: { type: bool, doc: Whether the provider logs the request. }
  tool:
    doc: Functions of the application, or a tool of the provider. One of the fields is there.
    fields:
      function-declarations?: { type: list of function-declaration, doc: Functions of the application. }
      google-search?: { type: google-search, doc: A search of the web. }
      google-search-retrieval?: { type: object, doc: A search of the web by older models. }
      enterprise-web-search?: { type: object, doc: A search of the web for companies. }
      google-maps?: { type: google-maps, doc: A search for places. }
      url-context?: { type: object, doc: Reads the pages that the prompt names. }
      code-execution?: { type: object, doc: Runs code. }
      file-search?: { type: file-search, doc: A search of documents. }
      retrieval?: { type: object, doc: A search of one's own data. }
      computer-use?: { type: computer-use, doc: Works with a computer that the application provides. }
      mcp-servers?: { type: list of object, doc: Servers of tools. }
  function-declaration:
    doc: A function of the application.
    fields:
      name: { type: string, doc: Its name., example: get_weather }
      description?: { type: string, doc: What it does. }
      parameters?: { type: any, doc: "The schema of its arguments, in the API's own form, which has less than JSON Schema." }
      parameters-json-schema?: { type: any, doc: The JSON Schema of its arguments. }
      response?: { type: any, doc: "The schema of its output, in the API's own form." }
      response-json-schema?: { type: any, doc: The JSON Schema of its output. }
      behavior?: { type: string, doc: "Whether the model waits for it: `BLOCKING` or `NON_BLOCKING`." }
  google-search:
    doc: A search of the web.
    fields:
      time-range-filter?: { type: time-range, doc: The time that the pages are from. }
      search-types?: { type: object, doc: What is searched. }
      exclude-domains?: { type: list of string, doc: Domains that are left out. }
  time-range:
    doc: A time.
    fields:
      start-time: { type: string, doc: Its beginning., example: "2026-01-01T00:00:00Z" }
      end-time: { type: string, doc: Its end., example: "2026-02-01T00:00:00Z" }
  google-maps:
    doc: A search for places.
    fields: { enable-widget?: { type: bool, doc: Whether the answer has a token for showing a map. } }
  file-search:
    doc: A search of documents.
    fields:
      file-search-store-names: { type: list of string, doc: The stores. }
      top-k?: { type: int, doc: How many pieces are found. }
      metadata-filter?: { type: string, doc: Which documents are searched. }
  computer-use:
    doc: Work with a computer.
    fields:
      environment?: { type: string, doc: What is worked with., example: ENVIRONMENT_BROWSER }
      excluded-predefined-functions?: { type: list of string, doc: Functions that the model may not call. }
  tool-config:
    doc: How tools are used.
    fields:
      function-calling-config?: { type: function-calling-config, doc: Which functions the model calls. }
      retrieval-config?: { type: retrieval-config, doc: Where the user is. }
      include-server-side-tool-invocations?: { type: bool, doc: Whether the answer has the calls of the provider's tools. }
  function-calling-config:
    doc: Which functions the model calls.
    fields:
      mode?: { type: function-calling-mode, doc: Whether it calls any. }
      allowed-function-names?: { type: list of string, doc: "The functions that it may call, if it has to call one." }
      stream-function-call-arguments?: { type: bool, doc: Whether arguments arrive in pieces. }
  function-calling-mode:
    doc: Whether a model calls functions.
    enum:
      auto: As it likes.
      any: It must call one.
      none: It may not.
      validated: "As it likes, with arguments that fit their schemas."
      mode-unspecified: As it likes.
  retrieval-config:
    doc: Where the user is.
    fields:
      lat-lng?: { type: lat-lng, doc: The place. }
      language-code?: { type: string, doc: The language., example: de }
  lat-lng:
    doc: A place on earth.
    fields:
      latitude: { type: double, doc: Degrees north. }
      longitude: { type: double, doc: Degrees east. }
  generation-config:
    doc: How an answer is written.
    fields:
      candidate-count?: { type: int, doc: How many answers are wanted. }
      stop-sequences?: { type: list of string, doc: Texts that end the answer. }
      max-output-tokens?: { type: int, doc: The greatest length. }
      temperature?: { type: double, doc: How freely words are chosen. }
      top-p?: { type: double, doc: How many of the likeliest words are chosen from by their probability. }
      top-k?: { type: double, doc: How many of the likeliest words are chosen from. }
      seed?: { type: int, doc: A number that makes the choice repeatable. }
      presence-penalty?: { type: double, doc: How much words that are there already are avoided. }
      frequency-penalty?: { type: double, doc: How much frequent words are avoided. }
      response-mime-type?: { type: string, doc: The form of the answer., example: application/json }
      response-schema?: { type: any, doc: "The schema of the answer, in the API's own form." }
      response-json-schema?: { type: any, doc: The JSON Schema of the answer. }
      response-modalities?: { type: list of string, doc: What the answer is made of., example: [TEXT] }
      response-logprobs?: { type: bool, doc: Whether the answer has log probabilities. }
      logprobs?: { type: int, doc: How many other words have log probabilities. }
      thinking-config?: { type: thinking-config, doc: How much the model thinks. }
      image-config?: { type: image-config, doc: How pictures are made. }
      speech-config?: { type: object, doc: How the answer is spoken. }
      media-resolution?: { type: string, doc: How finely files are read., example: MEDIA_RESOLUTION_LOW }
      audio-timestamp?: { type: bool, doc: Whether audio is read with its times. }
      enable-enhanced-civic-answers?: { type: bool, doc: Whether answers on elections are enhanced. }
      routing-config?: { type: object, doc: Which model answers. }
  thinking-config:
    doc: How much a model thinks.
    fields:
      include-thoughts?: { type: bool, doc: Whether the answer has thoughts. }
      thinking-budget?: { type: int, doc: The most tokens of thoughts. }
      thinking-level?: { type: string, doc: How much it thinks., example: low }
  image-config:
    doc: How pictures are made.
    fields:
      aspect-ratio?: { type: string, doc: Width to height., example: "16:9" }
      image-size?: { type: string, doc: The size., example: 1K }
  safety-setting:
    doc: What is held back of one kind of harm.
    fields:
      category: { type: harm-category, doc: The kind of harm. }
      threshold: { type: harm-threshold, doc: What is held back. }
      method?: { type: string, doc: What the threshold is about., example: SEVERITY }
  harm-threshold:
    doc: What is held back.
    enum:
      block-low-and-above: What is harmful with a low probability.
      block-medium-and-above: What is harmful with a medium probability.
      block-only-high: What is harmful with a high probability.
      block-none: Nothing.
      "off": "Nothing, and nothing is looked for."
      harm-block-threshold-unspecified: What the provider holds back by itself.

events:
  failure:
    doc: Reports that the answer failed.
    when: { error: present }
    fields:
      error: { type: status, doc: The failure. }
    example: { error: { code: 503, message: The model is overloaded., status: UNAVAILABLE } }
  chunk:
    doc: Adds to the answers.
    fields:
      candidates?: { type: list of candidate or null, doc: Additions to the answers. }
      prompt-feedback?: { type: prompt-feedback or null, doc: Why the prompt was refused. }
      usage-metadata?: { type: usage-metadata or null, doc: Counts of tokens so far. }
      model-version?: { type: string or null, doc: The model., example: gemini-2.5-flash }
      response-id?: { type: string or null, doc: The answer's id. }
      create-time?: { type: string or null, doc: When the answer began. }
      model-status?: { type: object or null, doc: Whether the model is going to be retired. }
      service-tier?: { type: string or null, doc: How urgent the request was. }
    example: { candidates: [{ content: { parts: [{ text: Hello }], role: model }, index: 0 }] }

lifecycle:
  answer:
    doc: The answer as a whole.
    states:
      writing:
        doc: The model is writing.
        on-end: { send: failure, with: { error: { message: The answer was cut off. } } }
      finished: { doc: The model stopped. Sources and counts may follow. }
    transitions:
      chunk:
        - { when: { candidates.finish-reason: present }, from: [none, writing, finished], to: finished }
        - { when: { prompt-feedback.block-reason: present }, from: [none, writing], to: finished }
        - { from: [none, writing], to: writing }
        - { when: { candidates.content.parts: absent }, from: finished, to: finished }
      failure: { from: [none, writing, finished], to: finished }

messages:
  message: content
  part: part
  request: generate-content-request
"""###,
        "open-ai-chat-stream": ###"""
# yaml-language-server: $schema=protocol.schema.json
#
# OpenAI's Chat Completions API, after its public documentation: the chunks of a streamed answer and the body of a request,
# as lenient as the servers that call themselves compatible: most keys may be missing or null. README.md beside this file
# explains the language. All chunks have one shape, which no key names.

language: 1
protocol: OpenAIChatStream
doc: The answer of a model of the Chat Completions API, chunk by chunk, and the request that asks for it.
generate: { module: ModelProviders }
discriminator: { by: fields }
casing: { events: snake_case, fields: snake_case, values: snake_case }

transport:
  done: "[DONE]"
  headers:
    content-type: text/event-stream; charset=utf-8
    cache-control: no-cache

types:
  # The answer

  choice:
    doc: One of the answers that were asked for.
    fields:
      index?: { type: int or null, min: 0, doc: Which answer. }
      delta?: { type: delta or null, doc: An addition to the answer. }
      finish-reason?: { type: finish-reason or null, doc: Why the model stopped. Null before that. }
      logprobs?: { type: logprobs or null, doc: Log probabilities of the tokens. }
  finish-reason:
    doc: Why the model stopped.
    enum:
      stop: It was done, or wrote a stop sequence.
      length: The answer reached its greatest length.
      tool-calls: It waits for tools.
      content-filter: A filter withheld a part of the answer.
      function-call: It waits for a function; replaced by `tool_calls`.
  delta:
    doc: An addition to an answer.
    fields:
      role?: { type: role or null, doc: The author. The first chunk has it. }
      content?: { type: string or list of content-part or null, doc: Text. Some servers send parts. }
      refusal?: { type: string or null, doc: Text of a refusal. }
      tool-calls?: { type: list of tool-call-delta or null, doc: Additions to calls of tools. }
      function-call?: { type: function-delta or null, doc: An addition to a call of a function; replaced by `tool_calls`. }
      annotations?: { type: list of annotation or null, doc: Sources of the text. }
      audio?: { type: audio-delta or null, doc: An addition to spoken output. }
      reasoning-content?: { type: string or null, doc: "Reasoning, as several servers call it." }
      reasoning?: { type: string or null, doc: "Reasoning, as other servers call it." }
      images?: { type: list of any or null, doc: "Pictures, as a router sends them." }
      reasoning-details?: { type: list of any or null, doc: Reasoning in pieces that a router can hand back. }
  role: { doc: An author., enum: [developer, system, user, assistant, tool] }
  content-part:
    doc: A piece of content that a server sends.
    union:
      cases: { text: text-part, thinking: thinking-part }
  thinking-part: { doc: Reasoning., fields: { thinking: { type: list of content-part, doc: The reasoning. } } }
  tool-call-delta:
    doc: An addition to a call of a tool.
    fields:
      index?: { type: int or null, min: 0, doc: Which call of the answer. }
      id?: { type: string or null, doc: The call. Its first addition has it., example: call_1 }
      type?: { type: tool-type or null, doc: The kind of tool. }
      function?: { type: function-delta or null, doc: An addition to the call of a function. }
      custom?: { type: custom-delta or null, doc: An addition to the call of a custom tool. }
      extra-content?: { type: extra-content or null, doc: Data of a provider. }
  extra-content:
    doc: "Data of a provider, by its name. The next request hands them back."
    fields:
      google?:
        type: google-content or null
        doc: Data of Gemini.
  google-content:
    doc: Data of Gemini.
    fields:
      thought-signature?: { type: string or null, doc: The signature of the thought that led to the call. }
  tool-type: { doc: A kind of tool., enum: [function, custom] }
  function-delta:
    doc: An addition to the call of a function.
    fields:
      name?: { type: string or null, doc: The function. }
      arguments?: { type: string or null, doc: "More of the arguments, which are JSON together." }
  custom-delta:
    doc: An addition to the call of a custom tool.
    fields:
      name?: { type: string or null, doc: The tool. }
      input?: { type: string or null, doc: More of the input. }
  annotation:
    doc: A source of the text.
    union:
      cases: { url_citation: url-annotation }
  url-annotation:
    doc: A web page.
    fields:
      url-citation:
        doc: The page, and the text that cites it.
        fields:
          url: { type: string, format: uri, doc: The page., example: "https://example.com/tides" }
          title?: { type: string or null, doc: Its title. }
          start-index?: { type: int or null, doc: The first character that cites it. }
          end-index?: { type: int or null, doc: The last character that cites it. }
  audio-delta:
    doc: An addition to spoken output.
    fields:
      id?: { type: string or null, doc: The output. }
      transcript?: { type: string or null, doc: More of its text. }
      data?: { type: string or null, doc: "More of its sound, in Base64." }
      expires-at?: { type: int or null, doc: "When the server deletes it, in seconds since 1970." }
  logprobs:
    doc: Log probabilities of tokens.
    fields:
      content?: { type: list of token-logprob or null, doc: Those of the content. }
      refusal?: { type: list of token-logprob or null, doc: Those of the refusal. }
  token-logprob:
    doc: A token, its log probability, and tokens that were as likely.
    includes: [token]
    fields:
      top-logprobs?: { type: list of token-alternative or null, doc: The most likely tokens in its place. }
  token-alternative: { doc: A token and its log probability., includes: [token], fields: {} }
  token:
    fields:
      token: { type: string, doc: The token. }
      logprob: { type: double, doc: Its log probability. }
      bytes?: { type: list of int or null, doc: Its bytes in UTF-8. }
  usage:
    doc: Counts of tokens.
    fields:
      prompt-tokens?: { type: int or null, doc: Tokens read. }
      completion-tokens?: { type: int or null, doc: Tokens written. }
      total-tokens?: { type: int or null, doc: Both. }
      prompt-tokens-details?:
        type: prompt-details or null
        doc: The tokens read, in detail.
      completion-tokens-details?:
        type: completion-details or null
        doc: The tokens written, in detail.
  prompt-details:
    doc: Tokens read, in detail.
    fields:
      cached-tokens?: { type: int or null, doc: Tokens from the cache. }
      cache-write-tokens?: { type: int or null, doc: Tokens written to the cache. }
      audio-tokens?: { type: int or null, doc: Tokens of sound. }
  completion-details:
    doc: Tokens written, in detail.
    fields:
      reasoning-tokens?: { type: int or null, doc: Tokens of reasoning. }
      audio-tokens?: { type: int or null, doc: Tokens of sound. }
      accepted-prediction-tokens?: { type: int or null, doc: Predicted tokens that were right. }
      rejected-prediction-tokens?: { type: int or null, doc: Predicted tokens that were wrong. }
  reported-error: { doc: "The failure of a request. Some servers send only its text.", type: string or api-error }
  api-error:
    doc: The failure of a request.
    fields:
      message?: { type: string or null, doc: What went wrong., example: The server is overloaded. }
      type?: { type: string or null, doc: The kind of failure. }
      param?: { type: any, doc: The parameter at fault. }
      code?: { type: string or int or null, doc: A code of the failure. }

  # The request

  chat-request:
    doc: The body of a request for an answer.
    fields:
      model: { type: string, doc: The model., example: gpt-5 }
      messages: { type: list of message, doc: "The conversation, oldest first." }
      stream?: { type: bool or null, doc: Whether the answer is a stream. }
      stream-options?: { type: stream-options or null, doc: What the stream contains. }
      tools?: { type: list of tool or null, doc: The tools that the model may call. }
      tool-choice?: { type: tool-choice-mode or named-tool-choice or null, doc: Whether the model must call a tool. }
      parallel-tool-calls?: { type: bool or null, doc: Whether the model may call several tools at once. }
      response-format?: { type: response-format or null, doc: The form of the answer. }
      reasoning-effort?: { type: reasoning-effort or null, doc: How much the model thinks. }
      verbosity?: { type: verbosity or null, doc: How long the answer is. }
      max-completion-tokens?: { type: int or null, doc: "The greatest number of tokens to write, reasoning included." }
      max-tokens?: { type: int or null, doc: The greatest number of tokens to write; for models that do not reason. }
      temperature?: { type: double or null, doc: "How much chance there is in the answer, from 0 to 2." }
      top-p?: { type: double or null, doc: Only the likeliest tokens up to this probability are taken. }
      top-k?: { type: int or null, doc: Only this many of the likeliest tokens are taken; for servers that know it. }
      frequency-penalty?: { type: double or null, doc: "How strongly frequent tokens are avoided, from -2 to 2." }
      presence-penalty?: { type: double or null, doc: "How strongly tokens that occurred are avoided, from -2 to 2." }
      logit-bias?: { type: map of double or null, doc: "What is added to the likelihood of tokens, by their ids." }
      logprobs?: { type: bool or null, doc: Whether the answer has log probabilities. }
      top-logprobs?: { type: int or null, doc: "How many alternatives of each token they have, from 0 to 20." }
      stop?: { type: string or list of string or null, doc: Texts at which the model stops. }
      seed?: { type: int or null, doc: Makes answers to the same request alike. }
      n?: { type: int or null, doc: How many answers there are. }
      modalities?: { type: list of modality or null, doc: What the answer consists of. }
      audio?: { type: audio-setting or null, doc: The form of spoken output. }
      prediction?: { type: prediction or null, doc: Text that the answer will mostly repeat. }
      web-search-options?: { type: web-search-options or null, doc: Lets the model search the web. }
      prompt-cache-key?: { type: string or null, doc: Sends requests with the same beginning to the same cache. }
      prompt-cache-retention?: { type: string or null, doc: "How long the prompt is cached: `in_memory` or `24h`." }
      safety-identifier?: { type: string or null, doc: A name for the user that tells nothing about them. }
      user?: { type: string or null, doc: The user; replaced by `safety_identifier` and `prompt_cache_key`. }
      metadata?: { type: map of string or null, doc: The application's own values. }
      service-tier?: { type: service-tier or null, doc: How urgent the request is. }
      store?: { type: bool or null, doc: Whether the service keeps the answer. }
      functions?: { type: list of function-definition or null, doc: "Functions that the model may call; replaced by `tools`." }
      function-call?: { type: function-choice-mode or function-name or null, doc: "Whether it must call one; replaced by `tool_choice`." }
  stream-options:
    doc: What a stream contains.
    fields:
      include-usage?: { type: bool or null, doc: Whether a last chunk has the counts of tokens. }
      include-obfuscation?: { type: bool or null, doc: Whether padding hides how long the texts are. }
  reasoning-effort:
    doc: How much a model thinks.
    enum:
      none: Not at all.
      minimal: As little as possible.
      low: Little.
      medium: Some.
      high: Much.
      xhigh: More.
  verbosity:
    doc: How long an answer is.
    enum:
      low: Short.
      medium: In between.
      high: Long.
  modality: { doc: What an answer consists of., enum: [text, audio] }
  service-tier:
    doc: How urgent a request is.
    enum:
      auto: As the project's settings say.
      default: As urgent as most requests.
      flex: It may take longer.
      scale: It uses capacity that was bought.
      priority: It comes first.
  audio-setting:
    doc: The form of spoken output.
    fields:
      format: { type: string, doc: "The format of the sound, such as `mp3`.", example: mp3 }
      voice: { type: any, doc: "The voice: its name, or an object with its `id`.", example: alloy }
  prediction:
    doc: Text that an answer will mostly repeat.
    fields:
      type: { const: content }
      content: { type: message-content, doc: The text. }
  web-search-options:
    doc: How the web is searched.
    fields:
      search-context-size?: { type: string or null, doc: "How much of the pages is read: `low`, `medium` or `high`." }
      user-location?: { type: user-location or null, doc: Where the user is. }
  user-location:
    doc: Where the user is.
    fields:
      type: { const: approximate }
      approximate:
        doc: The place. All of it may be missing.
        fields:
          city?: { type: string or null, doc: The city., example: Emden }
          region?: { type: string or null, doc: The region. }
          country?: { type: string or null, doc: The country's code of two letters., example: DE }
          timezone?: { type: string or null, doc: The time zone., example: Europe/Berlin }

  # Messages

  message:
    doc: A message of the conversation.
    union:
      discriminator: role
      cases:
        developer: developer-message
        system: system-message
        user: user-message
        assistant: assistant-message
        tool: tool-message
        function: function-message
  developer-message:
    doc: "What the application tells a model that reasons."
    fields:
      content: { type: message-content, doc: "A text, or parts of type `text`." }
      name?: { type: string or null, doc: A name for the author. }
  system-message:
    doc: What the application tells the model.
    fields:
      content: { type: message-content, doc: "A text, or parts of type `text`." }
      name?: { type: string or null, doc: A name for the author. }
  user-message:
    doc: What the user says.
    fields:
      content: { type: message-content, doc: "A text, or parts." }
      name?: { type: string or null, doc: A name for the author. }
  assistant-message:
    doc: What the model answered.
    fields:
      content?: { type: message-content or null, doc: "A text, or parts of type `text` and `refusal`. It may be null if there are calls." }
      refusal?: { type: string or null, doc: Its refusal. }
      reasoning-content?: { type: string or null, doc: "Its reasoning, for servers that take it back." }
      tool-calls?: { type: list of tool-call or null, doc: The tools that it called. }
      function-call?: { type: function-call or null, doc: "The function that it called; replaced by `tool_calls`." }
      audio?: { type: audio-reference or null, doc: What it said. }
      name?: { type: string or null, doc: A name for the author. }
  tool-message:
    doc: The output of a call.
    fields:
      content: { type: message-content, doc: "A text, or parts of type `text`." }
      tool-call-id: { type: string, doc: The call., example: call_1 }
  function-message:
    doc: The output of a function; replaced by the message of a tool.
    fields:
      content?: { type: string or null, doc: The output. }
      name: { type: string, doc: The function., example: get_tides }
  audio-reference: { doc: Spoken output of an earlier answer., fields: { id: { type: string, doc: The output., example: audio_1 } } }

  message-content: { doc: "A text, or parts.", type: string or list of prompt-part }
  prompt-part:
    doc: A part of a message.
    union:
      cases:
        text: text-part
        refusal: refusal-part
        image_url: image-part
        input_audio: audio-part
        file: file-part
        video_url: video-part
  text-part:
    doc: Text.
    fields:
      text: { type: string, doc: The text. }
      prompt-cache-breakpoint?: { type: cache-breakpoint or null, doc: Caches the prompt up to this part. }
  refusal-part: { doc: A refusal., fields: { refusal: { type: string, doc: Its text. } } }
  image-part:
    doc: A picture.
    fields:
      image-url:
        doc: Where the picture is.
        fields:
          url: { type: string, doc: "A link, or a data URL.", example: "https://example.com/tides.png" }
          detail?: { type: string or null, doc: "How closely it is looked at: `auto`, `low` or `high`." }
      prompt-cache-breakpoint?: { type: cache-breakpoint or null, doc: Caches the prompt up to this part. }
  audio-part:
    doc: Sound.
    fields:
      input-audio:
        doc: The sound.
        fields:
          data: { type: string, doc: Its bytes in Base64., example: UklGRg== }
          format: { type: string, doc: "Its format: `wav` or `mp3`.", example: wav }
      prompt-cache-breakpoint?: { type: cache-breakpoint or null, doc: Caches the prompt up to this part. }
  file-part:
    doc: A file.
    fields:
      file:
        doc: "The file: its bytes and its name, or its id."
        fields:
          file-data?: { type: string or null, doc: "Its bytes, as a data URL." }
          file-id?: { type: string or null, doc: A file that was uploaded. }
          filename?: { type: string or null, doc: Its name., example: tides.pdf }
      prompt-cache-breakpoint?: { type: cache-breakpoint or null, doc: Caches the prompt up to this part. }
  video-part:
    doc: "A film, for servers that take one."
    fields:
      video-url:
        doc: Where the film is.
        fields:
          url: { type: string, doc: "A link, or a data URL.", example: "https://example.com/tides.mp4" }
  cache-breakpoint:
    doc: A place up to which a prompt is cached.
    fields: { mode?: { type: string or null, doc: "`explicit`.", example: explicit } }

  # Tools

  tool:
    doc: A tool that the model may call.
    union:
      cases: { function: function-tool, custom: custom-tool }
  function-tool: { doc: A tool whose input is JSON., fields: { function: { type: function-definition, doc: The tool. } } }
  function-definition:
    doc: A tool whose input is JSON.
    fields:
      name: { type: string, doc: Its name., example: get_tides }
      description?: { type: string or null, doc: "What it does, for the model." }
      parameters?: { type: any, doc: The JSON Schema of its input. }
      strict?: { type: bool or null, doc: Whether the input must keep to the schema. }
  custom-tool: { doc: A tool whose input is text., fields: { custom: { type: custom-definition, doc: The tool. } } }
  custom-definition:
    doc: A tool whose input is text.
    fields:
      name: { type: string, doc: Its name., example: query }
      description?: { type: string or null, doc: "What it does, for the model." }
      format?: { type: custom-format or null, doc: The form of its input. }
  custom-format:
    doc: The form of a custom tool's input.
    union:
      cases: { text: any-text-format, grammar: grammar-format }
  any-text-format: { doc: Any text., fields: {} }
  grammar-format:
    doc: Text that follows a grammar.
    fields:
      grammar:
        doc: The grammar.
        fields:
          definition: { type: string, doc: Its text. }
          syntax: { type: string, doc: "Its language: `lark` or `regex`.", example: lark }
  tool-choice-mode:
    doc: Whether a model must call a tool.
    enum:
      none: It must not.
      auto: It may.
      required: It must.
  named-tool-choice:
    doc: Which tool a model must call.
    union:
      cases: { function: function-choice, custom: custom-choice, allowed_tools: allowed-tools-choice }
  function-choice: { doc: It must call this function., fields: { function: { type: function-name, doc: The function. } } }
  custom-choice: { doc: It must call this custom tool., fields: { custom: { type: function-name, doc: The tool. } } }
  allowed-tools-choice:
    doc: It may call only some of the tools.
    fields:
      allowed-tools:
        doc: The tools that it may call.
        fields:
          mode: { type: tool-choice-mode, doc: Whether it must call one of them. }
          tools: { type: list of object, doc: "The tools, each with its type and its name." }
  function-name: { doc: The name of a function., fields: { name: { type: string, doc: Its name., example: get_tides } } }
  function-choice-mode:
    doc: Whether a model must call a function.
    enum:
      none: It must not.
      auto: It may.
  tool-call:
    doc: A call of an earlier answer.
    union:
      cases: { function: function-tool-call, custom: custom-tool-call }
  function-tool-call:
    doc: A call of a function.
    fields:
      id: { type: string, doc: The call., example: call_1 }
      function: { type: function-call, doc: What was called. }
      extra-content?: { type: extra-content or null, doc: Data of a provider that came with the call. }
  function-call:
    doc: What was called.
    fields:
      name: { type: string, doc: The function., example: get_tides }
      arguments?: { type: string or null, doc: "Its arguments, as JSON text." }
  custom-tool-call:
    doc: A call of a custom tool.
    fields:
      id: { type: string, doc: The call., example: call_1 }
      custom:
        doc: What was called.
        fields:
          name: { type: string, doc: The tool., example: query }
          input: { type: string, doc: Its input. }

  # The form of the answer

  response-format:
    doc: The form of an answer.
    union:
      cases: { text: plain-format, json_object: json-format, json_schema: schema-format }
  plain-format: { doc: Text., fields: {} }
  json-format: { doc: Any JSON object., fields: {} }
  schema-format:
    doc: JSON that follows a schema.
    fields:
      json-schema:
        doc: The schema and its name.
        fields:
          name: { type: string, doc: Its name., example: report }
          description?: { type: string or null, doc: "What it is for, for the model." }
          schema?: { type: any, doc: The JSON Schema. }
          strict?: { type: bool or null, doc: Whether the answer must keep to the schema. }

events:
  failure:
    doc: Reports that the answer failed.
    when: { error: present }
    fields:
      error: { type: reported-error, doc: The failure. }
      choices?: { type: list of choice or null, doc: "Additions to the answers, from servers that add the failure to a chunk." }
  chunk:
    doc: Adds to the answers.
    fields:
      id?: { type: string or int or null, doc: The answer's id. Azure sends an empty one first., example: chatcmpl-1 }
      object?: { type: string or null, doc: "`chat.completion.chunk`.", example: chat.completion.chunk }
      created?: { type: double or null, doc: "When the answer began, in seconds since 1970.", example: 1760000000 }
      model?: { type: string or null, doc: The model., example: gpt-5 }
      choices?: { type: list of choice or null, doc: Additions to the answers. Empty in the chunk with the usage. }
      usage?: { type: usage or null, doc: Counts of tokens. }
      service-tier?: { type: string or null, doc: How urgent the request was. }
      system-fingerprint?: { type: string or null, doc: The configuration of the server. }
      obfuscation?: { type: string or null, doc: "Padding, which hides how long the text is." }

lifecycle:
  answer:
    doc: The answer as a whole.
    states:
      writing: { doc: The model is writing., on-end: { send: failure, with: { error: The answer was cut off. } } }
      finished: { doc: The model stopped. Usage may follow. }
    transitions:
      chunk:
        - { when: { choices.finish-reason: present }, from: [none, writing, finished], to: finished }
        - { when: { choices.delta: absent }, from: none, to: writing }
        - { when: { choices.delta: absent }, from: writing, to: writing }
        - { when: { choices.delta: absent }, from: finished, to: finished }
        - { from: [none, writing], to: writing }
      failure: { from: [none, writing, finished], to: finished }

messages:
  message: user-message
  part: prompt-part
  request: chat-request
"""###,
        "open-ai-responses-stream": ###"""
# yaml-language-server: $schema=protocol.schema.json
#
# OpenAI's Responses API, as its public documentation describes it: the events of a streamed response and the body of a
# request. README.md beside this file explains the language. Servers that speak the same API omit fields and send null, so
# all that a response can be read without is optional.

language: 1
protocol: OpenAIResponsesStream
doc: A response of OpenAI's Responses API, item by item, and the request that asks for it.
generate: { module: ModelProviders }
casing: { fields: snake_case, values: snake_case }

transport:
  event-names: true
  headers:
    content-type: text/event-stream; charset=utf-8
    cache-control: no-cache

types:
  # The response

  response:
    doc: The response, as far as it is known. What repeats the request is kept as it came.
    fields:
      id?: { type: string or null, doc: The response., example: resp_1 }
      object?: { type: string or null, doc: "`response`." }
      created-at?: { type: double or null, doc: "When it began, in seconds since 1970." }
      completed-at?: { type: double or null, doc: "When it was complete, in seconds since 1970." }
      status?: { type: response-status or null, doc: How far it is. }
      background?: { type: bool or null, doc: Whether it runs without a connection. }
      model?: { type: string or null, doc: The model., example: gpt-5 }
      output?: { type: list of output-item or null, doc: Its items. Empty until it ends. }
      error?: { type: failure or null, doc: Why it failed. }
      incomplete-details?: { type: incomplete-details or null, doc: Why it is incomplete. }
      usage?: { type: usage or null, doc: Counts of tokens. Null until it ends. }
      service-tier?: { type: string or null, doc: How urgent the request was. }
      previous-response-id?: { type: string or null, doc: The response before it in the conversation. }
      conversation?: { type: any, doc: The conversation that it belongs to. }
      instructions?: { type: any, doc: What the application told the model. }
      max-output-tokens?: { type: int or null, doc: The greatest number of tokens to write. }
      max-tool-calls?: { type: int or null, doc: The greatest number of calls of the provider's tools. }
      parallel-tool-calls?: { type: bool or null, doc: Whether the model may make several calls at once. }
      reasoning?: { type: any, doc: How the model reasons. }
      store?: { type: bool or null, doc: Whether the provider keeps the response. }
      temperature?: { type: double or null, doc: How much chance there is in the response. }
      top-p?: { type: double or null, doc: Only the likeliest tokens up to this probability are taken. }
      top-logprobs?: { type: int or null, doc: How many of the likeliest tokens are told for each place. }
      text?: { type: any, doc: The form of the text. }
      tool-choice?: { type: any, doc: Whether the model must call a tool. }
      tools?: { type: any, doc: The tools that the model may call. }
      truncation?: { type: string or null, doc: Whether a conversation that is too long is cut. }
      prompt?: { type: any, doc: A stored prompt. }
      prompt-cache-key?: { type: string or null, doc: What the request shares a cache with. }
      prompt-cache-retention?: { type: string or null, doc: How long the prompt stays cached. }
      safety-identifier?: { type: string or null, doc: A name for the user that tells nothing about them. }
      user?: { type: string or null, doc: An older name for the user. }
      metadata?: { type: object or null, doc: Data of the application. }
  response-status:
    doc: How far a response is.
    enum: [queued, in-progress, completed, incomplete, failed, cancelled]
  failure: { type: response-error or string, doc: "Why a response failed. Some servers send a text." }
  error-code: { type: string or int, doc: The kind of a failure. Some servers send a status. }
  response-error:
    doc: Why a response failed.
    fields:
      type?: { type: string or null, doc: The kind of failure., example: server_error }
      code?: { type: error-code or null, doc: What kind of failure exactly., example: server_error }
      message?: { type: string or null, doc: What went wrong. }
      param?: { type: string or null, doc: The parameter at fault. }
  incomplete-details:
    doc: Why a response is incomplete.
    fields: { reason?: { type: incomplete-reason or null, doc: The reason. } }
  incomplete-reason:
    doc: Why a response is incomplete.
    enum:
      max-output-tokens: It reached its greatest length.
      content-filter: A filter withheld a part of it.
  usage:
    doc: Counts of tokens.
    fields:
      input-tokens?: { type: int or null, doc: Tokens read. }
      input-tokens-details?: { type: input-details or null, doc: "Tokens read, in detail." }
      output-tokens?: { type: int or null, doc: Tokens written. }
      output-tokens-details?: { type: output-details or null, doc: "Tokens written, in detail." }
      total-tokens?: { type: int or null, doc: Both. }
  input-details:
    doc: Tokens read, in detail.
    fields:
      cached-tokens?: { type: int or null, doc: Tokens from the cache. }
      cache-write-tokens?: { type: int or null, doc: Tokens written to the cache. }
  output-details:
    doc: Tokens written, in detail.
    fields: { reasoning-tokens?: { type: int or null, doc: Tokens of reasoning. } }

  # Items

  item-status: { doc: How far an item is., enum: [in-progress, searching, interpreting, generating, calling, completed, incomplete, failed] }
  item-fields:
    fields:
      id?: { type: string or null, doc: The item., example: item_1 }
      status?: { type: item-status or null, doc: How far it is. }
  output-item:
    doc: An item of a response.
    union:
      cases:
        message: message-item
        reasoning: reasoning-item
        function_call: function-call-item
        custom_tool_call: custom-tool-call-item
        web_search_call: web-search-item
        file_search_call: file-search-item
        code_interpreter_call: code-interpreter-item
        image_generation_call: image-generation-item
        local_shell_call: local-shell-item
        shell_call: shell-call-item
        shell_call_output: shell-output-item
        apply_patch_call: apply-patch-item
        computer_call: computer-item
        mcp_call: mcp-call-item
        mcp_list_tools: mcp-list-tools-item
        mcp_approval_request: mcp-approval-item
        tool_search_call: tool-search-item
        tool_search_output: tool-search-output-item
        compaction: compaction-item
        function_call_output: function-output-item
        custom_tool_call_output: custom-tool-output-item
        computer_call_output: computer-output-item
        local_shell_call_output: local-shell-output-item
        apply_patch_call_output: apply-patch-output-item
        mcp_approval_response: mcp-approval-answer
  message-item:
    doc: A message of the model.
    includes: [item-fields]
    fields:
      role?: { type: string, doc: "`assistant`.", example: assistant }
      content?: { type: list of content-part or null, doc: Its parts. }
      phase?: { type: phase or null, doc: What the message is for. }
  phase:
    doc: What a message of the model is for.
    enum:
      commentary: The model tells what it does.
      final-answer: The model answers.
  content-part:
    doc: A part of a message or of a thought.
    union:
      cases: { output_text: output-text, refusal: refusal-part, reasoning_text: reasoning-text }
  output-text:
    doc: Text.
    fields:
      text: { type: string, doc: The text. }
      annotations?: { type: list of annotation or null, doc: Sources of the text. }
      logprobs?: { type: list of token-logprob or null, doc: Log probabilities of its tokens. }
  refusal-part: { doc: A refusal., fields: { refusal: { type: string, doc: The text of the refusal. } } }
  reasoning-text: { doc: A thought., fields: { text: { type: string, doc: The thought. } } }
  summary-part:
    doc: A part of the summary of thoughts.
    union:
      cases: { summary_text: summary-text }
  summary-text: { doc: A summary., fields: { text: { type: string, doc: The summary. } } }
  annotation:
    doc: A source of a text.
    union:
      cases:
        url_citation: url-citation
        file_citation: file-citation
        container_file_citation: container-file-citation
        file_path: file-path
  url-citation:
    doc: A web page.
    fields:
      url: { type: string, doc: The page., example: "https://example.com/tides" }
      title?: { type: string or null, doc: Its title. }
      start-index?: { type: int or null, doc: The first character that cites it. }
      end-index?: { type: int or null, doc: The last character that cites it. }
  file-citation:
    doc: A file.
    fields:
      file-id: { type: string, doc: The file. }
      filename?: { type: string or null, doc: Its name. }
      index?: { type: int or null, doc: The character that cites it. }
  container-file-citation:
    doc: A file of a container.
    fields:
      container-id: { type: string, doc: The container. }
      file-id: { type: string, doc: The file. }
      filename?: { type: string or null, doc: Its name. }
      start-index?: { type: int or null, doc: The first character that cites it. }
      end-index?: { type: int or null, doc: The last character that cites it. }
  file-path:
    doc: The path of a file that the model made.
    fields:
      file-id: { type: string, doc: The file. }
      index?: { type: int or null, doc: The character that cites it. }
  token-logprob:
    doc: A token and its log probability.
    fields:
      token: { type: string, doc: The token. }
      logprob: { type: double, doc: Its log probability. }
      bytes?: { type: list of int or null, doc: Its bytes in UTF-8. }
      top-logprobs?: { type: list of token-logprob or null, doc: The most likely tokens in its place. }
  reasoning-item:
    doc: Thoughts of the model.
    includes: [item-fields]
    fields:
      summary?: { type: list of summary-part or null, doc: Summaries of them. }
      content?: { type: list of content-part or null, doc: The thoughts. }
      encrypted-content?: { type: string or null, doc: "The thoughts for the provider alone. Where it does not keep the response, the next request must hold them." }
  function-call-item:
    doc: A call of a function of the application.
    includes: [item-fields]
    fields:
      call-id: { type: string, doc: The call., example: call_1 }
      name: { type: string, doc: The function. }
      arguments: { type: string, doc: "The arguments, as JSON text. Empty until the item is done." }
      namespace?: { type: string or null, doc: The namespace of the function. }
  custom-tool-call-item:
    doc: A call of a tool of the application that takes text.
    includes: [item-fields]
    fields:
      call-id: { type: string, doc: The call. }
      name: { type: string, doc: The tool. }
      input: { type: string, doc: The text. }
      namespace?: { type: string or null, doc: The namespace of the tool. }
  web-search-item:
    doc: A search of the web by the provider.
    includes: [item-fields]
    fields: { action?: { type: web-action or null, doc: What the model does. } }
  web-action:
    doc: A step of a search of the web.
    union:
      cases: { search: search-action, open_page: open-page-action, find_in_page: find-in-page-action }
  search-action:
    doc: A search.
    fields:
      query?: { type: string or null, doc: What is searched for. }
      queries?: { type: list of string or null, doc: Everything that is searched for. }
      sources?: { type: list of search-source or null, doc: What was found. }
  search-source:
    doc: A source of a search of the web.
    union:
      cases: { url: url-source, api: api-source }
  url-source: { doc: A web page., fields: { url: { type: string, doc: The page., example: "https://example.com/tides" } } }
  api-source: { doc: A source of data., fields: { name: { type: string, doc: Its name., example: oai-weather } } }
  open-page-action: { doc: Opens a page., fields: { url?: { type: string or null, doc: The page. } } }
  find-in-page-action:
    doc: Searches a page.
    fields:
      url?: { type: string or null, doc: The page. }
      pattern?: { type: string or null, doc: What is searched for. }
  file-search-item:
    doc: A search of files by the provider.
    includes: [item-fields]
    fields:
      queries?: { type: list of string or null, doc: What is searched for. }
      results?: { type: list of file-search-result or null, doc: What was found. }
  file-search-result:
    doc: A piece of a file that was found.
    fields:
      file-id?: { type: string or null, doc: The file. }
      filename?: { type: string or null, doc: Its name. }
      score?: { type: double or null, doc: "How well it fits, from 0 to 1." }
      text?: { type: string or null, doc: The piece. }
      attributes?: { type: object or null, doc: Data of the application about the file. }
  code-interpreter-item:
    doc: Code that the provider runs.
    includes: [item-fields]
    fields:
      code?: { type: string or null, doc: The code. }
      container-id?: { type: string or null, doc: Where it runs. }
      outputs?: { type: list of code-output or null, doc: What it printed and drew. }
  code-output:
    doc: What code printed or drew.
    union:
      cases: { logs: code-logs, image: code-image }
  code-logs: { doc: What code printed., fields: { logs: { type: string, doc: The text. } } }
  code-image: { doc: What code drew., fields: { url: { type: string, doc: The picture. } } }
  image-generation-item:
    doc: A picture that the provider draws.
    includes: [item-fields]
    fields:
      result?: { type: string or null, doc: "The picture, in Base64." }
      action?: { type: string or null, doc: Whether it is new or a changed one. }
      background?: { type: string or null, doc: Whether the background is transparent. }
      output-format?: { type: string or null, doc: The format of the picture., example: png }
      quality?: { type: string or null, doc: How good it is. }
      size?: { type: string or null, doc: How large it is., example: 1024x1024 }
      revised-prompt?: { type: string or null, doc: "What was drawn, in the model's words." }
  local-shell-item:
    doc: A command for the shell of the application.
    includes: [item-fields]
    fields:
      call-id: { type: string, doc: The call. }
      action: { type: local-shell-action, doc: The command. }
  local-shell-action:
    doc: A command for the shell of the application.
    union:
      cases: { exec: exec-action }
  exec-action:
    doc: Runs a program.
    fields:
      command: { type: list of string, doc: The program and its arguments. }
      env?: { type: map of string or null, doc: Its environment. }
      timeout-ms?: { type: int or null, doc: "How long it may take, in milliseconds." }
      user?: { type: string or null, doc: The user that runs it. }
      working-directory?: { type: string or null, doc: Where it runs. }
  shell-call-item:
    doc: Commands for a shell.
    includes: [item-fields]
    fields:
      call-id: { type: string, doc: The call. }
      action: { type: shell-action, doc: The commands. }
      environment?: { type: any, doc: Where they run. }
  shell-action:
    doc: Commands for a shell.
    fields:
      commands: { type: list of string, doc: The commands. }
      timeout-ms?: { type: int or null, doc: "How long each may take, in milliseconds." }
      max-output-length?: { type: int or null, doc: The greatest length of what they print. }
  shell-output-item:
    doc: The output of commands.
    includes: [item-fields]
    fields:
      call-id: { type: string, doc: The call. }
      output: { type: list of shell-output, doc: The outputs. }
      max-output-length?: { type: int or null, doc: The greatest length of what the commands print. }
  shell-output:
    doc: The output of a command.
    fields:
      stdout: { type: string, doc: What it printed. }
      stderr: { type: string, doc: What it printed as errors. }
      outcome: { type: shell-outcome, doc: How it ended. }
  shell-outcome:
    doc: How a command ended.
    union:
      cases: { exit: shell-exit, timeout: shell-timeout }
  shell-exit: { doc: It ended by itself., fields: { exit-code: { type: int, doc: Its exit code. } } }
  shell-timeout: { doc: It took too long., fields: {} }
  apply-patch-item:
    doc: A change of files of the application.
    includes: [item-fields]
    fields:
      call-id: { type: string, doc: The call. }
      operation: { type: patch-operation, doc: The change. }
  patch-operation:
    doc: A change of a file of the application.
    union:
      cases: { create_file: create-file, update_file: update-file, delete_file: delete-file }
  create-file:
    doc: Creates a file.
    fields: { path: { type: string, doc: The file. }, diff: { type: string, doc: Its content as a diff. } }
  update-file:
    doc: Changes a file.
    fields: { path: { type: string, doc: The file. }, diff: { type: string, doc: The change as a diff. } }
  delete-file: { doc: Deletes a file., fields: { path: { type: string, doc: The file. } } }
  computer-item:
    doc: An action on a screen.
    includes: [item-fields]
    fields:
      call-id?: { type: string or null, doc: The call. }
      action?: { type: computer-action or null, doc: The action. }
      actions?: { type: list of computer-action or null, doc: The actions. }
      pending-safety-checks?: { type: list of safety-check or null, doc: What the user has to confirm. }
  computer-action:
    doc: An action on a screen.
    union:
      cases:
        click: click-action
        double_click: double-click-action
        drag: drag-action
        keypress: keypress-action
        move: move-action
        screenshot: screenshot-action
        scroll: scroll-action
        type: type-action
        wait: wait-action
  screen-point:
    doc: A place on a screen.
    fields: { x: { type: int, doc: Pixels from the left. }, y: { type: int, doc: Pixels from the top. } }
  held-keys:
    fields: { keys?: { type: list of string or null, doc: Keys that are held meanwhile. } }
  click-action:
    doc: Clicks.
    includes: [screen-point, held-keys]
    fields: { button: { type: string, doc: "`left`, `right`, `wheel`, `back` or `forward`.", example: left } }
  double-click-action: { doc: Clicks twice., includes: [screen-point, held-keys], fields: {} }
  drag-action:
    doc: Drags.
    includes: [held-keys]
    fields: { path: { type: list of screen-point, doc: The way. } }
  keypress-action: { doc: Presses keys., fields: { keys: { type: list of string, doc: The keys. } } }
  move-action: { doc: Moves the pointer., includes: [screen-point, held-keys], fields: {} }
  screenshot-action: { doc: Takes a picture of the screen., fields: {} }
  scroll-action:
    doc: Scrolls.
    includes: [screen-point, held-keys]
    fields: { scroll-x: { type: int, doc: Pixels to the right. }, scroll-y: { type: int, doc: Pixels down. } }
  type-action: { doc: Types., fields: { text: { type: string, doc: The text. } } }
  wait-action: { doc: Waits., fields: {} }
  safety-check:
    doc: What the user has to confirm.
    fields:
      id: { type: string, doc: The check. }
      code?: { type: string or null, doc: The kind of check. }
      message?: { type: string or null, doc: Why it is needed. }
  mcp-call-item:
    swift: MCPCallItem
    doc: A call of a tool of an MCP server.
    includes: [item-fields]
    fields:
      server-label: { type: string, doc: The server. }
      name: { type: string, doc: The tool. }
      arguments: { type: string, doc: "The arguments, as JSON text." }
      output?: { type: string or null, doc: The output. }
      error?: { type: any, doc: Why it failed. }
      approval-request-id?: { type: string or null, doc: The request that allowed the call. }
  mcp-list-tools-item:
    swift: MCPListToolsItem
    doc: The tools of an MCP server.
    includes: [item-fields]
    fields:
      server-label: { type: string, doc: The server. }
      tools?: { type: list of mcp-tool-description or null, doc: Its tools. }
      error?: { type: any, doc: Why they are unknown. }
  mcp-tool-description:
    swift: MCPToolDescription
    doc: A tool of an MCP server.
    fields:
      name: { type: string, doc: The tool. }
      description?: { type: string or null, doc: What it does. }
      input-schema?: { type: any, doc: The JSON Schema of its input. }
      annotations?: { type: any, doc: More about it. }
  mcp-approval-item:
    swift: MCPApprovalItem
    doc: Asks whether a tool of an MCP server may be called.
    includes: [item-fields]
    fields:
      server-label: { type: string, doc: The server. }
      name: { type: string, doc: The tool. }
      arguments: { type: string, doc: "The arguments, as JSON text." }
  tool-search-item:
    doc: A search of tools.
    includes: [item-fields]
    fields:
      call-id?: { type: string or null, doc: The call. }
      execution?: { type: string or null, doc: "Who searches: `server` or `client`." }
      arguments?: { type: any, doc: What is searched for. }
  tool-search-output-item:
    doc: Tools that were found.
    includes: [item-fields]
    fields:
      call-id?: { type: string or null, doc: The call. }
      execution?: { type: string or null, doc: "Who searched: `server` or `client`." }
      tools?: { type: list of any or null, doc: The tools. }
  compaction-item:
    doc: An earlier part of the conversation in short.
    includes: [item-fields]
    fields: { encrypted-content?: { type: string or null, doc: For the provider alone. } }

  # What answers calls

  function-output-item:
    doc: The output of a function of the application.
    includes: [item-fields]
    fields:
      call-id: { type: string, doc: The call., example: call_1 }
      output: { type: output-content, doc: "A text, often JSON, or parts." }
  output-content: string or list of input-part
  custom-tool-output-item:
    doc: The output of a tool of the application that takes text.
    includes: [item-fields]
    fields:
      call-id: { type: string, doc: The call. }
      output: { type: output-content, doc: "A text, or parts." }
  computer-output-item:
    doc: What the screen shows after an action.
    includes: [item-fields]
    fields:
      call-id: { type: string, doc: The call. }
      output: { type: screenshot, doc: The screen. }
      acknowledged-safety-checks?: { type: list of safety-check or null, doc: What the user confirmed. }
  screenshot:
    doc: A picture of a screen.
    fields:
      type: { const: computer_screenshot }
      image-url?: { type: string or null, doc: "The picture, as a link or a data URL." }
      file-id?: { type: string or null, doc: An uploaded file. }
  local-shell-output-item:
    doc: The output of a command of the shell of the application.
    includes: [item-fields]
    fields:
      call-id?: { type: string or null, doc: The call. }
      output: { type: string, doc: "The output, as JSON text." }
  apply-patch-output-item:
    doc: Whether a file was changed.
    includes: [item-fields]
    fields:
      call-id: { type: string, doc: The call. }
      output?: { type: string or null, doc: More about it. }
  mcp-approval-answer:
    swift: MCPApprovalAnswer
    doc: Says whether a tool of an MCP server may be called.
    fields:
      id?: { type: string or null, doc: The item. }
      approval-request-id: { type: string, doc: The request. }
      approve: { type: bool, doc: Whether it may be called. }
      reason?: { type: string or null, doc: Why. }
  item-reference:
    doc: An item that the provider has kept.
    fields: { id: { type: string, doc: The item., example: item_1 } }

  # The request

  response-request:
    doc: The body of a request for a response.
    fields:
      model?: { type: string, doc: The model., example: gpt-5 }
      input?: { type: input, doc: "What the model is asked: a text, or items, oldest first." }
      instructions?: { type: string or null, doc: What the application tells the model. }
      stream?: { type: bool or null, doc: Whether the response is a stream. }
      stream-options?: { type: stream-options or null, doc: How the stream is written. }
      tools?: { type: list of tool, doc: The tools that the model may call. }
      tool-choice?: { type: tool-choice, doc: Whether it must call one. }
      parallel-tool-calls?: { type: bool or null, doc: Whether it may make several calls at once. }
      max-tool-calls?: { type: int or null, doc: The greatest number of calls of the provider's tools. }
      max-output-tokens?: { type: int or null, doc: The greatest number of tokens to write. }
      temperature?: { type: double or null, doc: "How much chance there is in the response, from 0 to 2." }
      top-p?: { type: double or null, doc: Only the likeliest tokens up to this probability are taken. }
      top-logprobs?: { type: int or null, doc: How many of the likeliest tokens are told for each place. }
      text?: { type: text-setting, doc: The form of the text. }
      reasoning?: { type: reasoning-setting or null, doc: How the model reasons. }
      include?: { type: list of includable or null, doc: What else the response tells. }
      store?: { type: bool or null, doc: Whether the provider keeps the response. }
      background?: { type: bool or null, doc: Whether it runs without a connection. }
      previous-response-id?: { type: string or null, doc: The response that this one goes on from. }
      conversation?: { type: string or conversation or null, doc: The conversation that it belongs to. }
      context-management?: { type: list of any or null, doc: What is done when the context is full. }
      truncation?: { type: truncation or null, doc: Whether a conversation that is too long is cut. }
      prompt?: { type: stored-prompt or null, doc: A stored prompt. }
      prompt-cache-key?: { type: string or null, doc: What the request shares a cache with. }
      prompt-cache-retention?: { type: string or null, doc: How long the prompt stays cached., example: 24h }
      prompt-cache-options?: { type: any, doc: How the prompt is cached. }
      service-tier?: { type: service-tier or null, doc: How urgent it is. }
      safety-identifier?: { type: string or null, doc: A name for the user that tells nothing about them. }
      user?: { type: string or null, doc: An older name for the user. }
      metadata?: { type: map of string or null, doc: Data of the application. }
  stream-options:
    doc: How a stream is written.
    fields: { include-obfuscation?: { type: bool, doc: Whether deltas have padding. } }
  conversation:
    doc: A conversation that the provider keeps.
    fields: { id: { type: string, doc: The conversation. } }
  stored-prompt:
    doc: A prompt that the provider keeps.
    fields:
      id: { type: string, doc: The prompt. }
      version?: { type: string or null, doc: Its version. }
      variables?: { type: map of any or null, doc: Values for its variables. }
  truncation:
    doc: Whether a conversation that is too long is cut.
    enum:
      auto: Its middle is left out.
      disabled: The request fails.
  service-tier:
    doc: How urgent a request is.
    enum: [auto, default, flex, scale, priority]
  includable:
    doc: What else a response can tell.
    enum:
      web-search-sources: { wire: web_search_call.action.sources, doc: The sources of searches of the web. }
      web-search-results: { wire: web_search_call.results, doc: The results of searches of the web. }
      file-search-results: { wire: file_search_call.results, doc: The results of searches of files. }
      code-outputs: { wire: code_interpreter_call.outputs, doc: What code printed and drew. }
      computer-images: { wire: computer_call_output.output.image_url, doc: The pictures of screens. }
      input-images: { wire: message.input_image.image_url, doc: The pictures of messages. }
      logprobs: { wire: message.output_text.logprobs, doc: Log probabilities of the tokens of a text. }
      encrypted-reasoning: { wire: reasoning.encrypted_content, doc: "The thoughts, for the provider alone." }
  reasoning-setting:
    doc: How the model reasons.
    fields:
      effort?: { type: effort or null, doc: How much. }
      summary?: { type: summary-style or null, doc: How the summary of the thoughts is. None without it. }
      generate-summary?: { type: summary-style or null, doc: An older name for the same. }
      context?: { type: string or null, doc: Which thoughts of earlier responses the model sees. }
  effort:
    doc: How much a model reasons.
    enum: [none, minimal, low, medium, high, xhigh, max]
  summary-style:
    doc: How a summary of thoughts is.
    enum:
      auto: As long as the model can make it.
      concise: Short.
      detailed: Long.
  text-setting:
    doc: The form of the text.
    fields:
      format?: { type: text-format, doc: Whether it is JSON. }
      verbosity?: { type: verbosity or null, doc: How long it is. }
  verbosity: { doc: How long a text is., enum: [low, medium, high] }
  text-format:
    doc: The form of a text.
    union:
      cases: { text: text-format-plain, json_object: text-format-object, json_schema: text-format-schema }
  text-format-plain: { doc: Any text., fields: {} }
  text-format-object: { doc: A JSON object., fields: {} }
  text-format-schema:
    doc: JSON of a schema.
    fields:
      name: { type: string, doc: A name for the schema., example: report }
      schema: { type: any, doc: The JSON Schema. }
      description?: { type: string or null, doc: What it is for. }
      strict?: { type: bool or null, doc: Whether the text must fit the schema. }

  input: string or list of input-item
  input-item:
    doc: A message, an item of an earlier response, or what answers one.
    union:
      cases:
        message: input-message
        item_reference: item-reference
        reasoning: reasoning-item
        function_call: function-call-item
        function_call_output: function-output-item
        custom_tool_call: custom-tool-call-item
        custom_tool_call_output: custom-tool-output-item
        web_search_call: web-search-item
        file_search_call: file-search-item
        code_interpreter_call: code-interpreter-item
        image_generation_call: image-generation-item
        local_shell_call: local-shell-item
        local_shell_call_output: local-shell-output-item
        shell_call: shell-call-item
        shell_call_output: shell-output-item
        apply_patch_call: apply-patch-item
        apply_patch_call_output: apply-patch-output-item
        computer_call: computer-item
        computer_call_output: computer-output-item
        mcp_call: mcp-call-item
        mcp_list_tools: mcp-list-tools-item
        mcp_approval_request: mcp-approval-item
        mcp_approval_response: mcp-approval-answer
        tool_search_call: tool-search-item
        tool_search_output: tool-search-output-item
        compaction: compaction-item
        plain_message: { type: plain-message, when: { role: present } }
  message-fields:
    fields:
      role: { type: message-role, doc: Who wrote it. }
      content: { type: input-content, doc: "A text, or parts." }
      id?: { type: string or null, doc: The item. Only messages of the model have one. }
      status?: { type: item-status or null, doc: How far it is. }
      phase?: { type: phase or null, doc: What a message of the model is for. }
  input-message: { doc: A message., includes: [message-fields], fields: {} }
  plain-message: { doc: "A message, written without its type.", includes: [message-fields], fields: {} }
  message-role:
    doc: Who wrote a message.
    enum:
      user: The user.
      assistant: The model.
      system: The application.
      developer: The application. Newer models call it so.
  input-content: string or list of input-part
  input-part:
    doc: A part of a message, or of an output.
    union:
      cases:
        input_text: input-text
        input_image: input-image
        input_file: input-file
        input_audio: input-audio
        output_text: output-text
        refusal: refusal-part
  cached-part:
    fields: { prompt-cache-breakpoint?: { type: any, doc: Ends a prefix of the request that is cached. } }
  input-text: { doc: Text., includes: [cached-part], fields: { text: { type: string, doc: The text. } } }
  input-image:
    doc: A picture.
    includes: [cached-part]
    fields:
      image-url?: { type: string or null, doc: "The picture, as a link or a data URL." }
      file-id?: { type: string or null, doc: An uploaded file. }
      detail?: { type: image-detail or null, doc: How closely the model looks. }
  image-detail:
    doc: How closely a model looks at a picture.
    enum: [auto, low, high, original]
  input-file:
    doc: A file.
    includes: [cached-part]
    fields:
      filename?: { type: string or null, doc: Its name., example: tides.pdf }
      file-data?: { type: string or null, doc: "The file, as a data URL." }
      file-url?: { type: string or null, doc: A link to the file. }
      file-id?: { type: string or null, doc: An uploaded file. }
      detail?: { type: image-detail or null, doc: How closely the model looks. }
  input-audio:
    doc: Sound.
    fields: { input-audio: { type: audio-data, doc: The sound. } }
  audio-data:
    doc: Sound.
    fields:
      data: { type: string, doc: "The sound, in Base64." }
      format: { type: string, doc: "`mp3` or `wav`.", example: mp3 }

  tool-choice: choice-mode or choice-object
  choice-mode:
    doc: Whether a model calls tools.
    enum:
      none: It calls none.
      auto: As it likes.
      required: It calls at least one.
  choice-object:
    doc: Which tools a model calls.
    union:
      discriminator: { by: fields }
      cases:
        allowed: { type: choice-allowed, when: { mode: present } }
        tool: choice-tool
  choice-allowed:
    doc: It calls these tools.
    fields:
      type: { const: allowed_tools }
      mode: { type: choice-mode, doc: Whether it must. }
      tools: { type: list of choice-tool, doc: The tools. }
  choice-tool:
    doc: It must call this tool.
    fields:
      type: { type: string, doc: "`function`, `custom` or `mcp`, or the type of a tool of the provider.", example: function }
      name?: { type: string or null, doc: The tool., example: weather }
      server-label?: { type: string or null, doc: The MCP server. }

  # Tools

  tool:
    doc: A tool that the model may call.
    union:
      cases:
        function: function-tool
        custom: custom-tool
        namespace: namespace-tool
        web_search: web-search-tool
        web_search_preview: web-search-preview-tool
        file_search: file-search-tool
        code_interpreter: code-interpreter-tool
        image_generation: image-generation-tool
        mcp: mcp-tool
        local_shell: local-shell-tool
        shell: shell-tool
        apply_patch: apply-patch-tool
        computer: computer-tool
        computer_use_preview: computer-preview-tool
        tool_search: tool-search-tool
        programmatic_tool_calling: programmatic-tool
  tool-options:
    fields: { allowed-callers?: { type: list of string or null, doc: "Who may call it: `direct`, `programmatic`." } }
  function-tool:
    doc: A function of the application.
    includes: [tool-options]
    fields:
      name: { type: string, doc: The function., example: weather }
      description?: { type: string or null, doc: What it does. }
      parameters?: { type: any, doc: The JSON Schema of its arguments. }
      strict?: { type: bool or null, doc: Whether the arguments must fit the schema. }
      defer-loading?: { type: bool or null, doc: Whether the model sees it only if a search of tools finds it. }
      output-schema?: { type: any, doc: The JSON Schema of its output. }
  custom-tool:
    doc: A tool of the application that takes text.
    includes: [tool-options]
    fields:
      name: { type: string, doc: The tool., example: write_sql }
      description?: { type: string or null, doc: What it does. }
      format?: { type: custom-format or null, doc: The form of the text. }
      defer-loading?: { type: bool or null, doc: Whether the model sees it only if a search of tools finds it. }
  custom-format:
    doc: The form of a text that a tool takes.
    union:
      cases: { text: any-text, grammar: text-grammar }
  any-text: { doc: Any text., fields: {} }
  text-grammar:
    doc: Text of a grammar.
    fields:
      syntax: { type: string, doc: "The language of the grammar: `lark` or `regex`.", example: lark }
      definition: { type: string, doc: The grammar. }
  namespace-tool:
    doc: Several tools under one name.
    fields:
      name: { type: string, doc: The name. }
      description?: { type: string or null, doc: What the tools are for. }
      tools: { type: list of tool, doc: The tools. }
  search-options:
    fields:
      search-context-size?: { type: context-size or null, doc: How much the model reads. }
      user-location?: { type: user-location or null, doc: Where the search is for. }
  context-size: { doc: How much a model reads., enum: [low, medium, high] }
  user-location:
    doc: "A place, as near as is known."
    fields:
      type: { const: approximate }
      city?: { type: string or null, doc: The city., example: Emden }
      region?: { type: string or null, doc: The region. }
      country?: { type: string or null, doc: "The country, in two letters.", example: DE }
      timezone?: { type: string or null, doc: "The time zone, by its IANA name.", example: Europe/Berlin }
  web-search-tool:
    doc: Searches the web.
    includes: [search-options, tool-options]
    fields:
      filters?: { type: search-filters or null, doc: The sites to search. }
      external-web-access?: { type: bool or null, doc: Whether pages are fetched anew. }
  search-filters:
    doc: The sites to search.
    fields:
      allowed-domains?: { type: list of string or null, doc: The only sites. }
      blocked-domains?: { type: list of string or null, doc: Sites that are left out. }
  web-search-preview-tool: { doc: "Searches the web, in an older way.", includes: [search-options], fields: {} }
  file-search-tool:
    doc: Searches uploaded files.
    fields:
      vector-store-ids: { type: list of string, doc: Where they are. }
      max-num-results?: { type: int or null, doc: The greatest number of results. }
      ranking-options?: { type: ranking-options or null, doc: How results are ranked. }
      filters?: { type: any, doc: What the attributes of the files must be. }
  ranking-options:
    doc: How results are ranked.
    fields:
      ranker?: { type: string or null, doc: Who ranks them. }
      score-threshold?: { type: double or null, doc: "How well they fit at least, from 0 to 1." }
      hybrid-search?: { type: any, doc: How words and meaning are weighed. }
  code-interpreter-tool:
    doc: Runs code.
    includes: [tool-options]
    fields: { container: { type: string or new-container, doc: "Where: an earlier container, or what a new one has." } }
  new-container:
    doc: What a new container has.
    fields:
      type: { const: auto }
      file-ids?: { type: list of string or null, doc: Uploaded files. }
      memory-limit?: { type: string or null, doc: Its memory., example: 4g }
      network-policy?: { type: any, doc: What code may reach. }
  image-generation-tool:
    doc: Draws pictures.
    fields:
      action?: { type: string or null, doc: "`generate`, `edit` or `auto`." }
      model?: { type: string or null, doc: The model that draws. }
      background?: { type: string or null, doc: "`transparent`, `opaque` or `auto`." }
      input-fidelity?: { type: string or null, doc: "How closely it keeps to given pictures: `high` or `low`." }
      input-image-mask?: { type: image-mask or null, doc: The parts of a picture to change. }
      moderation?: { type: string or null, doc: "`auto` or `low`." }
      output-compression?: { type: int or null, doc: "How much the picture is compressed, up to 100." }
      output-format?: { type: string or null, doc: "`png`, `webp` or `jpeg`." }
      partial-images?: { type: int or null, doc: "How many pictures come before the whole one, up to 3." }
      quality?: { type: string or null, doc: "`low`, `medium`, `high` or `auto`." }
      size?: { type: string or null, doc: How large the picture is., example: 1024x1024 }
  image-mask:
    doc: The parts of a picture to change.
    fields:
      image-url?: { type: string or null, doc: "The mask, as a data URL." }
      file-id?: { type: string or null, doc: An uploaded file. }
  mcp-tool:
    swift: MCPTool
    doc: The tools of an MCP server.
    includes: [tool-options]
    fields:
      server-label: { type: string, doc: A name for the server., example: harbour }
      server-url?: { type: string or null, doc: Where it is. }
      connector-id?: { type: string or null, doc: A service that the provider knows. }
      server-description?: { type: string or null, doc: What it is for. }
      authorization?: { type: string or null, doc: A token for it. }
      headers?: { type: map of string or null, doc: Headers for it. }
      allowed-tools?: { type: allowed-tools or null, doc: The tools that may be called. }
      require-approval?: { type: required-approval or null, doc: The calls that somebody must allow. }
      defer-loading?: { type: bool or null, doc: Whether the model sees the tools only if a search of tools finds them. }
  allowed-tools: list of string or mcp-filter
  required-approval: approval-rule or approval-filter
  approval-rule: { doc: Whether somebody must allow calls., enum: [always, never] }
  approval-filter:
    doc: Which calls somebody must allow.
    fields:
      always?: { type: mcp-filter or null, doc: Calls of these tools. }
      never?: { type: mcp-filter or null, doc: All but calls of these tools. }
  mcp-filter:
    swift: MCPFilter
    doc: Some tools of an MCP server.
    fields:
      tool-names?: { type: list of string or null, doc: Their names. }
      read-only?: { type: bool or null, doc: Whether they change nothing. }
  local-shell-tool: { doc: The shell of the application., fields: {} }
  shell-tool:
    doc: A shell.
    includes: [tool-options]
    fields: { environment?: { type: any, doc: "Whose, and what it has." } }
  apply-patch-tool: { doc: Changes files of the application., includes: [tool-options], fields: {} }
  computer-tool: { doc: A screen., fields: {} }
  computer-preview-tool:
    doc: "A screen, in an older way."
    fields:
      display-width: { type: int, doc: "Its width, in pixels." }
      display-height: { type: int, doc: "Its height, in pixels." }
      environment: { type: string, doc: "`windows`, `mac`, `linux`, `ubuntu` or `browser`.", example: browser }
  tool-search-tool:
    doc: Searches tools.
    fields:
      execution?: { type: string or null, doc: "Who searches: `server` or `client`." }
      description?: { type: string or null, doc: What it does. }
      parameters?: { type: any, doc: The JSON Schema of its arguments. }
  programmatic-tool: { doc: Calls tools from code., fields: {} }

  # Events
  sequenced:
    fields: { sequence-number?: { type: int or null, doc: "The number of the event, from 0." } }
  response-event:
    includes: [sequenced]
    fields: { response: { type: response, doc: "The response, as far as it is known." } }
  output-event:
    includes: [sequenced]
    fields: { output-index: { type: int, min: 0, doc: The item's place in the response. } }
  item-event:
    includes: [output-event]
    fields: { item-id: { type: string, doc: The item., example: item_1 } }
  item-change:
    includes: [output-event]
    fields: { item: { type: output-item, doc: The item. } }
  part-event:
    includes: [item-event]
    fields: { content-index: { type: int, min: 0, doc: The part's place in the item. } }
  part-change:
    includes: [part-event]
    fields: { part: { type: content-part, doc: The part. } }
  summary-event:
    includes: [item-event]
    fields: { summary-index: { type: int, min: 0, doc: The summary's place in the item. } }
  command-event:
    includes: [output-event]
    fields: { command-index: { type: int, min: 0, doc: The command's place in the item. } }
  shell-output-piece:
    doc: More of what a command prints.
    fields:
      stdout?: { type: string or null, doc: What it printed. }
      stderr?: { type: string or null, doc: What it printed as errors. }
  padded:
    fields: { obfuscation?: { type: string or null, doc: "Padding, so that the length of a frame tells nothing." } }

events:
  response.created: { swift: Created, doc: Begins the response., includes: [response-event] }
  response.queued: { swift: Queued, doc: The response waits., includes: [response-event] }
  response.in_progress: { swift: InProgress, doc: The model begins., includes: [response-event] }
  response.completed: { swift: Completed, doc: Ends the response., includes: [response-event] }
  response.incomplete: { swift: Incomplete, doc: Ends a response that is incomplete., includes: [response-event] }
  response.failed: { swift: Failed, doc: Ends a response that failed., includes: [response-event] }
  response.cancelled: { swift: Cancelled, doc: Ends a response that was cancelled., includes: [response-event] }

  response.output_item.added: { swift: OutputItemAdded, doc: Begins an item., includes: [item-change] }
  response.output_item.done: { swift: OutputItemDone, doc: Ends an item., includes: [item-change] }
  response.content_part.added: { swift: ContentPartAdded, doc: Begins a part of an item., includes: [part-change] }
  response.content_part.done: { swift: ContentPartDone, doc: Ends a part of an item., includes: [part-change] }

  response.output_text.delta:
    swift: OutputTextDelta
    doc: Adds to a text.
    includes: [part-event, padded]
    fields:
      delta: { type: string, doc: More text. }
      logprobs?: { type: list of token-logprob or null, doc: Log probabilities of its tokens. }
    joins: delta
  response.output_text.done:
    swift: OutputTextDone
    doc: Ends a text.
    includes: [part-event]
    fields:
      text: { type: string, doc: The text. }
      logprobs?: { type: list of token-logprob or null, doc: Log probabilities of its tokens. }
  response.output_text.annotation.added:
    swift: AnnotationAdded
    doc: Adds a source to a text.
    includes: [part-event]
    fields:
      annotation-index: { type: int, min: 0, doc: The source's place in the text. }
      annotation: { type: annotation, doc: The source. }
  response.refusal.delta:
    swift: RefusalDelta
    doc: Adds to a refusal.
    includes: [part-event, padded]
    fields: { delta: { type: string, doc: More text. } }
  response.refusal.done:
    swift: RefusalDone
    doc: Ends a refusal.
    includes: [part-event]
    fields: { refusal: { type: string, doc: The text of the refusal. } }
  response.reasoning_text.delta:
    swift: ReasoningTextDelta
    doc: Adds to a thought.
    includes: [part-event, padded]
    fields: { delta: { type: string, doc: More of the thought. } }
  response.reasoning_text.done:
    swift: ReasoningTextDone
    doc: Ends a thought.
    includes: [part-event]
    fields: { text: { type: string, doc: The thought. } }

  response.reasoning_summary_part.added:
    swift: SummaryPartAdded
    doc: Begins a summary of thoughts.
    includes: [summary-event]
    fields: { part: { type: summary-part, doc: The summary. } }
  response.reasoning_summary_part.done:
    swift: SummaryPartDone
    doc: Ends a summary of thoughts.
    includes: [summary-event]
    fields: { part: { type: summary-part, doc: The summary. } }
  response.reasoning_summary_text.delta:
    swift: SummaryTextDelta
    doc: Adds to a summary of thoughts.
    includes: [summary-event, padded]
    fields: { delta: { type: string, doc: More text. } }
  response.reasoning_summary_text.done:
    swift: SummaryTextDone
    doc: Ends the text of a summary.
    includes: [summary-event]
    fields: { text: { type: string, doc: The text. } }

  response.function_call_arguments.delta:
    swift: FunctionArgumentsDelta
    doc: Adds to the arguments of a function.
    includes: [item-event, padded]
    fields: { delta: { type: string, doc: "More of the arguments, which are JSON together." } }
  response.function_call_arguments.done:
    swift: FunctionArgumentsDone
    doc: Ends the arguments of a function.
    includes: [item-event]
    fields:
      name?: { type: string, doc: The function. }
      arguments: { type: string, doc: "The arguments, as JSON text." }
  response.custom_tool_call_input.delta:
    swift: CustomToolInputDelta
    doc: Adds to the input of a tool.
    includes: [item-event, padded]
    fields: { delta: { type: string, doc: More of the input. } }
  response.custom_tool_call_input.done:
    swift: CustomToolInputDone
    doc: Ends the input of a tool.
    includes: [item-event]
    fields: { input: { type: string, doc: The input. } }
  response.apply_patch_call_operation_diff.delta:
    swift: PatchDelta
    doc: Adds to the patch of a file.
    includes: [item-event, padded]
    fields: { delta: { type: string, doc: More of the patch. } }
  response.apply_patch_call_operation_diff.done:
    swift: PatchDone
    doc: Ends the patch of a file.
    includes: [item-event]
    fields: { diff: { type: string, doc: The patch. } }

  response.shell_call_command.added:
    swift: ShellCommandAdded
    doc: Begins a command.
    includes: [command-event]
    fields: { command?: { type: string or null, doc: The command so far. } }
  response.shell_call_command.delta:
    swift: ShellCommandDelta
    doc: Adds to a command.
    includes: [command-event, padded]
    fields: { delta: { type: string, doc: More of the command. } }
  response.shell_call_command.done:
    swift: ShellCommandDone
    doc: Ends a command.
    includes: [command-event]
    fields: { command: { type: string, doc: The command. } }
  response.shell_call_output_content.delta:
    swift: ShellOutputDelta
    doc: Adds to the output of a command.
    includes: [command-event]
    fields:
      item-id?: { type: string or null, doc: The item. }
      delta: { type: shell-output-piece, doc: What it printed. }
  response.shell_call_output_content.done:
    swift: ShellOutputDone
    doc: Ends the output of a command.
    includes: [command-event]
    fields:
      item-id?: { type: string or null, doc: The item. }
      output: { type: list of shell-output, doc: The outputs. }

  response.web_search_call.in_progress: { swift: WebSearchInProgress, doc: The search begins., includes: [item-event] }
  response.web_search_call.searching: { swift: WebSearchSearching, doc: The provider searches., includes: [item-event] }
  response.web_search_call.completed: { swift: WebSearchCompleted, doc: The search is done., includes: [item-event] }
  response.file_search_call.in_progress: { swift: FileSearchInProgress, doc: The search begins., includes: [item-event] }
  response.file_search_call.searching: { swift: FileSearchSearching, doc: The provider searches., includes: [item-event] }
  response.file_search_call.completed: { swift: FileSearchCompleted, doc: The search is done., includes: [item-event] }

  response.code_interpreter_call.in_progress: { swift: CodeInProgress, doc: The call begins., includes: [item-event] }
  response.code_interpreter_call.interpreting: { swift: CodeInterpreting, doc: The code runs., includes: [item-event] }
  response.code_interpreter_call.completed: { swift: CodeCompleted, doc: The code is done., includes: [item-event] }
  response.code_interpreter_call_code.delta:
    swift: CodeDelta
    doc: Adds to the code.
    includes: [item-event, padded]
    fields: { delta: { type: string, doc: More of the code. } }
  response.code_interpreter_call_code.done:
    swift: CodeDone
    doc: Ends the code.
    includes: [item-event]
    fields: { code: { type: string, doc: The code. } }

  response.image_generation_call.in_progress: { swift: ImageInProgress, doc: The call begins., includes: [item-event] }
  response.image_generation_call.generating: { swift: ImageGenerating, doc: The provider draws., includes: [item-event] }
  response.image_generation_call.partial_image:
    swift: ImagePartial
    doc: The picture so far.
    includes: [item-event]
    fields:
      partial-image-b64: { type: string, wire: partial_image_b64, doc: "The picture, in Base64." }
      partial-image-index?: { type: int or null, doc: "Which picture it is, from 0." }
      background?: { type: string or null, doc: Whether the background is transparent. }
      output-format?: { type: string or null, doc: The format of the picture., example: png }
      quality?: { type: string or null, doc: How good it is. }
      size?: { type: string or null, doc: How large it is., example: 1024x1024 }
  response.image_generation_call.completed: { swift: ImageCompleted, doc: The picture is done., includes: [item-event] }

  response.mcp_list_tools.in_progress: { swift: MCPListToolsInProgress, doc: The provider asks for the tools., includes: [item-event] }
  response.mcp_list_tools.completed: { swift: MCPListToolsCompleted, doc: The tools are known., includes: [item-event] }
  response.mcp_list_tools.failed: { swift: MCPListToolsFailed, doc: The tools are not known., includes: [item-event] }
  response.mcp_call.in_progress: { swift: MCPCallInProgress, doc: The call begins., includes: [item-event] }
  response.mcp_call.completed: { swift: MCPCallCompleted, doc: The call is done., includes: [item-event] }
  response.mcp_call.failed: { swift: MCPCallFailed, doc: The call failed., includes: [item-event] }
  response.mcp_call_arguments.delta:
    swift: MCPArgumentsDelta
    doc: Adds to the arguments of a tool.
    includes: [item-event, padded]
    fields: { delta: { type: string, doc: "More of the arguments, which are JSON together." } }
  response.mcp_call_arguments.done:
    swift: MCPArgumentsDone
    doc: Ends the arguments of a tool.
    includes: [item-event]
    fields: { arguments: { type: string, doc: "The arguments, as JSON text." } }

  response.compaction.compacting:
    swift: Compacting
    doc: The provider sums up an earlier part of the conversation.
    includes: [item-event]

  response.audio.delta:
    swift: AudioDelta
    doc: Adds to the sound.
    includes: [sequenced, padded]
    fields: { delta: { type: string, doc: "More of the sound, in Base64." } }
  response.audio.done: { swift: AudioDone, doc: Ends the sound., includes: [sequenced] }
  response.audio.transcript.delta:
    swift: TranscriptDelta
    doc: Adds to the transcript of the sound.
    includes: [sequenced, padded]
    fields: { delta: { type: string, doc: More text. } }
  response.audio.transcript.done: { swift: TranscriptDone, doc: Ends the transcript of the sound., includes: [sequenced] }

  error:
    doc: Reports that the response failed.
    includes: [sequenced]
    fields:
      code?: { type: error-code or null, doc: The kind of failure. }
      message?: { type: string or null, doc: What went wrong. }
      param?: { type: string or null, doc: The parameter at fault. }
      error?: { type: failure or null, doc: "The failure, as several servers send it." }
  keepalive: { doc: Keeps the connection alive., includes: [sequenced] }

lifecycle:
  response:
    doc: The response.
    opens: response.created
    continues: [response.queued, response.in_progress]
    closes: [response.completed, response.incomplete, response.failed, response.cancelled]
    ends: error
  item:
    doc: An item. Its place is its key, because gateways change ids.
    within: response
    key: output-index
    opens: response.output_item.added
    closes: response.output_item.done
  part:
    doc: A part of an item.
    within: item
    key: [output-index, content-index]
    opens: response.content_part.added
    continues:
      - response.output_text.delta
      - response.output_text.done
      - response.output_text.annotation.added
      - response.refusal.delta
      - response.refusal.done
      - response.reasoning_text.delta
      - response.reasoning_text.done
    closes: response.content_part.done
  summary:
    doc: A summary of thoughts.
    within: item
    key: [output-index, summary-index]
    opens: response.reasoning_summary_part.added
    continues: [response.reasoning_summary_text.delta, response.reasoning_summary_text.done]
    closes: response.reasoning_summary_part.done
  progress:
    doc: Progress of items.
    within: item
    single:
      - response.function_call_arguments.delta
      - response.function_call_arguments.done
      - response.custom_tool_call_input.delta
      - response.custom_tool_call_input.done
      - response.apply_patch_call_operation_diff.delta
      - response.apply_patch_call_operation_diff.done
      - response.shell_call_command.added
      - response.shell_call_command.delta
      - response.shell_call_command.done
      - response.shell_call_output_content.delta
      - response.shell_call_output_content.done
      - response.web_search_call.in_progress
      - response.web_search_call.searching
      - response.web_search_call.completed
      - response.file_search_call.in_progress
      - response.file_search_call.searching
      - response.file_search_call.completed
      - response.code_interpreter_call.in_progress
      - response.code_interpreter_call.interpreting
      - response.code_interpreter_call.completed
      - response.code_interpreter_call_code.delta
      - response.code_interpreter_call_code.done
      - response.image_generation_call.in_progress
      - response.image_generation_call.generating
      - response.image_generation_call.partial_image
      - response.image_generation_call.completed
      - response.mcp_list_tools.in_progress
      - response.mcp_list_tools.completed
      - response.mcp_list_tools.failed
      - response.mcp_call.in_progress
      - response.mcp_call.completed
      - response.mcp_call.failed
      - response.mcp_call_arguments.delta
      - response.mcp_call_arguments.done
      - response.compaction.compacting

messages:
  message: response
  part: output-item
  request: response-request
"""###,
        "vel-stream": ###"""
# yaml-language-server: $schema=protocol.schema.json
#
# Vel's stream protocol, in two dialects: as its documentation describes it, and as the package `vel-ai` speaks it.
# README.md beside this file explains the language. The client 0.1.0 is a reader that follows the documentation; the
# package's own releases begin with 0.2.0.

language: 1
protocol: VelStream
doc: >-
  The stream of an agent that runs in Vel. A stream is one answer of the assistant: it starts, runs through one or several
  steps, each a turn of the model with its text, its reasoning and its tool calls, and finishes.
generate: { module: Vel }
discriminator: type
casing: { events: kebab-case, fields: camelCase, values: snake_case }

transport:
  framing: sse
  headers:
    content-type: text/event-stream
    cache-control: no-cache

clients:
  floor: 0.6.0
  lines:
    0.1.0: 0.6.0
  behaviours:
    merged-tool-parts:
      since: 0.2.0
      doc: >-
        A tool call becomes one part, `tool-NAME`, when its output is there; a call without one leaves no part. As documented,
        a call and its output are two parts, `tool-call` and `tool-result`.
    text-waits-for-its-step:
      since: 0.2.0
      doc: >-
        Text becomes a part when a step or the message finishes or a tool is called, and not before, so that it may
        land after content that followed it. As documented, parts keep the order of the stream.
    errors-without-error-text:
      since: 0.2.0
      doc: The part of an error holds what `error` or `message` says; `errorText`, which the package itself sends, is not read.
    refuses-odd-values:
      since: 0.2.0
      doc: >-
        A value of another type than the protocol's, such as a delta that is null, ends the reading with an exception. As
        documented, such an event is passed over.

types:
  provider-metadata:
    type: map of map of any
    doc: Values that a model's provider needs again, such as an item's id. An object for each provider, by its name.
  event-metadata:
    doc: Where an event comes from, if the agent is a node of a larger graph.
    casing: snake_case
    fields:
      node-id?: { type: string, doc: The node. }
      run-id?: { type: string, doc: "The graph's name for this run." }
      step?: { type: int, doc: A count of the events that carry metadata. }
      timestamp?: { type: double, doc: "When it was sent, in seconds since 1970." }
  tool-execution:
    doc: Who ran a tool that the model's provider has of its own.
    fields:
      providerExecuted?: { type: bool, doc: Whether the provider ran it. }
      providerName?: { type: string, doc: The provider. }
      toolType?: { type: string, doc: "The provider's name for the tool, such as `web_search_call`." }
  finish-reason:
    doc: Why the model stopped. Other words of a provider survive.
    enum:
      stop: It was done.
      length: The answer reached its greatest length.
      tool-calls: It waits for the results of tools.
      content-filter: A filter of the provider cut the answer off.
      error: Something went wrong.
  usage:
    doc: How many tokens the answer took.
    fields:
      promptTokens?: { type: int, doc: The tokens of the prompt. }
      completionTokens?: { type: int, doc: The tokens of the answer. }
      totalTokens?: { type: int, doc: Both. }
  source-item:
    doc: A web page or a file that the answer draws on.
    fields:
      type: { type: source-kind, doc: The kind of source. }
      url?: { type: string, doc: Its address. Files may have none. }
      title?: { type: string, doc: Its title. }
      snippet?: { type: string, doc: An excerpt. }
      sourceId?: { type: string, doc: The provider's id. }
  source-kind:
    doc: The kind of a source.
    enum:
      web: A web page.
      file: A file.

  # The messages that a reducer makes of a stream

  message:
    doc: A message of the user or the assistant, ready to be stored.
    fields:
      id: { type: string, doc: The message's id. }
      role: { type: message-role, doc: Who wrote it. }
      parts: { type: list of message-part, doc: The parts of the message. }
      metadata: { type: object or null, doc: Data that the application keeps with the message. }
  message-role:
    doc: Who wrote a message.
    enum:
      user: The user.
      assistant: The agent.
  message-part:
    doc: A piece of a message. A tool named `call` or `result` collides with the documented parts when its message is read.
    union:
      cases:
        text: text-part
        reasoning: reasoning-part
        start-step: start-step-part
        tool-call: tool-call-part
        tool-result: tool-result-part
        tool-*: tool-part
        data-*: data-part
        error: error-part
  part-state:
    doc: Whether a part is complete.
    enum:
      streaming: It may still grow.
      done: It is complete.
  text-part:
    doc: Text.
    fields:
      text: { type: string, doc: The text. }
      state?: { type: part-state, doc: Whether it is complete. Messages of the user have no state. }
      providerMetadata?: { type: provider-metadata, doc: "The provider's metadata: the id of the answer, as `openai.itemId`." }
  reasoning-part:
    doc: The model's reasoning.
    fields:
      text: { type: string, doc: The reasoning; empty if the provider keeps it to itself. }
      state?: { type: part-state, doc: Whether it is complete. }
      providerMetadata?: { type: provider-metadata, doc: "The provider's metadata: the id of the block, as `openai.itemId`." }
  start-step-part:
    doc: Where a step begins.
    fields: {}
  tool-call-part:
    doc: A call of a tool, as documented. Its output is a part of its own.
    fields:
      toolCallId: { type: string, doc: The call. }
      toolName: { type: string, doc: The tool. }
      input: { type: any, doc: The input. }
      state: { const: call, doc: Says that this is the call. }
      callProviderMetadata?: { type: provider-metadata, doc: "The provider's metadata: the id of the call, as `openai.itemId`." }
  tool-result-part:
    doc: The result of a call, as documented.
    fields:
      toolCallId: { type: string, doc: The call. }
      toolName: { type: string, doc: The tool. }
      output?: { type: any, doc: The output of the tool. }
      errorText?: { type: string, doc: Why it failed. }
      state: { type: tool-result-state, doc: Whether there is an output. }
      callProviderMetadata?: { type: object, doc: "Who ran the tool, if it was the provider." }
    states:
      field: state
      values:
        result: { requires: [output], forbids: [errorText] }
        error: { requires: [errorText], forbids: [output] }
  tool-result-state:
    doc: The result of a call.
    enum:
      result: It has an output.
      error: It failed.
  tool-part:
    doc: A call with its output, as the package makes it. The `*` of its type is the name of the tool.
    fields:
      toolCallId: { type: string, doc: The call. }
      state: { type: tool-state, doc: How far it has come. }
      input: { type: any, doc: The input. }
      output: { type: any, doc: The output of the tool. }
      providerMetadata?: { type: any, doc: "The provider metadata of the output event, of any type." }
  tool-state:
    doc: How far a tool call has come.
    casing: kebab-case
    enum:
      output-available: The output is there.
  data-part:
    doc: Data of the application's own. The `*` of its type is its name.
    fields:
      data: { type: any, doc: The data. }
  error-part:
    doc: Where something went wrong.
    fields:
      error: { type: any, doc: "The text for the user; in odd cases another value." }

events:
  # The message

  start:
    doc: Begins the answer.
    fields:
      messageId?: { type: string, doc: "The provider's id of the answer. It becomes metadata of the text, and never the id of the message." }
    example: { messageId: msg_abc123 }

  response-metadata:
    doc: >-
      Tells what is known of the answer. It comes early with the id and the model, and again with the usage; what is newer
      counts.
    fields:
      id?: { type: string, doc: The provider's id of the answer. }
      modelId?: { type: string, doc: The model. }
      timestamp?: { type: string, doc: "When it was, after ISO 8601." }
      usage?: { type: usage or null, doc: "The tokens; null as long as they are not known." }
    example: { id: resp_abc123, modelId: gpt-4o, usage: { promptTokens: 50, completionTokens: 120, totalTokens: 170 } }

  finish-message:
    doc: Says why the answer is complete. The package keeps it to itself; readers after the documentation wait for it.
    fields:
      finishReason: { type: finish-reason, doc: Why the model stopped. }
      metadata?: { type: event-metadata, since: 0.5.1, doc: Where the event comes from. }
    example: { finishReason: stop }

  finish:
    doc: Ends the stream.
    example: {}

  error:
    doc: >-
      Says that something went wrong. The documentation calls the text `error` and the package `errorText`. What is still to
      come may follow, so that a stream that failed finishes like any other.
    fields:
      error?: { type: string, doc: "The text for the user, as documented." }
      errorText?: { type: string, since: 0.2.0, doc: "The text for the user, as the package sends it." }
    example: { error: Rate limit exceeded }

  abort:
    doc: Says that the answer was cut short on purpose. `finish` follows.
    since: 0.5.1
    below: drop
    fields:
      reason?: { type: string, doc: Why. }
    example: { reason: The time was up. }

  # Steps

  start-step:
    doc: Begins a step, one turn of the model.
    fields:
      metadata?: { type: event-metadata, since: 0.5.1, doc: Where the event comes from. }
    example: {}

  finish-step:
    doc: Ends a step.
    fields:
      metadata?: { type: event-metadata, since: 0.5.1, doc: Where the event comes from. }
    example: {}

  # Text and reasoning

  text-start:
    doc: Opens a block of text.
    fields:
      id: { type: string, doc: The block. }
    example: { id: block_123 }

  text-delta:
    doc: Appends text to a block.
    joins: delta
    fields:
      id: { type: string, doc: The block. }
      delta: { type: string, doc: The text to append. }
      metadata?: { type: event-metadata, since: 0.5.1, doc: Where the event comes from. }
    example: { id: block_123, delta: Hello }

  text-end:
    doc: Closes a block of text.
    fields:
      id: { type: string, doc: The block. }
    example: { id: block_123 }

  reasoning-start:
    doc: Opens a block of reasoning.
    fields:
      id: { type: string, doc: The block. }
    example: { id: reasoning_1 }

  reasoning-delta:
    doc: Appends text to a block of reasoning.
    joins: delta
    fields:
      id: { type: string, doc: The block. }
      delta: { type: string, doc: "The text to append; empty if the provider keeps its reasoning to itself." }
      metadata?: { type: event-metadata, since: 0.5.1, doc: Where the event comes from. }
    example: { id: reasoning_1, delta: Let me break this down step by step... }

  reasoning-end:
    doc: Closes a block of reasoning.
    fields:
      id: { type: string, doc: The block. }
    example: { id: reasoning_1 }

  # Tools

  tool-input-start:
    doc: Begins a call of a tool.
    fields:
      toolCallId: { type: string, doc: The new call. }
      toolName: { type: string, doc: The tool. }
    example: { toolCallId: call_abc123, toolName: get_weather }

  tool-input-delta:
    doc: Appends to the input of a call. Not every provider streams the input.
    joins: inputTextDelta
    fields:
      toolCallId: { type: string, doc: The call. }
      inputTextDelta: { type: string, doc: The next piece of the input's JSON text. }
    example: { toolCallId: call_abc123, inputTextDelta: '{"city":' }

  tool-input-available:
    doc: Gives the whole input of a call, begun or not.
    fields:
      toolCallId: { type: string, doc: The call. }
      toolName: { type: string, doc: The tool. }
      input: { type: any, doc: "The input, an object in all but odd cases." }
      providerMetadata?: { type: provider-metadata, since: 0.2.0, doc: The provider's metadata of the call. }
      metadata?: { type: event-metadata, since: 0.5.1, doc: Where the event comes from. }
    example: { toolCallId: call_abc123, toolName: get_weather, input: { city: San Francisco } }

  tool-output-available:
    doc: >-
      Gives the output of a call. If the provider ran the tool, it may come before the input.
    fields:
      toolCallId: { type: string, doc: The call. }
      output: { type: any, doc: The output of the tool. }
      callProviderMetadata?: { type: tool-execution, doc: "Who ran the tool, if it was the provider. The package does not send it." }
      metadata?: { type: event-metadata, since: 0.5.1, doc: Where the event comes from. }
    example: { toolCallId: call_abc123, output: { temp_f: 72, condition: sunny } }

  tool-output-error:
    doc: Says that a call failed. Readers after the documentation know no failed call; for them something went wrong.
    since: 0.5.1
    below: { send: error, with: { error: A tool failed. } }
    fields:
      toolCallId: { type: string, doc: The call. }
      errorText: { type: string, doc: The text for the user. }
    example: { toolCallId: call_abc123, errorText: The weather service did not answer. }

  # Content that comes in one piece

  source:
    doc: Names what the answer draws on.
    fields:
      sources: { type: list of source-item, doc: The web pages and files. }
    example:
      sources:
        - { type: web, url: "https://example.com/article", title: Weather Patterns in California, sourceId: src_abc123 }

  file:
    doc: Adds a file to the answer.
    fields:
      content: { type: string or null, doc: The file in base64. }
      name: { type: string, doc: Its name. }
      mimeType: { type: string, doc: "Its media type, such as `image/png`." }
    example: { content: SGk=, name: hello.txt, mimeType: text/plain }

  # Data of the application

  data-*:
    swift: DataEvent
    doc: Carries data of the application's own; the `*` names the kind.
    fields:
      data: { type: any, doc: The data. }
      transient?: { type: bool, doc: Whether the data is for the moment and leaves no part. }
    example: { name: progress, data: { percent: 50 }, transient: true }

lifecycle:
  message:
    doc: The whole stream. An error and an abort are events inside it.
    opens: start
    closes: finish
    id: messageId
    on-failure: { send: error, text: error, masked: An error occurred. }
    on-cancel: { send: abort }
  news:
    doc: Events that may come at any time.
    within: message
    single: [response-metadata, source, file, data-*, error, abort]
  reason:
    doc: Why the answer is complete. Steps are finished before it.
    within: message
    single: [finish-message]
    interrupts: [step]
  step:
    doc: One turn of the model.
    within: message
    opens: start-step
    closes: finish-step
  text:
    doc: A block of text. Reasoning that is open closes before it.
    within: step
    key: id
    opens: text-start
    continues: text-delta
    closes: text-end
    interrupts: [reasoning]
  reasoning:
    doc: A block of reasoning. Text that is open closes before it.
    within: step
    key: id
    opens: reasoning-start
    continues: reasoning-delta
    closes: reasoning-end
    interrupts: [text]
  tool:
    doc: A tool call, from its input to its output. The agent runs every tool itself, so none may stay open.
    within: step
    key: toolCallId
    interrupts: [text, reasoning]
    states:
      input-streaming: { doc: The input is arriving. }
      input-available: { doc: The input is complete. }
      output-available: { doc: The output is there. The input may follow it if the provider ran the tool. }
      output-error: { doc: The call failed. }
    on-end:
      in: [input-streaming, input-available]
      send: tool-output-error
      with: { errorText: The call was not finished. }
    transitions:
      tool-input-start: { from: none, to: input-streaming }
      tool-input-delta: { from: input-streaming, to: input-streaming }
      tool-input-available:
        - { from: [none, input-streaming], to: input-available }
        - { from: output-available, to: output-available }
      tool-output-available: { from: [none, input-streaming, input-available, output-available], to: output-available }
      tool-output-error: { from: [input-streaming, input-available], to: output-error }

writers:
  # Text and reasoning
  write-text:
    doc: Appends text to the answer.
    appends: text
    omits: [metadata]
  write-reasoning:
    doc: Appends text to the reasoning.
    appends: reasoning
    omits: [metadata]

  # A tool call in one go
  begin-tool-call:
    doc: Begins a call of a tool whose input is known. Returns the call's id, which the output needs.
    emits: [tool-input-start, tool-input-available]
    unlabelled: toolName
    generates: toolCallId
    labels: { toolCallId: id }
    omits: [metadata]
  complete-tool-call:
    doc: Gives the output of a call.
    emits: tool-output-available
    unlabelled: toolCallId
    omits: [metadata]
  fail-tool-call:
    doc: Says that a call failed. The text is shown to the user.
    emits: tool-output-error
    unlabelled: toolCallId

  # A tool call whose input is streamed
  start-tool-input:
    doc: Begins a call of a tool whose input arrives piece by piece. Returns the call's id, which the rest needs.
    emits: tool-input-start
    unlabelled: toolName
    generates: toolCallId
    labels: { toolCallId: id }
  append-tool-input:
    doc: Appends a piece of JSON text to the input of a call.
    emits: tool-input-delta
    unlabelled: toolCallId
    labels: { inputTextDelta: text }
  finish-tool-input:
    doc: Gives the whole input of a call that was streamed.
    emits: tool-input-available
    unlabelled: toolCallId
    labels: { toolName: name }
    omits: [metadata]

  # What is told at any time
  write-sources:
    doc: Names what the answer draws on.
    emits: source
    unlabelled: sources
  write-file:
    doc: Adds a file to the answer.
    emits: file
  write-response-metadata:
    doc: Tells what is known of the answer.
    emits: response-metadata
  write-data:
    doc: Writes data of the application's own.
    emits: data-*
    unlabelled: name
  write-error:
    doc: Says that something went wrong. The text is shown to the user.
    emits: error
    unlabelled: error
    omits: [errorText]

  # Steps and the end
  new-step:
    doc: Begins a step, finishing the one that is open.
    emits: start-step
    omits: [metadata]
  finish:
    doc: Says why the answer is complete, and ends the stream.
    emits: [finish-message, finish]
    labels: { finishReason: reason }
    omits: [metadata]
  abort:
    doc: Says that the answer was cut short on purpose, and ends the stream.
    emits: [abort, finish]

applications:
  data: { event: data-*, value: data, transient: transient }
  tools:
    id: toolCallId
    name: toolName
    call: [tool-input-start, { event: tool-input-available, value: input }]
    output: { event: tool-output-available, value: output }
    failure: { event: tool-output-error, text: errorText }

messages:
  message: message
  part: message-part
"""###,
    ]
}
