"""Reads YAML by the rules of schemas: `true`, `false`, `null` and numbers are typed, other scalars are text."""
import re

import yaml


class SchemaLoader(yaml.CSafeLoader):
    """The C loader, since the Python one cannot read `{ id?: string }`."""


SchemaLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":bool", ":timestamp", ":merge", ":value"))]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
SchemaLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), list("tf"))


def parse(text):
    return yaml.load(text, Loader=SchemaLoader)
