// What a frontend does with the generated types. Every `@ts-expect-error` must be an error, or the check fails.
import { jsonSchema } from "ai";
import type { ChatMessage, ChatDataParts, ChatTools, Citation, Metadata, Progress } from "./chat";
import { chatSchemas } from "./chat-schemas";
import type { RAGChatMessage } from "./rag";

export function show(message: ChatMessage): string {
  for (const part of message.parts) {
    switch (part.type) {
      case "text":
        return part.text;
      case "data-notification": {
        const level: "info" | "success" | "warning" | "error" = part.data.level;
        // @ts-expect-error the level is none of these
        const other: "loud" = part.data.level;
        return level + other;
      }
      case "data-stage-data": {
        // @ts-expect-error may be absent
        const steps: number = part.data.total_steps;
        return String(steps);
      }
      case "data-suggestions":
        return part.data.map((text) => text.toUpperCase()).join();
      case "tool-get_weather": {
        const unit: "celsius" | "fahrenheit" | undefined = part.input.unit;
        if (part.state === "output-available") return part.output.condition + unit;
        // @ts-expect-error there is no such field
        return part.input.town;
      }
      case "tool-confirm":
        return part.state === "output-available" && part.output ? "yes" : part.input.question;
    }
    // @ts-expect-error no data of this name is declared
    if (part.type === "data-unknown") return "";
  }
  const reason: string | null | undefined = message.metadata?.finish_reason;
  // @ts-expect-error may be null
  const known: string = message.metadata!.finish_reason;
  return (reason ?? known) + message.metadata?.model;
}

export const progress: Progress = { percent: 1 };
// @ts-expect-error absent is not undefined
export const undefinedProgress: Progress = { percent: undefined };
// @ts-expect-error null is not absent
export const nullProgress: Progress = { percent: null };
// @ts-expect-error a required field is missing
export const citation: Citation = { url: "https://example.com", title: "A title", snippet: "An excerpt" };
export const metadata: Metadata = { model: "small", finish_reason: null };
// @ts-expect-error a field that is required may be null, but not absent
export const noMetadata: Metadata = { model: "small" };

export type Names = keyof ChatDataParts | keyof ChatTools;
export const names: Names[] = ["progress", "stage-data", "get_weather", "confirm"];
// @ts-expect-error no such name
export const noName: Names = "stage_data";

export const checks = [
  jsonSchema<Progress>(chatSchemas.data.progress),
  jsonSchema<Metadata>(chatSchemas.metadata),
  jsonSchema<boolean>(chatSchemas.tools.confirm.output),
];
// @ts-expect-error no such schema
export const noSchema = chatSchemas.data.unknown;

export const sources = (message: RAGChatMessage) =>
  message.parts.flatMap((part) => (part.type === "data-source" ? [part.data.score] : []));

export function ragTypes(message: RAGChatMessage): string[] {
  // @ts-expect-error this application declares no tools
  return message.parts.map((part) => (part.type === "tool-search" ? "search" : part.type));
}
