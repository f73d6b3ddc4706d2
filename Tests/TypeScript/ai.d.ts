// As much of the module "ai" as the generated types fill, written by hand after its documentation.
declare module "ai" {
  export type UIDataTypes = Record<string, unknown>;
  export type UITool = { input: unknown; output: unknown | undefined };
  export type UITools = Record<string, UITool>;

  type ValueOf<T> = T[keyof T];

  export type DataUIPart<DATA extends UIDataTypes> = ValueOf<{
    [NAME in keyof DATA & string]: { type: `data-${NAME}`; id?: string; data: DATA[NAME] };
  }>;

  export type ToolUIPart<TOOLS extends UITools> = ValueOf<{
    [NAME in keyof TOOLS & string]: { type: `tool-${NAME}`; toolCallId: string } & (
      | { state: "input-available"; input: TOOLS[NAME]["input"]; output?: never }
      | { state: "output-available"; input: TOOLS[NAME]["input"]; output: TOOLS[NAME]["output"] }
    );
  }>;

  export type TextUIPart = { type: "text"; text: string };

  export interface UIMessage<
    METADATA = unknown,
    DATA_PARTS extends UIDataTypes = UIDataTypes,
    TOOLS extends UITools = UITools,
  > {
    id: string;
    role: "system" | "user" | "assistant";
    metadata?: METADATA;
    parts: Array<TextUIPart | DataUIPart<DATA_PARTS> | ToolUIPart<TOOLS>>;
  }

  export interface JSONSchema7 {
    $ref?: string;
    type?: "string" | "number" | "integer" | "boolean" | "object" | "array" | "null";
    required?: string[];
    properties?: { [key: string]: JSONSchema7 | boolean };
  }

  export function jsonSchema<T>(schema: JSONSchema7): { readonly type: T };
}
