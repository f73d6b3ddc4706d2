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
    5.0.0: 5.0.244
    6.0.0: 6.0.264
    7.0.0: 7.0.77
  tolerant-since: [5.0.217, 6.0.231, 7.0.32]
  forbidden-keys: [__proto__, constructor.prototype]
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
      doc: A `tool-input-error` keeps the kind of the call that is there, static or dynamic, whatever its own `dynamic` says.
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
    resume-starts-empty:
      since: [5.0.233, 6.0.250, 7.0.61]
      doc: A resumed stream builds its message anew. Before, it went on with a copy of the last answer and doubled its parts.
    regenerate-starts-empty:
      since: [6.0.244, 7.0.54]
      doc: A regenerated answer builds its message anew, even behind another message of the assistant.
    start-keeps-submitted:
      since: [5.0.236, 6.0.255, 7.0.66]
      doc: The chat is `streaming` from the first content on. Before, `start` with an id or metadata was enough.
    reports-errors-to-on-finish:
      since: 5.0.29
      doc: The callback `onFinish` is also called after an error, and told of it.
    settles-empty-resume:
      since: 5.0.2
      doc: A chat with nothing to resume (status 204) is ready again. Before, it stayed `submitted`.
    no-resubmit-after-error:
      since: 5.0.72
      doc: A failed stream is not posted again on its own.
    resume-can-be-stopped:
      since: [5.0.231, 6.0.249, 7.0.56]
      doc: Stopping the chat cancels the request that resumes a stream.
    # What the client posts
    lower-case-request-headers:
      since: 5.0.81
      doc: The names of request headers are in lower case.
    user-agent:
      since: [5.0.45, 6.0.0]
      until: [5.0.152, 6.0.125]
      doc: Requests name the SDK and its version in `user-agent`.

