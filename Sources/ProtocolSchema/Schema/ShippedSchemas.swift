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
      tool-output-available: { from: [input-available, approval-requested, output-available], to: output-available }
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