types:
  provider-metadata:
    type: map of map of any
    doc: What a model's provider wants to see again, such as an item's id. An object for each provider, by its name.
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
      metadata?: { type: any, doc: What the application keeps beside the parts. }
      parts: { type: list of ui-message-part, doc: What it is made of. }
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
    doc: What the model thought.
    fields:
      text: { type: string, doc: The reasoning so far. }
      state?: { type: part-state, doc: Whether it is complete. }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata. }
      id?: { type: string, since: [5.0.234, 6.0.253, 7.0.63], doc: The id it was streamed with. }
  reasoning-file-part:
    doc: A file that belongs to the reasoning. Version 7 knows it.
    fields:
      mediaType: { type: string, doc: Its media type. }
      url: { type: string, doc: "Where the file is, or the file itself as a data URL." }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata. }
  file-part:
    doc: A file, of the user or the assistant.
    fields:
      mediaType: { type: string, doc: Its media type. }
      url: { type: string, doc: "Where the file is, or the file itself as a data URL." }
      filename?: { type: string, doc: Its name. Files that the user attaches have one. }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata. }
      providerReference?:
        type: map of string
        since: 7.0.0
        doc: What the providers call a file that was uploaded to them, by provider.
  source-url-part:
    doc: A web page that the answer draws on.
    fields:
      sourceId: { type: string, doc: The source. }
      url: { type: string, doc: Its address. }
      title?: { type: string, doc: Its title. }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata. }
  source-document-part:
    doc: A document that the answer draws on.
    fields:
      sourceId: { type: string, doc: The source. }
      mediaType: { type: string, doc: Its media type. }
      title: { type: string, doc: Its title. }
      filename?: { type: string, doc: Its file name. }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata. }
  custom-part:
    doc: Content that only its provider understands. Version 7 knows it.
    fields:
      kind: { type: string, doc: "What it is, as provider and name." }
      providerMetadata?: { type: provider-metadata, doc: The content itself. }
  step-start-part:
    doc: Where a step begins. The parts up to the next one are one turn of the model.
    fields: {}
  data-part:
    doc: Data of the application's own. What the `*` of its type stands for is its name.
    fields:
      id?: { type: string, doc: What later data is matched by. }
      data: { type: any, doc: The data. }

  # Tool calls in messages

  tool-part:
    doc: A call of a tool that the client's types know. What the `*` of its type stands for is the tool's name.
    includes: [tool-call]
    fields: {}
  dynamic-tool-part:
    doc: A call of a tool that the client's types do not know, so that its name is an ordinary field.
    includes: [tool-call]
    fields:
      toolName: { type: string, doc: The tool. }
  tool-call:
    doc: What all tool calls of a message have. Which of it is there depends on the state.
    fields:
      toolCallId: { type: string, doc: The call. }
      state: { type: tool-state, doc: How far it has come. }
      title?: { type: string, since: 6.0.0, doc: What to show for the call. }
      toolMetadata?: { type: object, since: 6.0.176, doc: Metadata of the tool itself. }
      providerExecuted?: { type: bool, doc: Whether the model's provider runs the tool. }
      input?: { type: any, doc: "The input, as far as it is known." }
      rawInput?: { type: any, since: 5.0.7, doc: Input that the tool could not take. }
      output?: { type: any, doc: What the tool returned. }
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
      What `useChat` posts. An application may put more keys beside these, or replace the body altogether, so only the
      messages are sure to be there.
    fields:
      id?: { type: string, doc: The chat. }
      messages: { type: list of ui-message, doc: "All messages of the chat, oldest first." }
      trigger?: { type: chat-trigger, doc: What made the client ask. }
      messageId?:
        type: string
        doc: >-
          The message it is about: the one that was edited or shall be regenerated, or the answer to continue with
          results of tools or an approval.
  chat-trigger:
    doc: What made the client ask.
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
      errorText: { type: string, doc: What the user is told. }
    example: { errorText: An error occurred. }

  # Steps

  start-step:
    doc: Begins a step, one turn of the model. What follows up to the next step belongs to it.
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
      kind: { type: string, doc: "What it is, as provider and name: `openai.compaction`." }
      providerMetadata?: { type: provider-metadata, doc: The content itself. }
    example: { kind: openai.compaction, providerMetadata: { openai: { itemId: cmp-1 } } }

  # Data of the application

  data-*:
    swift: DataEvent
    doc: >-
      Carries data of the application's own; what the `*` stands for names the kind. Data with an id replaces the data
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
      title?: { type: string, since: 6.0.0, doc: What to show for the call. }
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
      title?: { type: string, since: 6.0.0, doc: What to show for the call. }
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
      input: { type: any, doc: "The input as the model gave it, as text if it is no JSON." }
      errorText: { type: string, doc: What is wrong with it. }
      providerExecuted?: { type: bool, doc: Whether the model's provider runs the tool. }
      dynamic?: { type: bool, doc: Whether the tool is not known to the client's types. }
      providerMetadata?: { type: provider-metadata, doc: The provider's metadata of the call. }
      title?: { type: string, since: 6.0.0, doc: What to show for the call. No client keeps it from here. }
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
      isAutomatic?: { type: bool, since: 7.0.0, doc: Whether the answer is given without asking the user. }
    example: { approvalId: approval-1, toolCallId: call-1 }

  tool-approval-response:
    doc: >-
      Answers a request for approval on the server. Older clients only lack the answer; what the tool gives, or that it
      was denied, they are told by other events.
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
      output: { type: any, doc: What the tool returned. }
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
      errorText: { type: string, doc: What the user is told. }
      providerExecuted?: { type: bool, doc: Whether the model's provider ran the tool. }
      dynamic?: { type: bool, doc: Whether the call is a dynamic one. Version 5 finds the call by it. }
      providerMetadata?: { type: provider-metadata, since: 6.0.120, doc: The provider's metadata of the output. }
      toolMetadata?: { type: object, since: 6.0.176, doc: Metadata of the tool itself. No client keeps it from here. }
    example: { toolCallId: call-1, errorText: The weather service did not answer. }

  tool-output-denied:
    doc: >-
      Says that a call was not allowed to run, and so has no output. For clients that know no approval the call failed.
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
    on-failure: { send: error, text: errorText }
    on-cancel: { send: abort }
  metadata:
    doc: Metadata may be merged at any time.
    within: message
    single: [message-metadata]
  data:
    doc: Data of the application may come at any time. It interrupts nothing, since it may replace an earlier part or leave none.
    within: message
    single: [data-*]
  step:
    doc: One turn of the model.
    within: message
    opens: start-step
    closes: finish-step
    resets: reset-step
  text:
    doc: A text part. Reasoning that is open closes before it, so that parts stand in the order they were written in.
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
    doc: Content that comes in one piece. What is open closes before it, so that later text comes behind it.
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
      input-streaming:
        doc: The input is arriving. A stream that ends here tells the client that the call failed.
        on-end: { send: tool-output-error, with: { errorText: The call was not finished. } }
      input-available:
        doc: The input is complete. The server runs the tool, or the client does after the stream.
        may-stay-open: true
      approval-requested:
        doc: The user was asked. The answer comes with the next request.
        may-stay-open: true
      output-available: { doc: The output is there. It may be replaced by a better one. }
      output-error: { doc: The call failed. }
      output-denied: { doc: The call was not allowed to run. }
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
      tool-output-denied: { from: approval-requested, to: output-denied }
  approval:
    doc: The answer to a request for approval. It names the request and not the call, so it stands beside the call.
    within: message
    single: [tool-approval-response]

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
    doc: Begins a step, finishing the one that is open. Needed only for steps that the user shall see apart.
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

messages:
  message: ui-message
  part: ui-message-part
  request: chat-request
"""###,
    ]
}
